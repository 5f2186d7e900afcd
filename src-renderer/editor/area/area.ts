import { createStore } from 'zustand/vanilla';
import type { MaskInfo } from '../../../src-preload/contract/common';
import { isCancelled } from '../../../src-preload/contract/errors';
import type { Combination } from '../../../src-preload/contract/masks';
import type { CutoutOrigin, ImageId } from '../../../src-preload/model/document';
import type { History } from '../document/history';
import type { Session } from '../document/session';
import type { Engine } from '../engine';
import type { ReadableStore } from '../store';
import type { Opening } from '../undoing/openings';
import { isNewStep, isNext, noSteps, stepMade, takeBack, takeForward, type SideSteps } from '../undoing/side-steps';

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
  readonly steps: SideSteps<Area | undefined>;
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
  /** As it is now, with what can be undone of it: to be opened again later. */
  snapshot(): Opening;
  useImage(image: ImageId | undefined): void;
}

const drawn = (): CutoutOrigin => ({ kind: 'drawn' });
/** Half a pixel of the photo is less than a contour's own width on the screen at 100 %. */
const outlineTolerance = 0.5;
const blank = { area: undefined, working: false, draft: undefined, steps: noSteps } as const;

/** What a step is called. */
const names: Readonly<Record<AreaMode, string>> = {
  new: 'history.areaNew',
  add: 'history.areaAdd',
  subtract: 'history.areaSubtract',
  intersect: 'history.areaIntersect',
};

/**
 * The selected pixels. Its steps are undone one by one like those of the document, in the order in which everything
 * was done: each remembers the document's newest step from when it was made, and is undone while that is the newest
 * one (see side-steps.ts). A cut-out made of the area ends it, so that what is undone next is the cut-out.
 */
export function createArea(engine: Engine, session: Session, onError: (error: unknown) => void): AreaSelection {
  const store = createStore<AreaState>(() => ({ image: undefined, mode: 'new', ...blank }));
  const { masks } = engine.services;
  let queue = Promise.resolve();
  const open = new Set<AbortController>();

  const history = (): History => session.store.getState().history;

  const show = (area: Area | undefined, label: string): void =>
    store.setState(({ area: before, steps }) => ({ area, steps: stepMade(steps, label, before, history()) }));

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

  const adopt = async (label: string, { image, mask, origin }: Omit<Area, 'rings'>, signal: AbortSignal): Promise<void> => {
    if (mask.bounds.width === 0 || mask.bounds.height === 0) {
      if (!signal.aborted && store.getState().area) show(undefined, label);
      return;
    }
    const { rings } = await masks.outline({ mask: mask.id, tolerance: outlineTolerance }, { signal });
    if (!signal.aborted) show({ image, mask, rings, origin }, label);
  };

  const join: AreaSelection['join'] = (make, how, origin = drawn) =>
    enqueue(async (image, signal) => {
      const made = await make(image, signal);
      if (!made || signal.aborted) return;
      const { area } = store.getState();
      if (how === 'new' || (!area && how === 'add')) return adopt(names.new, { image, mask: made, origin: origin() }, signal);
      // There is nothing to take from.
      if (!area) return;
      const mask = await masks.combine({ a: area.mask.id, b: made.id, how }, { signal });
      return adopt(names[how], { image, mask, origin: drawn() }, signal);
    });

  const abandon = (): void => {
    for (const controller of open) controller.abort();
    open.clear();
  };

  session.store.subscribe(({ history: now }, { history: before }) => {
    if (isNewStep(now, before) && store.getState().steps.future.length > 0) store.setState(({ steps }) => ({ steps: { ...steps, future: [] } }));
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
        await adopt('history.areaInvert', { image, mask, origin: drawn() }, signal);
      }),
    clear: () => {
      abandon();
      store.setState({ working: false, draft: undefined });
      if (store.getState().area) show(undefined, 'history.areaClear');
    },
    finish: () => {
      abandon();
      store.setState(blank);
    },
    undo: () => {
      abandon();
      const { area, steps: before } = store.getState();
      const { now, steps } = takeBack(before, area);
      store.setState({ working: false, draft: undefined, area: now, steps });
    },
    redo: () => {
      const { area, steps: before } = store.getState();
      const { now, steps } = takeForward(before, area);
      store.setState({ area: now, steps });
    },
    canUndo: () => isNext(store.getState().steps.past.at(-1), history()),
    canRedo: () => isNext(store.getState().steps.future[0], history()),
    snapshot: () => {
      const { image, area, steps } = store.getState();
      return {
        open: () => {
          if (store.getState().image !== image) return;
          abandon();
          store.setState({ working: false, draft: undefined, area, steps });
        },
        close: () => {
          if (store.getState().area === area) store.setState(blank);
        },
      };
    },
    useImage: (image) => {
      abandon();
      store.setState({ image, ...blank });
    },
  };
}
