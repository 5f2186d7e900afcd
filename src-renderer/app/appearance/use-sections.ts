import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Preferences } from '../../editor/preferences/preferences';
import type { Sections } from '../../ui/sections';

/** Which sections of the side panel are folded up, kept with the settings. */
export function useSections(preferences: Preferences): Sections {
  const collapsed = useStore(preferences.store, (state) => state.collapsedSections);
  return useMemo(() => ({ collapsed, toggle: preferences.toggleSection }), [collapsed, preferences]);
}
