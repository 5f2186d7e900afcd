import { isCancelled } from '../../../src-preload/contract/errors';
import type { CutoutLayer, LayerId } from '../../../src-preload/model/document';
import { layerOf } from '../../../src-preload/model/tree';
import type { BrushSettings, StrokePoint } from '../../../src-preload/raster/brush';
import type { Session } from '../document/session';
import type { Engine } from '../engine';

export interface QueuedStroke {
  readonly layer: LayerId;
  readonly settings: BrushSettings;
  /** In pixels of the photo. */
  readonly points: readonly StrokePoint[];
}

export interface StrokeQueue {
  add(stroke: QueuedStroke): void;
  /** Takes the newest stroke that is not in the document yet back; false when there is none. */
  takeBack(): boolean;
  /** Resolves once all are in the document, or have failed. */
  settled(): Promise<void>;
  readonly size: number;
}

/**
 * Paints strokes at the photo's full resolution, one after the other, each on the mask that the one before has made.
 * Each is one undo step of the document once it is painted.
 */
export function createStrokeQueue(
  engine: Engine,
  session: Session,
  on: { readonly onApplied: () => void; readonly onFailed: (error: unknown) => void },
): StrokeQueue {
  let waiting: readonly QueuedStroke[] = [];
  let running: AbortController | undefined;
  let idle: Promise<void> = Promise.resolve();

  const layerNow = (id: LayerId): CutoutLayer | undefined => {
    const { document } = session.store.getState();
    const layer = document && layerOf(document, id);
    return layer?.kind === 'cutout' ? layer : undefined;
  };

  const paint = async (stroke: QueuedStroke, signal: AbortSignal): Promise<void> => {
    // An undo meanwhile gives the layer another mask; the stroke belongs on the newest one.
    for (;;) {
      const layer = layerNow(stroke.layer);
      if (!layer) return;
      const { settings, points } = stroke;
      const made = await engine.services.masks.stroke({ mask: layer.mask, settings, points }, { signal });
      if (signal.aborted) return;
      if (layerNow(stroke.layer)?.mask !== layer.mask) continue;
      session.apply('history.brushStroke', [{ kind: 'update-layer', id: layer.id, patch: { mask: made.id, bounds: made.bounds } }]);
      return;
    }
  };

  const work = async (): Promise<void> => {
    for (let next = waiting[0]; next; next = waiting[0]) {
      const controller = new AbortController();
      running = controller;
      try {
        await paint(next, controller.signal);
      } catch (error) {
        if (!isCancelled(error)) {
          // What was painted on top of it lies on a mask that does not exist.
          waiting = [];
          running = undefined;
          on.onFailed(error);
          return;
        }
      }
      const done = next;
      waiting = waiting.filter((stroke) => stroke !== done);
    }
    running = undefined;
    on.onApplied();
  };

  return {
    add: (stroke) => {
      waiting = [...waiting, stroke];
      if (!running) idle = work();
    },
    takeBack: () => {
      if (waiting.length === 0) return false;
      if (waiting.length === 1) running?.abort();
      waiting = waiting.slice(0, -1);
      return true;
    },
    settled: () => idle,
    get size() {
      return waiting.length;
    },
  };
}
