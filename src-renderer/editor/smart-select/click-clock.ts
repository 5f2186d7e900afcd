import { createStore } from 'zustand/vanilla';
import type { ReadableStore } from '../store';

export interface ClickClock {
  readonly store: ReadableStore<{ readonly clickMs: number | undefined }>;
  pressed(at: number): void;
  drawn(at: number): void;
}

/**
 * The click time in the status bar: from the pointer going down to the overlay being drawn, as the person sees it.
 * @param isReady whether a click can be answered now: one that waits for its photo says nothing about clicks
 */
export function createClickClock(isReady: () => boolean): ClickClock {
  const store = createStore<{ readonly clickMs: number | undefined }>(() => ({ clickMs: undefined }));
  let since: number | undefined;
  return {
    store,
    pressed: (at) => {
      since = isReady() ? at : undefined;
    },
    drawn: (at) => {
      if (since === undefined) return;
      store.setState({ clickMs: at - since });
      since = undefined;
    },
  };
}
