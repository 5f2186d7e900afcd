import { createStore } from 'zustand/vanilla';
import type { ReadableStore } from '../store';
import type { KeyInput } from './shortcut';

export interface KeyboardLayout {
  /** By the code of a key, the sign that it types without Shift, as far as known. */
  readonly store: ReadableStore<{ readonly signs: ReadonlyMap<string, string> }>;
  /** Learns from a key that was pressed. */
  note(input: KeyInput): void;
}

type ReadSigns = () => Promise<ReadonlyMap<string, string>>;

/** The Keyboard Map API (WICG), which not every browser has. */
const fromBrowser: ReadSigns = async () => {
  const { keyboard } = globalThis.navigator as { readonly keyboard?: { getLayoutMap(): Promise<Iterable<readonly [string, string]>> } };
  return new Map(await keyboard?.getLayoutMap());
};

/** What the keys of this keyboard type: asked once, and again when a key types something else. */
export function createKeyboardLayout(read: ReadSigns = fromBrowser): KeyboardLayout {
  const store = createStore<{ readonly signs: ReadonlyMap<string, string> }>(() => ({ signs: new Map() }));
  let told: ReadonlyMap<string, string> = new Map();
  /** What was really typed counts for more: of several layouts a system may tell another one. */
  let typed: ReadonlyMap<string, string> = new Map();

  const publish = (): void => store.setState({ signs: new Map([...told, ...typed]) });
  const ask = (): void => {
    read().then(
      (signs) => {
        told = signs;
        publish();
      },
      () => undefined,
    );
  };
  ask();
  return {
    store,
    note: (input) => {
      const { key, code, ctrlKey, metaKey, altKey, shiftKey } = input;
      const isBare = !ctrlKey && !metaKey && !altKey && !shiftKey && input.getModifierState?.('AltGraph') !== true;
      const sign = key.toLowerCase();
      if (!isBare || key.length !== 1 || code === '' || store.getState().signs.get(code) === sign) return;
      // Another layout has been chosen.
      if (typed.has(code)) typed = new Map();
      typed = new Map(typed).set(code, sign);
      publish();
      ask();
    },
  };
}
