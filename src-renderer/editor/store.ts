import type { StoreApi } from 'zustand/vanilla';

/** The reading end of a store: what everyone but its owner gets. */
export type ReadableStore<T> = Pick<StoreApi<T>, 'getState' | 'getInitialState' | 'subscribe'>;
