import type { Operation } from '../../../src-preload/model/operation';

/** One step that a person would call one thing, with what takes it back. */
export interface HistoryEntry {
  /** Key of the step's name. */
  readonly label: string;
  readonly redo: readonly Operation[];
  readonly undo: readonly Operation[];
  readonly mergeKey?: string;
  /** What was added when its work was done, maybe after other steps: undone before the rest of it, redone after it. */
  readonly late?: Pick<HistoryEntry, 'redo' | 'undo'>;
}

export const redoOf = ({ redo, late }: HistoryEntry): readonly Operation[] => [...redo, ...(late?.redo ?? [])];
export const undoOf = ({ undo, late }: HistoryEntry): readonly Operation[] => [...(late?.undo ?? []), ...undo];

export interface History {
  readonly past: readonly HistoryEntry[];
  readonly future: readonly HistoryEntry[];
}

export const emptyHistory: History = { past: [], future: [] };
const depth = 200;

/**
 * Adds a step. Steps of one gesture share a `mergeKey` and become one: they set the same fields, so the first one's
 * inverse and the last one's operations are enough.
 */
export function record(history: History, entry: HistoryEntry): History {
  const last = history.past.at(-1);
  if (last && entry.mergeKey !== undefined && last.mergeKey === entry.mergeKey) {
    return { past: history.past.with(-1, { ...entry, undo: last.undo }), future: [] };
  }
  return { past: [...history.past, entry].slice(-depth), future: [] };
}

/** Ends the gesture: a later step with the same key is a step of its own. */
export function seal(history: History): History {
  const last = history.past.at(-1);
  if (last?.mergeKey === undefined) return history;
  const { label, redo, undo, late } = last;
  return { ...history, past: history.past.with(-1, { label, redo, undo, ...(late && { late }) }) };
}

/**
 * Adds operations to the newest done step that `belongs`. They must touch nothing that a later step has changed.
 * Undefined when there is no such step.
 */
export function amend(history: History, belongs: (entry: HistoryEntry) => boolean, { redo, undo }: Pick<HistoryEntry, 'redo' | 'undo'>): History | undefined {
  const at = history.past.findLastIndex(belongs);
  const entry = history.past[at];
  if (!entry) return undefined;
  const late = { redo: [...(entry.late?.redo ?? []), ...redo], undo: [...undo, ...(entry.late?.undo ?? [])] };
  return { ...history, past: history.past.with(at, { ...entry, late }) };
}

export function stepBack(history: History): { readonly entry: HistoryEntry; readonly history: History } | undefined {
  const entry = history.past.at(-1);
  if (!entry) return undefined;
  return { entry, history: { past: history.past.slice(0, -1), future: [entry, ...history.future] } };
}

export function stepForward(history: History): { readonly entry: HistoryEntry; readonly history: History } | undefined {
  const [entry, ...future] = history.future;
  if (!entry) return undefined;
  return { entry, history: { past: [...history.past, entry], future } };
}
