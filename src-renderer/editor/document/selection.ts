import { createStore } from 'zustand/vanilla';
import type { Layer, LayerId } from '../../../src-preload/model/document';
import { ancestorsOf } from '../../../src-preload/model/tree';
import type { ReadableStore } from '../store';
import type { SessionState } from './session';

export interface LayerSelectionState {
  /** In the order in which they were chosen; the last one is the one that properties are about. */
  readonly selected: readonly LayerId[];
}

export interface LayerSelection {
  readonly store: ReadableStore<LayerSelectionState>;
  /** This one alone, or none. */
  select(id: LayerId | undefined): void;
  set(ids: readonly LayerId[]): void;
  /** Adds it, or takes it out. */
  toggle(id: LayerId): void;
  /** Everything between the last chosen one and this one, in `order`. */
  extendTo(id: LayerId, order: readonly LayerId[]): void;
  has(id: LayerId): boolean;
  /** The layer chosen last, as it is now. */
  current(): Layer | undefined;
  /** The chosen layers from the bottom to the top, without those that lie in a chosen group. */
  roots(): readonly Layer[];
}

/** Which layers are chosen. It follows the document: a layer that is gone is not selected, a new one on top is. */
export function createLayerSelection(session: ReadableStore<SessionState>): LayerSelection {
  const store = createStore<LayerSelectionState>(() => ({ selected: [] }));
  const layersNow = (): readonly Layer[] => session.getState().document?.layers ?? [];

  session.subscribe((state, before) => {
    if (state.document === before.document) return;
    const layers = state.document?.layers ?? [];
    const { selected } = store.getState();
    const old = state.document?.id === before.document?.id ? before.document?.layers : undefined;
    const added = old ? layers.filter((layer) => !old.some((known) => known.id === layer.id)) : [];
    const roots = added.filter((layer) => !added.some(({ id }) => id === layer.parent));
    const kept = selected.filter((id) => layers.some((layer) => layer.id === id));
    if (roots.length > 0) store.setState({ selected: roots.map(({ id }) => id) });
    else if (kept.length === 0 && (selected.length > 0 || !old)) store.setState({ selected: layers.slice(-1).map(({ id }) => id) });
    else if (kept.length !== selected.length) store.setState({ selected: kept });
  });

  const set = (selected: readonly LayerId[]): void => store.setState({ selected });
  const isChosen = (id: LayerId): boolean => store.getState().selected.includes(id);

  return {
    store,
    set,
    select: (id) => set(id === undefined ? [] : [id]),
    toggle: (id) => {
      const { selected } = store.getState();
      set(selected.includes(id) ? selected.filter((other) => other !== id) : [...selected, id]);
    },
    extendTo: (id, order) => {
      const { selected } = store.getState();
      const last = selected.at(-1);
      const from = last === undefined ? -1 : order.indexOf(last);
      const to = order.indexOf(id);
      if (from < 0 || to < 0) return set([id]);
      const run = order.slice(Math.min(from, to), Math.max(from, to) + 1);
      const others = selected.filter((other) => !run.includes(other));
      set([...others, ...run.filter((other) => other !== last), ...(last === undefined ? [] : [last])]);
    },
    has: isChosen,
    current: () => {
      const last = store.getState().selected.at(-1);
      return layersNow().find((layer) => layer.id === last);
    },
    roots: () => {
      const layers = layersNow();
      return layers.filter((layer) => isChosen(layer.id) && !ancestorsOf(layers, layer).some(({ id }) => isChosen(id)));
    },
  };
}
