import { createStore } from 'zustand/vanilla';
import type { Settings } from '../../../src-preload/contract/settings';
import type { Engine } from '../engine';
import type { ReadableStore } from '../store';

export type Theme = Settings['theme'];
export type Language = Settings['language'];

export interface PreferencesState {
  readonly theme: Theme;
  readonly language: Language;
}

export interface Preferences {
  readonly store: ReadableStore<PreferencesState>;
  load(): Promise<void>;
  setTheme(theme: Theme): void;
  setLanguage(language: Language): void;
}

const pick = ({ theme, language }: Settings): PreferencesState => ({ theme, language });

/** Shown at once, kept by the engine, and the same in every window. */
export function createPreferences(engine: Engine, onError: (error: unknown) => void): Preferences {
  const store = createStore<PreferencesState>(() => ({ theme: 'system', language: 'system' }));
  engine.on('settings.changed', (settings) => store.setState(pick(settings)));
  const set = (patch: Partial<PreferencesState>): void => {
    store.setState(patch);
    engine.services.settings.set(patch).catch(onError);
  };
  return {
    store,
    load: async () => store.setState(pick(await engine.services.settings.get({}))),
    setTheme: (theme) => set({ theme }),
    setLanguage: (language) => set({ language }),
  };
}
