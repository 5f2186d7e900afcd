import { createStore } from 'zustand/vanilla';
import { isCancelled } from '../../../src-preload/contract/errors';
import type { CutoutLayer, LayerId } from '../../../src-preload/model/document';
import type { LayerPatch } from '../../../src-preload/model/operation';
import { layerOf } from '../../../src-preload/model/tree';
import type { Gesture, Session } from '../document/session';
import type { Engine } from '../engine';
import { text } from '../ports';
import type { FreshCutouts } from '../refining/fresh-cutouts';
import { carryOver, refinementOf, replaceBase } from '../refining/refine-cutout';
import type { ReadableStore } from '../store';
import { errorToast } from '../toasts/error-toast';
import type { Toasts } from '../toasts/toasts';

export interface KeepState {
  /** The cut-out whose doubts are being decided anew. */
  readonly layer: LayerId | undefined;
  /** -1..1: what was asked for last. */
  readonly keep: number;
}

/** Whether what a background's removal is in doubt about counts as in or out: live while it is dragged, one undo step. */
export interface BackgroundKeep {
  readonly store: ReadableStore<KeepState>;
  /** -1 (least) to 1 (most); another layer than the last one begins anew. */
  set(layer: CutoutLayer, keep: number): void;
  /** The value has been chosen: its edge is found, and the step is made. */
  done(): void;
}

export interface KeepParts {
  readonly engine: Engine;
  readonly session: Session;
  readonly fresh: FreshCutouts;
  readonly toasts: Toasts;
}

interface Drag {
  /** As it was before. */
  readonly before: CutoutLayer;
  readonly gesture: Gesture;
  /** Its first edge had not been found yet. */
  readonly wasFresh: boolean;
  readonly controller: AbortController;
  keep: number;
  shown: number;
  isDone: boolean;
  isWorking: boolean;
}

const resting: KeepState = { layer: undefined, keep: 0 };

export const keepOf = ({ origin }: Pick<CutoutLayer, 'origin'>): number => (origin.kind === 'background' ? (origin.keep ?? 0) : 0);

export function createBackgroundKeep({ engine, session, fresh, toasts }: KeepParts): BackgroundKeep {
  const store = createStore<KeepState>(() => resting);
  let drag: Drag | undefined;

  const now = (id: LayerId): CutoutLayer | undefined => {
    const { document } = session.store.getState();
    const layer = document && layerOf(document, id);
    return layer?.kind === 'cutout' ? layer : undefined;
  };
  const leave = (own: Drag): void => {
    own.gesture.cancel();
    own.controller.abort();
    if (drag !== own) return;
    drag = undefined;
    store.setState(resting);
    const layer = now(own.before.id);
    if (own.wasFresh && layer?.refine === null) fresh.add([layer]);
  };
  const show = (own: Drag, patch: LayerPatch): boolean => own.gesture.update([{ kind: 'update-layer', id: own.before.id, patch }]);

  /** With the selection's own edge while it is dragged; found in the photo once it is chosen. */
  const make = async (own: Drag, keep: number): Promise<boolean> => {
    const { before } = own;
    const { signal } = own.controller;
    const origin = { kind: 'background', keep } as const;
    const { mask } = await engine.services.background.remove({ image: before.image, keep }, { signal });
    const shown = await carryOver(engine, { from: before.base, mask: refinementOf(before).source, to: mask }, signal);
    if (drag !== own) return false;
    own.shown = keep;
    return show(own, { base: mask.id, mask: shown.id, bounds: shown.bounds, origin, refine: null });
  };
  const finish = async (own: Drag): Promise<void> => {
    const { before, keep } = own;
    if (!before.refine) return own.gesture.commit();
    const { signal } = own.controller;
    const { mask } = await engine.services.background.remove({ image: before.image, keep }, { signal });
    const patch = await replaceBase(engine, before, mask, { kind: 'background', keep }, { signal });
    own.gesture.cancel();
    const layer = now(before.id);
    // Painted on, undone or refined meanwhile: the pixels were made for another mask.
    if (drag !== own || layer?.mask !== before.mask || layer.refine !== before.refine) return;
    session.apply('history.keepMore', [{ kind: 'update-layer', id: before.id, patch }]);
  };

  /** What is wanted meanwhile waits; of several values the newest is shown next. */
  const follow = async (own: Drag): Promise<void> => {
    if (own.isWorking) return;
    own.isWorking = true;
    try {
      while (drag === own) {
        if (own.shown !== own.keep) {
          if (!(await make(own, own.keep))) break;
        } else if (own.isDone) {
          if (own.keep !== keepOf(own.before)) await finish(own);
          break;
        } else {
          own.isWorking = false;
          return;
        }
      }
      leave(own);
    } catch (error) {
      leave(own);
      if (!isCancelled(error)) toasts.show(errorToast(text('error.backgroundFailed'), error));
    }
  };
  const begin = (before: CutoutLayer): Drag => ({
    before,
    gesture: session.begin('history.keepMore'),
    wasFresh: fresh.drop(before.id),
    controller: new AbortController(),
    keep: keepOf(before),
    shown: keepOf(before),
    isDone: false,
    isWorking: false,
  });

  return {
    store,
    set: (layer, keep) => {
      if (drag && (drag.before.id !== layer.id || drag.isDone)) leave(drag);
      // What was given up may have left the layer as it was before.
      drag ??= begin(now(layer.id) ?? layer);
      drag.keep = keep;
      store.setState({ layer: layer.id, keep });
      void follow(drag);
    },
    done: () => {
      if (!drag) return;
      drag.isDone = true;
      void follow(drag);
    },
  };
}
