import { useEffect, useLayoutEffect } from 'react';
import { useStore } from 'zustand';
import type { Preferences } from '../../editor/preferences/preferences';
import { remember } from './remembered';

/** Puts theme, accent and density on the page before it is painted. The theme is the system's as long as none is chosen. */
export function useAppearance(preferences: Preferences): void {
  const theme = useStore(preferences.store, (state) => state.theme);
  const accent = useStore(preferences.store, (state) => state.accent);
  const density = useStore(preferences.store, (state) => state.density);

  useLayoutEffect(() => {
    const system = window.matchMedia('(prefers-color-scheme: light)');
    const put = (): void => {
      document.documentElement.dataset['theme'] = theme === 'system' ? (system.matches ? 'light' : 'dark') : theme;
    };
    put();
    system.addEventListener('change', put);
    return () => system.removeEventListener('change', put);
  }, [theme]);

  useLayoutEffect(() => {
    document.documentElement.dataset['accent'] = accent;
    document.documentElement.dataset['density'] = density;
  }, [accent, density]);

  useEffect(() => preferences.store.subscribe(remember), [preferences]);
}
