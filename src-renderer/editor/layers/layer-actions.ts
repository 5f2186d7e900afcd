import type { BlendMode } from '../../../src-preload/model/blend';
import type { LayerEffects } from '../../../src-preload/model/effects';
import { isPlaced, type Layer, type LayerId } from '../../../src-preload/model/document';
import type { LayerPatch, Operation } from '../../../src-preload/model/operation';
import { layerOf } from '../../../src-preload/model/tree';
import type { Session } from '../document/session';

/** Changes of single fields. What several layers have in common is changed for all of them in one step. */
export interface LayerActions {
  rename(id: LayerId, name: string): void;
  toggleVisible(ids: readonly LayerId[]): void;
  toggleLocked(ids: readonly LayerId[]): void;
  toggleClip(ids: readonly LayerId[]): void;
  /** Called for every step of a gesture; `seal` of the session ends it. */
  setOpacity(ids: readonly LayerId[], opacity: number): void;
  setBlend(ids: readonly LayerId[], blend: BlendMode): void;
  /** As `setOpacity`. */
  setEffects(ids: readonly LayerId[], effects: LayerEffects): void;
  /** As `setOpacity`: for the fields of one kind of layer, `what` being the name of the step. */
  set(id: LayerId, what: string, patch: LayerPatch): void;
}

export const longestName = 200;

export function createLayerActions(session: Session): LayerActions {
  const find = (id: LayerId): Layer | undefined => {
    const { document } = session.store.getState();
    return document && layerOf(document, id);
  };
  const found = (ids: readonly LayerId[]): readonly Layer[] => ids.flatMap((id) => find(id) ?? []);
  const patched = (layers: readonly Layer[], patch: LayerPatch): readonly Operation[] =>
    layers.map(({ id }) => ({ kind: 'update-layer', id, patch }));
  const keyOf = (field: string, layers: readonly Layer[]): string => `${field}:${layers.map(({ id }) => id).join()}`;

  return {
    rename: (id, typed) => {
      const name = typed.trim().slice(0, longestName);
      const layer = find(id);
      if (!layer || name === '' || name === layer.name) return;
      session.apply('history.renameLayer', patched([layer], { name }));
    },
    toggleVisible: (ids) => {
      const layers = found(ids);
      const visible = !layers.some((layer) => layer.visible);
      session.apply(visible ? 'history.showLayer' : 'history.hideLayer', patched(layers, { visible }));
    },
    toggleLocked: (ids) => {
      const layers = found(ids);
      const locked = !layers.some((layer) => layer.locked);
      session.apply(locked ? 'history.lockLayer' : 'history.unlockLayer', patched(layers, { locked }));
    },
    toggleClip: (ids) => {
      const layers = found(ids);
      const clip = !layers.some((layer) => layer.clip);
      session.apply(clip ? 'history.clipLayer' : 'history.unclipLayer', patched(layers, { clip }));
    },
    setOpacity: (ids, opacity) => {
      const layers = found(ids);
      session.apply('history.opacity', patched(layers, { opacity }), keyOf('opacity', layers));
    },
    setBlend: (ids, blend) => {
      const layers = found(ids).filter((layer) => layer.blend !== blend);
      session.apply('history.blend', patched(layers, { blend }));
    },
    setEffects: (ids, effects) => {
      const layers = found(ids).filter(isPlaced);
      session.apply('history.effects', patched(layers, { effects }), keyOf('effects', layers));
    },
    set: (id, what, patch) => {
      session.apply(what, [{ kind: 'update-layer', id, patch }], `${what}:${id}`);
    },
  };
}
