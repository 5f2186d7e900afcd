import { isCancelled } from '../../../src-preload/contract/errors';
import { layerOf } from '../../../src-preload/model/tree';
import { addAbove } from '../document/add-layer';
import { cutoutLayer, numberedName } from '../document/cutout-layer';
import type { Session } from '../document/session';
import type { TargetStore } from '../document/target-store';
import type { Engine } from '../engine';
import { text, type EditorPorts } from '../ports';
import { errorToast } from '../toasts/error-toast';
import type { Toasts } from '../toasts/toasts';

/**
 * A photo itself stays as it is; to paint on all of it, it becomes a cut-out of everything and the photo below is
 * hidden. One undo step. Asked for by its button, as an eraser that hides a layer by itself would surprise.
 */
export function createMakeWhole({
  engine,
  session,
  target,
  toasts,
  ports,
}: {
  readonly engine: Engine;
  readonly session: Session;
  readonly target: TargetStore;
  readonly toasts: Toasts;
  readonly ports: EditorPorts;
}): () => Promise<void> {
  return async () => {
    const image = target.current()?.image;
    if (image === undefined) return;
    try {
      const mask = await engine.services.masks.whole({ image });
      const { document } = session.store.getState();
      const photo = target.current();
      const below = document && photo && layerOf(document, photo.layer.id);
      if (!document || !below || photo.image !== image) return;
      const name = numberedName(document, (number) => ports.translate(text('layer.cutoutName', { number })));
      const layer = cutoutLayer({ id: ports.newId(), name, target: photo, mask, origin: { kind: 'drawn' } });
      session.apply('history.cutOut', [addAbove(document, layer, below), { kind: 'update-layer', id: below.id, patch: { visible: false } }]);
    } catch (error) {
      if (!isCancelled(error)) toasts.show(errorToast(text('error.cutOutFailed'), error));
    }
  };
}
