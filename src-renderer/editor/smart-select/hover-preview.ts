import { createStore } from 'zustand/vanilla';
import type { ImageId } from '../../../src-preload/model/document';
import type { Point, Size } from '../../../src-preload/model/geometry';
import { gridSide, gridStep } from '../../../src-preload/raster/logit-grid';
import type { Embedding } from '../embedding/embedding';
import type { Engine } from '../engine';
import type { ReadableStore } from '../store';
import type { SmartSelect } from './smart-select';
import { chosenOf, type Answer } from './steps';

export interface HoverPreview {
  /** What a click here would give; the last one stays while the pointer is over it, until the next one is there. */
  readonly store: ReadableStore<{ readonly shown: Answer | undefined }>;
  /** The answer to a click on this pixel, if it is the one that is shown. */
  answerAt(at: Point): Answer | undefined;
  /** The pixel under the pointer of a photo of this size; undefined when there is none to ask about. */
  point(at: Point | undefined, size?: Size): void;
}

interface Place extends Point {
  readonly size: Size;
}

/** A pointer on its way to a click does not stop for so long, and its click must not wait for a preview. */
const restMs = 40;
/** So far from the place that is asked about, as a part of the photo's longer side, the answer is not waited for any more. */
const movedOn = 0.04;

const isSame = (a: Point, b: Point): boolean => a.x === b.x && a.y === b.y;
const hasMovedOn = (from: Place, { x, y, size }: Place): boolean => Math.hypot(x - from.x, y - from.y) > movedOn * Math.max(size.width, size.height);

/** The pointer is over the object that the answer means. */
function isOver(answer: Answer, { x, y, size }: Place): boolean {
  const step = gridStep(answer.frame, size);
  const cell = Math.floor((y + 0.5) / step.y) * gridSide + Math.floor((x + 0.5) / step.x);
  return (chosenOf(answer)?.logits[cell] ?? 0) > 0;
}

/**
 * Asks for what lies under the pointer while nothing is selected, once it has slowed down: one question at a time, and of
 * all places that the pointer was at meanwhile only the newest is asked about next. A question is taken back once the
 * pointer has moved on from its place, and by a press, as the answer to the click comes first. No outline is shown that
 * the pointer is not over.
 */
export function createHoverPreview(engine: Engine, embedding: Embedding, smartSelect: SmartSelect): HoverPreview {
  const store = createStore<{ readonly shown: Answer | undefined }>(() => ({ shown: undefined }));
  let wanted: Place | undefined;
  let asked: Place | undefined;
  /** The place that `shown` answers. */
  let answered: Point | undefined;
  let running: AbortController | undefined;
  let version = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const imageToAsk = (): ImageId | undefined => {
    const { image, steps, draft } = smartSelect.store.getState();
    const ready = embedding.store.getState();
    return steps.length === 0 && !draft && ready.phase === 'ready' && ready.image === image ? image : undefined;
  };

  const stopRunning = (): void => {
    asked = undefined;
    running?.abort();
    running = undefined;
  };
  const stop = (): void => {
    clearTimeout(timer);
    wanted = undefined;
    stopRunning();
  };
  const forget = (): void => {
    stop();
    if (store.getState().shown) store.setState({ shown: undefined });
  };

  const ask = async (): Promise<void> => {
    const image = imageToAsk();
    if (running && asked && wanted && hasMovedOn(asked, wanted)) stopRunning();
    if (running || !wanted || image === undefined || (asked && isSame(asked, wanted))) return;
    const controller = new AbortController();
    running = controller;
    const place = wanted;
    asked = place;
    try {
      const prompts = { points: [{ x: place.x, y: place.y, positive: true }] };
      const { candidates, frame } = await engine.services.segmentation.select({ image, prompts }, { signal: controller.signal });
      if (running !== controller) return;
      const answer = { version: ++version, candidates, frame, chosen: 0 };
      // The pointer may be over something else by now: an outline that is not below it would say the wrong thing.
      if (!wanted || (!isSame(place, wanted) && !isOver(answer, wanted))) return;
      answered = place;
      store.setState({ shown: answer });
    } catch {
      // Only a preview: a click says what is wrong.
    } finally {
      if (running === controller) {
        running = undefined;
        void ask();
      }
    }
  };

  smartSelect.store.subscribe((state, before) => {
    if (state.image !== before.image || state.shown || state.draft) forget();
    else if (state.steps.length > 0) stop();
  });

  return {
    store,
    answerAt: ({ x, y }) => (imageToAsk() !== undefined && answered?.x === x && answered.y === y ? store.getState().shown : undefined),
    point: (at, size) => {
      if (!at || !size) return forget();
      wanted = { ...at, size };
      const { shown } = store.getState();
      if (shown && !isOver(shown, wanted)) store.setState({ shown: undefined });
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), restMs);
    },
  };
}
