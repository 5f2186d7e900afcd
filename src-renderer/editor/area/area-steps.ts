import type { HistoryEntry } from '../document/history';
import type { Area } from './area';

/** A change of the selected pixels: what was there on the other side of it. */
export interface AreaStep {
  readonly other: Area | undefined;
  /** The document's newest step when it was made. Sealing and merging replace an entry and keep its `undo`. */
  readonly after: HistoryEntry['undo'] | undefined;
}

export interface AreaSteps {
  readonly past: readonly AreaStep[];
  readonly future: readonly AreaStep[];
}

export const noSteps: AreaSteps = { past: [], future: [] };
const depth = 100;

export const stepMade = ({ past }: AreaSteps, before: Area | undefined, newest: HistoryEntry | undefined): AreaSteps => ({
  past: [...past, { other: before, after: newest?.undo }].slice(-depth),
  future: [],
});

/** Nothing was done to the document since, so that this step is the one to undo or redo next. */
export const isNewest = (step: AreaStep | undefined, newest: HistoryEntry | undefined): boolean => step !== undefined && step.after === newest?.undo;

interface Moved {
  readonly area: Area | undefined;
  readonly steps: AreaSteps;
}

export function takeBack(steps: AreaSteps, area: Area | undefined): Moved {
  const step = steps.past.at(-1);
  if (!step) return { area, steps };
  return { area: step.other, steps: { past: steps.past.slice(0, -1), future: [{ other: area, after: step.after }, ...steps.future] } };
}

export function takeForward(steps: AreaSteps, area: Area | undefined): Moved {
  const [step, ...future] = steps.future;
  if (!step) return { area, steps };
  return { area: step.other, steps: { past: [...steps.past, { other: area, after: step.after }], future } };
}
