import { createStore } from 'zustand/vanilla';
import type { ClickcutError } from '../../../src-preload/contract/errors';
import type { ImageId } from '../../../src-preload/model/document';
import type { Point, Rect } from '../../../src-preload/model/geometry';
import type { Embedding } from '../embedding/embedding';
import type { Engine } from '../engine';
import type { ReadableStore } from '../store';
import { createAsking, type Question } from './asking';
import { mostPoints, toPrompts, type PromptItem } from './prompt-list';
import { createSharpening, type Sharpenable } from './sharpening';
import { previousMask, withAnswer, without, withPoint, type Answer, type Step } from './steps';

export interface SmartSelectState {
  readonly image: ImageId | undefined;
  readonly steps: readonly Step[];
  /** What was taken back last, for redo. */
  readonly undone: readonly PromptItem[];
  /** What is on the screen: the newest answer there is, also while a newer one is on its way. */
  readonly shown: Answer | undefined;
  readonly waiting: boolean;
  readonly mode: 'include' | 'exclude';
  /** The box that is being dragged. */
  readonly draft: Rect | undefined;
}

/** A point that is being dragged. */
export interface PointMove {
  /** Shows it there, and asks as soon as the last question is answered. */
  to(at: Point): void;
  /** Leaves it there and asks. */
  drop(): void;
  /** Puts it back where it was, with the answers that there were. */
  cancel(): void;
}

export interface SmartSelect {
  readonly store: ReadableStore<SmartSelectState>;
  /**
   * Adds a prompt and asks at once, unless the answer is known already. Returns its id, or undefined when there are too
   * many.
   */
  add(prompt: PromptItem, answer?: Omit<Answer, 'version'>): number | undefined;
  /** Several prompts that are one question. */
  addAll(prompts: readonly PromptItem[]): void;
  /** Opens prompts again, with what was answered to them where that is known. */
  load(prompts: readonly PromptItem[], answer: Omit<Answer, 'version'> | undefined): void;
  /** Takes one prompt out of the list; redo brings it back at the end. */
  remove(id: number): void;
  /** Begins to drag a point; undefined when there is none of that id. */
  movePoint(id: number): PointMove | undefined;
  /** Takes a prompt back as if it had never been, for a press that became a drag. */
  retract(id: number): void;
  setDraft(box: Rect | undefined): void;
  removeLast(): void;
  restoreLast(): void;
  clear(): void;
  choose(candidate: number): void;
  cycle(by: 1 | -1): void;
  setMode(mode: SmartSelectState['mode']): void;
  /** Asks the open question again: after a reconnection, an error, a new model process. */
  resume(): void;
  /** Resolves with the answer to everything said so far. */
  settled(): Promise<Answer | undefined>;
  useImage(image: ImageId | undefined): void;
}

const blank = { steps: [], undone: [], shown: undefined, waiting: false, draft: undefined } as const;

