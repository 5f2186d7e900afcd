import { createStore } from 'zustand/vanilla';
import type { ReadableStore } from '../store';

/** What helps to place things, and whether it shows or acts. A matter of this page, not of the document. */
export interface ViewOptionsState {
  readonly rulers: boolean;
  readonly guides: boolean;
  readonly snap: boolean;
  /** Lines between the pixels, from 800 % on. */
  readonly pixelGrid: boolean;
}
export type ViewOption = keyof ViewOptionsState;

export interface ViewOptions {
  readonly store: ReadableStore<ViewOptionsState>;
  toggle(option: ViewOption): void;
  set(change: Partial<ViewOptionsState>): void;
}

export const usualViewOptions: ViewOptionsState = { rulers: false, guides: true, snap: true, pixelGrid: true };

export function createViewOptions(): ViewOptions {
  const store = createStore<ViewOptionsState>(() => usualViewOptions);
  return {
    store,
    toggle: (option) => store.setState({ [option]: !store.getState()[option] }),
    set: (change) => store.setState(change),
  };
}
