import { createStore } from 'zustand/vanilla';
import type { Layer, LayerId } from '../../../src-preload/model/document';
import type { ReadableStore } from '../store';
import type { SessionState } from './session';

export interface LayerSelection {
  readonly store: ReadableStore<{ readonly selected: LayerId | undefined }>;
  select(id: LayerId | undefined): void;
  /** The selected layer as it is now. */
  current(): Layer | undefined;
}

/** Which layer is chosen. It follows the document: a layer that is gone is not selected, a new one on top is. */
export function createLayerSelection(session: ReadableStore<SessionState>): LayerSelection {
  const store = createStore<{ readonly selected: LayerId | undefined }>(() => ({ selected: undefined }));

  session.subscribe((state, before) => {
    if (state.document === before.document) return;
    const layers = state.document?.layers ?? [];
    const { selected } = store.getState();
    const old = state.document?.id === before.document?.id ? before.document?.layers : undefined;
    const added = old && layers.find((layer) => !old.some((known) => known.id === layer.id));
    if (added) store.setState({ selected: added.id });
    else if (!layers.some((layer) => layer.id === selected)) store.setState({ selected: layers.at(-1)?.id });
  });

  return {
    store,
    select: (selected) => store.setState({ selected }),
    current: () => session.getState().document?.layers.find((layer) => layer.id === store.getState().selected),
  };
}