export function createSmartSelect(engine: Engine, embedding: Embedding, onError: (error: ClickcutError) => void): SmartSelect {
  const store = createStore<SmartSelectState>(() => ({ image: undefined, mode: 'include', ...blank }));
  let lastId = 0;
  let lastVersion = 0;

  const asking = createAsking(engine, embedding, {
    onAnswer: (id, { candidates, frame }) => {
      const answer: Answer = { version: ++lastVersion, candidates, frame, chosen: 0 };
      store.setState(({ steps }) => ({ steps: withAnswer(steps, id, answer), shown: answer, waiting: false }));
    },
    onError: (error) => {
      store.setState({ waiting: false });
      onError(error);
    },
  });

  const sharpening = createSharpening(engine, ({ answer }, candidates) => {
    const owner = store.getState().steps.find((step) => step.answer === answer);
    // It is the same answer, only sharper: its version stays.
    const sharper: Answer = { ...answer, candidates };
    if (owner) store.setState(({ steps }) => ({ steps: withAnswer(steps, owner.id, sharper), shown: sharper }));
  });

  /** The mask that may be looked at from nearer: the answer to all prompts. One that was kept with a cut-out stays as it was. */
  const sharpenable = ({ image, steps, shown, waiting, draft }: SmartSelectState): Sharpenable | undefined => {
    const answer = steps.at(-1)?.answer;
    if (image === undefined || waiting || draft || steps.length < 2 || !answer || answer !== shown || answer.kept !== undefined) return undefined;
    return { image, prompts: toPrompts(steps.map((step) => step.prompt)), answer, before: previousMask(steps) };
  };
  store.subscribe((state) => sharpening.follow(sharpenable(state)));

  const question = (image: ImageId, steps: readonly Step[]): Question | undefined => {
    const last = steps.at(-1);
    return last && { id: last.id, image, prompts: toPrompts(steps.map((step) => step.prompt)), previous: previousMask(steps)?.logits };
  };

  /** The request goes out before anything is drawn: the answer takes longer than the drawing. */
  const settle = (steps: readonly Step[], more: Partial<SmartSelectState> = {}): void => {
    const { image, shown } = store.getState();
    const last = steps.at(-1);
    const open = image !== undefined && last !== undefined && last.answer === undefined ? question(image, steps) : undefined;
    if (open) asking.ask(open);
    else asking.stop();
    store.setState({ steps, shown: last ? (last.answer ?? shown) : undefined, waiting: open !== undefined, ...more });
  };

  const add = (prompt: PromptItem, more: Partial<SmartSelectState>, known?: Omit<Answer, 'version'>): number | undefined => {
    const { image, steps } = store.getState();
    if (image === undefined || steps.length >= mostPoints) return undefined;
    const id = ++lastId;
    settle([...steps, { id, prompt, answer: known && { ...known, version: ++lastVersion } }], more);
    return id;
  };

  const stepsOf = (prompts: readonly PromptItem[]): readonly Step[] =>
    prompts.slice(0, mostPoints).map((prompt) => ({ id: ++lastId, prompt, answer: undefined }));

  const movePoint: SmartSelect['movePoint'] = (id) => {
    const before = store.getState();
    if (!before.steps.some((step) => step.id === id && step.prompt.kind === 'point')) return undefined;
    /** Of all places the one that was asked about last. */
    let asked: Point | undefined;
    let place: Point | undefined;
    const isThere = (): boolean => store.getState().image === before.image && store.getState().steps.some((step) => step.id === id);
    return {
      to: (at) => {
        if (!isThere()) return;
        place = at;
        const { steps, waiting } = store.getState();
        const moved = withPoint(steps, id, at);
        if (asked !== undefined && waiting) return store.setState({ steps: moved });
        asked = at;
        settle(moved);
      },
      drop: () => {
        if (place === undefined || !isThere()) return;
        if (asked?.x !== place.x || asked.y !== place.y) settle(withPoint(store.getState().steps, id, place));
        store.setState({ undone: [] });
      },
      cancel: () => {
        if (!isThere()) return;
        asking.stop();
        const { steps, shown, undone } = before;
        store.setState({ steps, shown, undone, waiting: false });
        if (before.waiting) settle(steps);
      },
    };
  };

  const choose = (candidate: number): void => {
    const { shown, steps } = store.getState();
    if (!shown || candidate < 0 || candidate >= shown.candidates.length || candidate === shown.chosen) return;
    const answer: Answer = { ...shown, version: ++lastVersion, chosen: candidate };
    const owner = steps.find((step) => step.answer === shown);
    store.setState({ shown: answer, steps: owner ? withAnswer(steps, owner.id, answer) : steps });
  };

  return {
    store,
    add: (prompt, answer) => add(prompt, { undone: [], draft: undefined }, answer),
    addAll: (prompts) => settle([...store.getState().steps, ...stepsOf(prompts)], { undone: [], draft: undefined }),
    load: (prompts, kept) => {
      const steps = stepsOf(prompts);
      const last = steps.at(-1);
      if (!last || store.getState().image === undefined) return;
      const answer: Answer | undefined = kept && { ...kept, version: ++lastVersion };
      settle(answer ? withAnswer(steps, last.id, answer) : steps, { undone: [], draft: undefined, mode: 'include' });
    },
    remove: (id) => {
      const { steps, undone } = store.getState();
      const gone = steps.find((step) => step.id === id);
      if (gone) settle(without(steps, id), { undone: [gone.prompt, ...undone] });
    },
    movePoint,
    retract: (id) => settle(without(store.getState().steps, id)),
    setDraft: (draft) => store.setState({ draft }),
    removeLast: () => {
      const { steps, undone } = store.getState();
      const last = steps.at(-1);
      if (last) settle(steps.slice(0, -1), { undone: [last.prompt, ...undone] });
    },
    restoreLast: () => {
      const [prompt, ...undone] = store.getState().undone;
      if (prompt) add(prompt, { undone });
    },
    clear: () => settle([], blank),
    choose,
    cycle: (by) => {
      const { shown } = store.getState();
      if (shown) choose((shown.chosen + by + shown.candidates.length) % shown.candidates.length);
    },
    setMode: (mode) => store.setState({ mode }),
    resume: () => {
      const { steps } = store.getState();
      if (steps.length > 0 && steps.at(-1)?.answer === undefined) settle(steps);
    },
    settled: () =>
      new Promise((resolve) => {
        const done = ({ waiting }: SmartSelectState): boolean => {
          if (!waiting) sharpening.idle().then(() => resolve(store.getState().steps.at(-1)?.answer));
          return !waiting;
        };
        if (done(store.getState())) return;
        const stop = store.subscribe((state) => {
          if (done(state)) stop();
        });
      }),
    useImage: (image) => {
      if (store.getState().image === image) return;
      asking.stop();
      store.setState({ image, mode: 'include', ...blank });
    },
  };
}
