import type { AreaSelection } from '../area/area';
import type { Brushing } from '../brushing/brushing';
import type { History } from '../document/history';
import type { Session } from '../document/session';
import type { SmartSelect } from '../smart-select/smart-select';
import type { Openings } from './openings';
import { isNext, type SideStep } from './side-steps';
import { timelineOf, type Moment, type SideKind, type Timeline } from './timeline';

/** Undo and redo of everything that a person did: to the document, to the selected area, to the open prompts. */
export interface Undoing {
  timeline(): Timeline;
  canUndo(): boolean;
  canRedo(): boolean;
  /** The newest thing first. What something was cut out with is open again once that is undone. */
  undo(): void;
  redo(): void;
  /** Undoes or redoes until that many moments of the timeline are done. */
  travel(done: number): void;
}

export interface UndoingParts {
  readonly session: Session;
  readonly area: AreaSelection;
  readonly smartSelect: SmartSelect;
  readonly brushing: Pick<Brushing, 'takeBack'>;
  readonly openings: Openings;
}

export function createUndoing({ session, area, smartSelect, brushing, openings }: UndoingParts): Undoing {
  const history = (): History => session.store.getState().history;
  const sides = () => ({ area: area.store.getState().steps, prompts: smartSelect.store.getState().changes });
  const timeline = (): Timeline => timelineOf(history(), sides());
  const parts = { area, prompts: smartSelect } as const;

  /** Of the steps beside the document the one whose turn it is, if it is the turn of any. */
  const nextOf = (direction: 'past' | 'future', isBefore: (a: number, b: number) => boolean): SideKind | undefined => {
    const { area: inArea, prompts } = sides();
    const pick = (steps: readonly SideStep<unknown>[]): SideStep<unknown> | undefined => {
      const step = direction === 'past' ? steps.at(-1) : steps[0];
      return isNext(step, history()) ? step : undefined;
    };
    const a = pick(inArea[direction]);
    const b = pick(prompts[direction]);
    if (!a) return b && 'prompts';
    return b && isBefore(b.when, a.when) ? 'prompts' : 'area';
  };
  const sideToUndo = (): SideKind | undefined => nextOf('past', (a, b) => a > b);
  const sideToRedo = (): SideKind | undefined => nextOf('future', (a, b) => a < b);

  const back = ({ kind }: Moment): void => (kind === 'document' ? session.undo() : parts[kind].undo());
  const redoDocument = (): void => {
    const [entry] = history().future;
    session.redo();
    if (entry && history().future[0] !== entry) openings.of(entry)?.close();
  };
  const forth = ({ kind }: Moment): void => (kind === 'document' ? redoDocument() : parts[kind].redo());

  return {
    timeline,
    canUndo: () => sideToUndo() !== undefined || history().past.length > 0,
    canRedo: () => sideToRedo() !== undefined || history().future.length > 0,
    undo: () => {
      const side = sideToUndo();
      if (side) return parts[side].undo();
      if (brushing.takeBack()) return;
      const entry = history().past.at(-1);
      session.undo();
      if (entry && history().past.at(-1) !== entry) openings.of(entry)?.open();
    },
    redo: () => {
      const side = sideToRedo();
      if (side) return parts[side].redo();
      redoDocument();
    },
    travel: (target) => {
      const { moments, done } = timeline();
      for (const moment of moments.slice(Math.max(0, target), done).reverse()) back(moment);
      for (const moment of moments.slice(done, Math.max(0, target))) forth(moment);
    },
  };
}
