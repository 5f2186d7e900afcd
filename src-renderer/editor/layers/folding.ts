import { createStore } from 'zustand/vanilla';
import type { LayerId } from '../../../src-preload/model/document';
import type { ReadableStore } from '../store';

export interface Folding {
  readonly store: ReadableStore<{ readonly folded: ReadonlySet<LayerId> }>;
  toggle(id: LayerId, folded?: boolean): void;
}

/** Which groups are folded up in the list: a matter of this window, not of the document. */
export function createFolding(): Folding {
  const store = createStore<{ readonly folded: ReadonlySet<LayerId> }>(() => ({ folded: new Set() }));
  return {
    store,
    toggle: (id, folded) => {
      const next = new Set(store.getState().folded);
      if (folded ?? !next.has(id)) next.add(id);
      else next.delete(id);
      store.setState({ folded: next });
    },
  };
}
