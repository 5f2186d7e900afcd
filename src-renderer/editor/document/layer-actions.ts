import type { Layer, LayerId } from '../../../src-preload/model/document';
import type { Session } from './session';

export interface LayerActions {
  rename(id: LayerId, name: string): void;
  toggleVisible(id: LayerId): void;
  toggleLocked(id: LayerId): void;
  /** Called for every step of a gesture; `seal` of the session ends it. */
  setOpacity(id: LayerId, opacity: number): void;
  remove(id: LayerId): void;
  /** `index` counts from the bottom, as in the document. */
  move(id: LayerId, index: number): void;
  /** Up is towards the viewer. */
  nudge(id: LayerId, by: 1 | -1): void;
}

export const longestName = 200;

export function createLayerActions(session: Session): LayerActions {
  const layers = (): readonly Layer[] => session.store.getState().document?.layers ?? [];
  const find = (id: LayerId): Layer | undefined => layers().find((layer) => layer.id === id);

  const move = (id: LayerId, index: number): void => {
    const at = layers().findIndex((layer) => layer.id === id);
    const target = Math.max(0, Math.min(layers().length - 1, index));
    if (at < 0 || at === target) return;
    session.apply('history.moveLayer', [{ kind: 'move-layer', id, parent: layers()[at]?.parent ?? null, index: target }]);
  };

  return {
    rename: (id, typed) => {
      const name = typed.trim().slice(0, longestName);
      const layer = find(id);
      if (!layer || name === '' || name === layer.name) return;
      session.apply('history.renameLayer', [{ kind: 'update-layer', id, patch: { name } }]);
    },
    toggleVisible: (id) => {
      const layer = find(id);
      if (!layer) return;
      const label = layer.visible ? 'history.hideLayer' : 'history.showLayer';
      session.apply(label, [{ kind: 'update-layer', id, patch: { visible: !layer.visible } }]);
    },
    toggleLocked: (id) => {
      const layer = find(id);
      if (!layer) return;
      const label = layer.locked ? 'history.unlockLayer' : 'history.lockLayer';
      session.apply(label, [{ kind: 'update-layer', id, patch: { locked: !layer.locked } }]);
    },
    setOpacity: (id, opacity) => {
      session.apply('history.opacity', [{ kind: 'update-layer', id, patch: { opacity } }], `opacity:${id}`);
    },
    remove: (id) => {
      if (find(id)?.locked === false) session.apply('history.deleteLayer', [{ kind: 'remove-layer', id }]);
    },
    move,
    nudge: (id, by) => move(id, layers().findIndex((layer) => layer.id === id) + by),
  };
}
