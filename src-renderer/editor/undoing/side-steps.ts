import type { History, HistoryEntry } from '../document/history';

/** A change of something beside the document, such as the selected pixels: what was there on the other side of it. */
export interface SideStep<T> {
  /** Key of the step's name. */
  readonly label: string;
  readonly other: T;
  /** The document's newest step when it was made. Sealing and merging replace an entry and keep its `undo`. */
  readonly after: HistoryEntry['undo'] | undefined;
  /** Rises with every step of any kind, so that they can be put in order. */
  readonly when: number;
}

export interface SideSteps<T> {
  readonly past: readonly SideStep<T>[];
  /** The one to redo next comes first. */
  readonly future: readonly SideStep<T>[];
}

export const noSteps: SideSteps<never> = { past: [], future: [] };
const depth = 100;
let lastMade = 0;

/** One more step. With `merged`, steps of the same name in a row are one. */
export function stepMade<T>({ past }: SideSteps<T>, label: string, before: T, { past: done }: History, merged = false): SideSteps<T> {
  const after = done.at(-1)?.undo;
  const last = past.at(-1);
  if (merged && last?.label === label && last.after === after) return { past, future: [] };
  return { past: [...past, { label, other: before, after, when: ++lastMade }].slice(-depth), future: [] };
}

/** The number of document steps that are done when it is; one whose own step nobody knows any more came last. */
export function placeOf({ after }: SideStep<unknown>, { past, future }: History): number {
  if (after === undefined) return 0;
  const at = [...past, ...future].findIndex(({ undo }) => undo === after);
  return at < 0 ? past.length : at + 1;
}

/** Nothing was done to the document since, so that this step is the one to undo or redo next. */
export const isNext = (step: SideStep<unknown> | undefined, history: History): boolean => step !== undefined && placeOf(step, history) === history.past.length;

interface Moved<T> {
  readonly now: T;
  readonly steps: SideSteps<T>;
}

export function takeBack<T>(steps: SideSteps<T>, now: T): Moved<T> {
  const step = steps.past.at(-1);
  if (!step) return { now, steps };
  return { now: step.other, steps: { past: steps.past.slice(0, -1), future: [{ ...step, other: now }, ...steps.future] } };
}

export function takeForward<T>(steps: SideSteps<T>, now: T): Moved<T> {
  const [step, ...future] = steps.future;
  if (!step) return { now, steps };
  return { now: step.other, steps: { past: [...steps.past, { ...step, other: now }], future } };
}

/** A step was made that is neither an undone nor a redone one. */
export function isNewStep(history: History, before: History): boolean {
  const [made, known] = [history.past.at(-1), before.past.at(-1)];
  return made !== undefined && made.undo !== known?.undo && made !== before.future[0] && history.past.length >= before.past.length;
}
