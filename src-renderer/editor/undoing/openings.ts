import type { HistoryEntry } from '../document/history';

/** What was open beside the document when a step was made of it: prompts that became a cut-out, say. */
export interface Opening {
  /** Undone, it is open again. */
  open(): void;
  /** Redone, it is used up again, unless it has been changed. */
  close(): void;
}

/** Undoing a cut-out gives back what it was cut out with, so that one click can be mended instead of all of them made anew. */
export interface Openings {
  remember(made: HistoryEntry | undefined, opening: Opening): void;
  of(entry: HistoryEntry): Opening | undefined;
}

export function createOpenings(): Openings {
  // Sealing, merging and what comes late replace an entry and keep its `undo`.
  const known = new WeakMap<HistoryEntry['undo'], Opening>();
  return {
    remember: (made, opening) => {
      if (made) known.set(made.undo, opening);
    },
    of: ({ undo }) => known.get(undo),
  };
}
