import { createStore } from 'zustand/vanilla';
import type { ClickcutError } from '../../../src-preload/contract/errors';
import type { ImageId } from '../../../src-preload/model/document';
import type { Point, Rect } from '../../../src-preload/model/geometry';
import type { Embedding } from '../embedding/embedding';
import type { Session } from '../document/session';
import type { Engine } from '../engine';
import type { ReadableStore } from '../store';
import type { Opening } from '../undoing/openings';
import { isNewStep, noSteps, stepMade, takeBack, takeForward, type SideSteps } from '../undoing/side-steps';
import { createAsking, type Question } from './asking';
import { mostPoints, toPrompts, type PromptItem } from './prompt-list';
import { createSharpening, type Sharpenable } from './sharpening';
import { previousMask, withAnswer, without, withPoint, type Answer, type Step } from './steps';

export interface SmartSelectState {
  readonly image: ImageId | undefined;
  readonly steps: readonly Step[];
  /** What was done to the steps, and what of that was taken back. */
  readonly changes: SideSteps<readonly Step[]>;
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
  /** Takes one prompt out of the list. */
  remove(id: number): void;
  /** Begins to drag a point; undefined when there is none of that id. */
  movePoint(id: number): PointMove | undefined;
  /** Takes a prompt back as if it had never been, for a press that became a drag. */
  retract(id: number): void;
  setDraft(box: Rect | undefined): void;
  removeLast(): void;
  /** Takes the newest change of the prompts back, or does it again; without asking where the answer is known. */
  undo(): void;
  redo(): void;
  /** No prompts; one step that can be undone. */
  clear(): void;
  /** No prompts, and nothing can be undone: they have become something else. */
  finish(): void;
  /** The prompts as they are now, with what can be undone of them: to be opened again later. */
  snapshot(): Opening;
  choose(candidate: number): void;
  cycle(by: 1 | -1): void;
  setMode(mode: SmartSelectState['mode']): void;
  /** Asks the open question again: after a reconnection, an error, a new model process. */
  resume(): void;
  /** Resolves with the answer to everything said so far. */
  settled(): Promise<Answer | undefined>;
  useImage(image: ImageId | undefined): void;
}

const blank = { steps: [], changes: noSteps, shown: undefined, waiting: false, draft: undefined } as const;

const nameOf = (prompt: PromptItem): string => (prompt.kind === 'box' ? 'history.promptBox' : prompt.point.positive ? 'history.promptIn' : 'history.promptOut');

export function createSmartSelect(engine: Engine, embedding: Embedding, session: Session, onError: (error: ClickcutError) => void): SmartSelect {
  const store = createStore<SmartSelectState>(() => ({ image: undefined, mode: 'include', ...blank }));
  let lastId = 0;
  let lastVersion = 0;
  /** What a press that becomes a drag gives back. */
  let pressed: { readonly id: number; readonly changes: SideSteps<readonly Step[]> } | undefined;

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

  /** With the steps as they are now as what undoing brings back. */
  const made = (label: string, before = store.getState().steps, merged = false): Pick<SmartSelectState, 'changes'> => ({
    changes: stepMade(store.getState().changes, label, before, session.store.getState().history, merged),
  });

  const add = (prompt: PromptItem, known?: Omit<Answer, 'version'>): number | undefined => {
    const { image, steps, changes } = store.getState();
    if (image === undefined || steps.length >= mostPoints) return undefined;
    const id = ++lastId;
    pressed = { id, changes };
    settle([...steps, { id, prompt, answer: known && { ...known, version: ++lastVersion } }], { ...made(nameOf(prompt)), draft: undefined });
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
        store.setState(made('history.movePoint', before.steps));
      },
      cancel: () => {
        if (!isThere()) return;
        asking.stop();
        const { steps, shown, changes } = before;
        store.setState({ steps, shown, changes, waiting: false });
        if (before.waiting) settle(steps);
      },
    };
  };

  const choose = (candidate: number): void => {
    const { shown, steps } = store.getState();
    if (!shown || candidate < 0 || candidate >= shown.candidates.length || candidate === shown.chosen) return;
    const answer: Answer = { ...shown, version: ++lastVersion, chosen: candidate };
    const owner = steps.find((step) => step.answer === shown);
    // Stepping through them is one step.
    store.setState({ shown: answer, ...(owner && { ...made('history.candidate', steps, true), steps: withAnswer(steps, owner.id, answer) }) });
  };

  const remove = (id: number): void => {
    const { steps } = store.getState();
    if (steps.some((step) => step.id === id)) settle(without(steps, id), made('history.removePrompt'));
  };

  const travel = (how: typeof takeBack<readonly Step[]>): void => {
    const before = store.getState();
    const { now, steps: changes } = how(before.changes, before.steps);
    if (changes !== before.changes) settle(now, { changes, draft: undefined });
  };

  session.store.subscribe(({ history }, { history: before }) => {
    const { changes } = store.getState();
    if (changes.future.length > 0 && isNewStep(history, before)) store.setState({ changes: { ...changes, future: [] } });
  });

  return {
    store,
    add,
    addAll: (prompts) => settle([...store.getState().steps, ...stepsOf(prompts)], { ...made('history.prompts'), draft: undefined }),
    load: (prompts, kept) => {
      const steps = stepsOf(prompts);
      const last = steps.at(-1);
      if (!last || store.getState().image === undefined) return;
      const answer: Answer | undefined = kept && { ...kept, version: ++lastVersion };
      const changes = stepMade(noSteps, 'history.openPrompts', [], session.store.getState().history);
      settle(answer ? withAnswer(steps, last.id, answer) : steps, { changes, draft: undefined, mode: 'include' });
    },
    remove,
    movePoint,
    retract: (id) => settle(without(store.getState().steps, id), pressed?.id === id ? { changes: pressed.changes } : {}),
    setDraft: (draft) => store.setState({ draft }),
    removeLast: () => {
      const last = store.getState().steps.at(-1);
      if (last) remove(last.id);
    },
    undo: () => travel(takeBack),
    redo: () => travel(takeForward),
    clear: () => {
      if (store.getState().steps.length > 0) settle([], { ...blank, ...made('history.clearPrompts') });
      else settle([], { draft: undefined });
    },
    finish: () => settle([], blank),
    snapshot: () => {
      const { image, steps, changes } = store.getState();
      return {
        open: () => {
          if (store.getState().image === image) settle(steps, { changes, draft: undefined });
        },
        close: () => {
          const now = store.getState().steps;
          if (now.length === steps.length && now.every(({ id }, at) => id === steps[at]?.id)) settle([], blank);
        },
      };
    },
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
