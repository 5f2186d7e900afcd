import type { Operation } from '../../../src-preload/model/operation';

/** One step that a person would call one thing, with what takes it back. */
export interface HistoryEntry {
  /** Key of the step's name. */
  readonly label: string;
  readonly redo: readonly Operation[];
  readonly undo: readonly Operation[];
  readonly mergeKey?: string;
}

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
  return { ...history, past: history.past.with(-1, { label: last.label, redo: last.redo, undo: last.undo }) };
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
