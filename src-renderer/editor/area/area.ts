import { createStore } from 'zustand/vanilla';
import type { MaskInfo } from '../../../src-preload/contract/common';
import { isCancelled } from '../../../src-preload/contract/errors';
import type { Combination } from '../../../src-preload/contract/masks';
import type { CutoutOrigin, ImageId } from '../../../src-preload/model/document';
import type { HistoryEntry } from '../document/history';
import type { Session } from '../document/session';
import type { Engine } from '../engine';
import type { ReadableStore } from '../store';
import { isNewest, noSteps, stepMade, takeBack, takeForward, type AreaSteps } from './area-steps';

/** Selected pixels of one photo. */
export interface Area {
  readonly image: ImageId;
  readonly mask: MaskInfo;
  /** Contours in image pixels: x, y pairs. */
  readonly rings: readonly Float32Array[];
  /** How a cut-out of exactly these pixels came about. */
  readonly origin: CutoutOrigin;
}

export type AreaMode = 'new' | Combination;

/** What is being drawn, or was drawn and is being answered, in image pixels. */
export interface AreaDraft {
  readonly ring: Float32Array;
  /** A free-hand line is open while it is drawn. */
  readonly closed: boolean;
}

export interface AreaState {
  readonly image: ImageId | undefined;
  readonly area: Area | undefined;
  /** How the next one joins the one that is there. */
  readonly mode: AreaMode;
  /** Something is being worked out. */
  readonly working: boolean;
  readonly draft: AreaDraft | undefined;
  readonly steps: AreaSteps;
}

/** Makes the pixels to join with; `undefined` when it came to nothing. */
export type MakeMask = (image: ImageId, signal: AbortSignal) => Promise<MaskInfo | undefined>;

export interface AreaSelection {
  readonly store: ReadableStore<AreaState>;
  setMode(mode: AreaMode): void;
  setDraft(draft: AreaDraft | undefined): void;
  /** Joins new pixels with what is selected. What is asked meanwhile waits for it, in order. */
  join(make: MakeMask, how: AreaMode, origin?: () => CutoutOrigin): Promise<void>;
  invert(): Promise<void>;
  /** Nothing is selected; one step that can be undone. */
  clear(): void;
  /** Nothing is selected and nothing can be undone: it has become something else. */
  finish(): void;
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
  useImage(image: ImageId | undefined): void;
}

const drawn = (): CutoutOrigin => ({ kind: 'drawn' });
/** Half a pixel of the photo is less than a contour's own width on the screen at 100 %. */
const outlineTolerance = 0.5;
const blank = { area: undefined, working: false, draft: undefined, steps: noSteps } as const;

/**
 * The selected pixels. Its steps are undone one by one like those of the document, in the order in which everything
 * was done: each remembers the document's newest step from when it was made, and is undone while that is the newest
 * one (see area-steps.ts). A cut-out made of the area ends it, so that what is undone next is the cut-out.
 */
export function createArea(engine: Engine, session: Session, onError: (error: unknown) => void): AreaSelection {
  const store = createStore<AreaState>(() => ({ image: undefined, mode: 'new', ...blank }));
  const { masks } = engine.services;
  let queue = Promise.resolve();
  const open = new Set<AbortController>();

  const newestEntry = (): HistoryEntry | undefined => session.store.getState().history.past.at(-1);

  const show = (area: Area | undefined): void =>
    store.setState(({ area: before, steps }) => ({ area, steps: stepMade(steps, before, newestEntry()) }));

  /** One after the other; the picture of what was drawn stays until the answer is on the screen. */
  const enqueue = (work: (image: ImageId, signal: AbortSignal) => Promise<void>): Promise<void> => {
    const { image } = store.getState();
    if (image === undefined) return Promise.resolve();
    const controller = new AbortController();
    const { signal } = controller;
    const { draft } = store.getState();
    open.add(controller);
    store.setState({ working: true });
    queue = queue.then(async () => {
      try {
        if (!signal.aborted) await work(image, signal);
      } catch (error) {
        if (!isCancelled(error)) onError(error);
      } finally {
        open.delete(controller);
        if (!signal.aborted) store.setState((state) => ({ working: open.size > 0, draft: state.draft === draft ? undefined : state.draft }));
      }
    });
    return queue;
  };

  const adopt = async (image: ImageId, mask: MaskInfo, origin: CutoutOrigin, signal: AbortSignal): Promise<void> => {
    if (mask.bounds.width === 0 || mask.bounds.height === 0) {
      if (!signal.aborted && store.getState().area) show(undefined);
      return;
    }
    const { rings } = await masks.outline({ mask: mask.id, tolerance: outlineTolerance }, { signal });
    if (!signal.aborted) show({ image, mask, rings, origin });
  };

  const join: AreaSelection['join'] = (make, how, origin = drawn) =>
    enqueue(async (image, signal) => {
      const made = await make(image, signal);
      if (!made || signal.aborted) return;
      const { area } = store.getState();
      if (how === 'new' || (!area && how === 'add')) return adopt(image, made, origin(), signal);
      // There is nothing to take from.
      if (!area) return;
      return adopt(image, await masks.combine({ a: area.mask.id, b: made.id, how }, { signal }), drawn(), signal);
    });

  const abandon = (): void => {
    for (const controller of open) controller.abort();
    open.clear();
  };

  session.store.subscribe(({ history }, { history: before }) => {
    const [made, known] = [history.past.at(-1), before.past.at(-1)];
    const isNew = made !== undefined && made.undo !== known?.undo && made !== before.future[0] && history.past.length >= before.past.length;
    if (isNew && store.getState().steps.future.length > 0) store.setState(({ steps }) => ({ steps: { ...steps, future: [] } }));
  });

  return {
    store,
    setMode: (mode) => store.setState({ mode }),
    setDraft: (draft) => store.setState({ draft }),
    join,
    invert: () =>
      enqueue(async (image, signal) => {
        const { area } = store.getState();
        const mask = area ? await masks.invert({ mask: area.mask.id }, { signal }) : await masks.whole({ image }, { signal });
        await adopt(image, mask, drawn(), signal);
      }),
    clear: () => {
      abandon();
      store.setState({ working: false, draft: undefined });
      if (store.getState().area) show(undefined);
    },
    finish: () => {
      abandon();
      store.setState(blank);
    },
    undo: () => {
      abandon();
      store.setState(({ area, steps }) => ({ working: false, draft: undefined, ...takeBack(steps, area) }));
    },
    redo: () => store.setState(({ area, steps }) => takeForward(steps, area)),
    canUndo: () => isNewest(store.getState().steps.past.at(-1), newestEntry()),
    canRedo: () => isNewest(store.getState().steps.future[0], newestEntry()),
    useImage: (image) => {
      abandon();
      store.setState({ image, ...blank });
    },
  };
}
