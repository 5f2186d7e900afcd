import { createStore } from 'zustand/vanilla';
import type { ReadableStore } from '../store';

export interface WandState {
  /** Largest difference of any channel, 0..255. */
  readonly tolerance: number;
  /** Only pixels that hang together with the clicked one. */
  readonly contiguous: boolean;
}

export interface WandOptions {
  readonly store: ReadableStore<WandState>;
  set(change: Partial<WandState>): void;
}

export function createWandOptions(): WandOptions {
  const store = createStore<WandState>(() => ({ tolerance: 32, contiguous: true }));
  return { store, set: (change) => store.setState(change) };
}
