import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Preferences } from '../editor/preferences/preferences';

/** Puts the theme on the page: the chosen one, or the system's as long as none is chosen. */
export function useTheme(preferences: Preferences): void {
  const theme = useStore(preferences.store, (state) => state.theme);
  useEffect(() => {
    const system = window.matchMedia('(prefers-color-scheme: light)');
    const put = (): void => {
      document.documentElement.dataset['theme'] = theme === 'system' ? (system.matches ? 'light' : 'dark') : theme;
    };
    put();
    system.addEventListener('change', put);
    return () => system.removeEventListener('change', put);
  }, [theme]);
}
