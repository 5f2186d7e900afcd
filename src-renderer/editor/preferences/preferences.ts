import { createStore } from 'zustand/vanilla';
import { defaultSettings, type Settings } from '../../../src-preload/contract/settings';
import type { Engine } from '../engine';
import type { ReadableStore } from '../store';
import { withId, withoutId } from './id-list';

export type Theme = Settings['theme'];
export type Accent = Settings['accent'];
export type Density = Settings['density'];
export type Language = Settings['language'];

export interface Preferences {
  readonly store: ReadableStore<Settings>;
  load(): Promise<void>;
  /** What was last known, until the engine has told: shown, not sent. */
  assume(settings: Partial<Settings>): void;
  change(patch: Partial<Settings>): void;
  toggleSide(): void;
  /** Folds a section of the side panel up, or unfolds it. */
  toggleSection(id: string): void;
  dismissHint(id: string): void;
  showHintsAgain(): void;
}

/** Shown at once, kept by the engine, and the same in every window. */
export function createPreferences(engine: Engine, onError: (error: unknown) => void): Preferences {
  const store = createStore<Settings>(() => defaultSettings);
  /** On their way. What the engine says meanwhile does not know of them yet. */
  let sending: readonly Partial<Settings>[] = [];
  const take = (settings: Settings): void => store.setState(Object.assign({}, settings, ...sending) as Settings);
  const load = async (): Promise<void> => take(await engine.services.settings.get({}));
  engine.on('settings.changed', take);

  const send = async (patch: Partial<Settings>): Promise<void> => {
    sending = [...sending, patch];
    const arrived = (): void => {
      sending = sending.filter((other) => other !== patch);
    };
    try {
      const settings = await engine.services.settings.set(patch);
      arrived();
      take(settings);
    } catch (error) {
      arrived();
      onError(error);
      // Without an answer nobody knows what was kept; the next connection loads anew.
      await load().catch(() => undefined);
    }
  };
  const change = (patch: Partial<Settings>): void => {
    store.setState(patch);
    void send(patch);
  };
  const now = (): Settings => store.getState();

  return {
    store,
    load,
    change,
    assume: (settings) => store.setState(settings),
    toggleSide: () => change({ sideHidden: !now().sideHidden }),
    toggleSection: (id) => {
      const { collapsedSections: ids } = now();
      change({ collapsedSections: ids.includes(id) ? withoutId(ids, id) : withId(ids, id) });
    },
    dismissHint: (id) => {
      const { dismissedHints: ids } = now();
      if (!ids.includes(id)) change({ dismissedHints: withId(ids, id) });
    },
    showHintsAgain: () => change({ dismissedHints: [] }),
  };
}
