import type { AppContract } from '../../src-preload/contract/app';
import type { Events } from '../../src-preload/contract/define';

type AppEvents = Events<AppContract>;

/** Any one event of the contract. */
export type AppEvent = { readonly [E in keyof AppEvents & string]: { readonly event: E; readonly payload: AppEvents[E] } }[keyof AppEvents & string];

export interface EventHub {
  emit(event: AppEvent): void;
  /** Returns the function that stops listening. */
  on(listener: (event: AppEvent) => void): () => void;
}

export function createEventHub(): EventHub {
  const listeners = new Set<(event: AppEvent) => void>();
  return {
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
