import type { History } from '../document/history';
import { placeOf, type SideStep, type SideSteps } from './side-steps';

export type SideKind = 'area' | 'prompts';

/** One step of the history that is shown. */
export interface Moment {
  /** Key of its name. */
  readonly label: string;
  readonly kind: 'document' | SideKind;
}

export interface Timeline {
  /** What was done in the order in which it is undone, then what can be redone in the order of that. */
  readonly moments: readonly Moment[];
  /** How many of them are done. */
  readonly done: number;
}

export type Sides = Readonly<Record<SideKind, SideSteps<unknown>>>;

interface Placed extends Moment {
  readonly place: number;
  readonly when: number;
}

const placed = (kind: SideKind, steps: readonly SideStep<unknown>[], history: History): readonly Placed[] =>
  steps.map((step) => ({ label: step.label, kind, place: placeOf(step, history), when: step.when }));

/** Steps of the document and of what is open beside it, in one row. */
export function timelineOf(history: History, { area, prompts }: Sides): Timeline {
  const { past, future } = history;
  const inOrder = (steps: readonly Placed[]): readonly Placed[] => steps.toSorted((a, b) => a.when - b.when);
  const done = inOrder([...placed('area', area.past, history), ...placed('prompts', prompts.past, history)]);
  const undone = inOrder([...placed('area', area.future, history), ...placed('prompts', prompts.future, history)]);
  const at = (steps: readonly Placed[], place: number): readonly Moment[] => steps.filter((step) => step.place === place).map(({ label, kind }) => ({ label, kind }));
  const before = [...at(done, 0), ...past.flatMap(({ label }, index) => [{ label, kind: 'document' as const }, ...at(done, index + 1)])];
  const after = [...at(undone, past.length), ...future.flatMap(({ label }, index) => [{ label, kind: 'document' as const }, ...at(undone, past.length + index + 1)])];
  return { moments: [...before, ...after], done: before.length };
}
