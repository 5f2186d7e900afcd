import { createStore } from 'zustand/vanilla';
import type { ImageId } from '../../../src-preload/model/document';
import type { Point } from '../../../src-preload/model/geometry';
import type { Embedding } from '../embedding/embedding';
import type { Engine } from '../engine';
import type { ReadableStore } from '../store';
import type { SmartSelect } from './smart-select';
import type { Answer } from './steps';

export interface HoverPreview {
  /** What a click here would give; the last one stays until the next one is there. */
  readonly store: ReadableStore<{ readonly shown: Answer | undefined }>;
  /** The answer to a click on this pixel, if it is the one that is shown. */
  answerAt(at: Point): Answer | undefined;
  /** The pixel of the photo under the pointer; undefined when there is none to ask about. */
  point(at: Point | undefined): void;
}

/** A pointer on its way to a click does not stop for so long, and its click must not wait for a preview. */
const restMs = 40;

/**
 * Asks for what lies under the pointer while nothing is selected, once it has slowed down: one question at a time, and of all places that the
 * pointer was at meanwhile only the newest is asked about next. A press takes the question back, as the answer to the
 * click comes first.
 */
export function createHoverPreview(engine: Engine, embedding: Embedding, smartSelect: SmartSelect): HoverPreview {
  const store = createStore<{ readonly shown: Answer | undefined }>(() => ({ shown: undefined }));
  let wanted: Point | undefined;
  let asked: Point | undefined;
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

  const stop = (): void => {
    clearTimeout(timer);
    wanted = undefined;
    asked = undefined;
    running?.abort();
    running = undefined;
  };
  const forget = (): void => {
    stop();
    if (store.getState().shown) store.setState({ shown: undefined });
  };

  const ask = async (): Promise<void> => {
    const image = imageToAsk();
    if (running || !wanted || image === undefined || (asked?.x === wanted.x && asked.y === wanted.y)) return;
    const controller = new AbortController();
    running = controller;
    const place = wanted;
    asked = place;
    try {
      const prompts = { points: [{ ...place, positive: true }] };
      const { candidates, frame } = await engine.services.segmentation.select({ image, prompts }, { signal: controller.signal });
      if (running !== controller) return;
      answered = place;
      store.setState({ shown: { version: ++version, candidates, frame, chosen: 0 } });
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
    point: (at) => {
      if (!at) return forget();
      wanted = at;
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), restMs);
    },
  };
}
