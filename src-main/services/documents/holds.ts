import type { DocumentId } from '../../../src-preload/model/document';

export type HoldMode = 'editing' | 'reading';

export interface Holds {
  /**
   * Lasts until the signal fires. The one who came first edits, the others read; when the first goes away the next one
   * edits. `onMode` is called at once and with every change.
   */
  hold(id: DocumentId, signal: AbortSignal, onMode: (mode: HoldMode) => void): Promise<void>;
}

/** Which window may change a document. @param isForeign whether another process has it open: then nobody here edits it */
export function createHolds(isForeign: (id: DocumentId) => boolean): Holds {
  const waiting = new Map<DocumentId, ((mode: HoldMode) => void)[]>();
  return {
    hold: (id, signal, onMode) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const line = waiting.get(id) ?? [];
        waiting.set(id, line);
        line.push(onMode);
        onMode(line[0] === onMode && !isForeign(id) ? 'editing' : 'reading');
        signal.addEventListener(
          'abort',
          () => {
            const wasFirst = line[0] === onMode;
            line.splice(line.indexOf(onMode), 1);
            if (line.length === 0) waiting.delete(id);
            else if (wasFirst && !isForeign(id)) line[0]?.('editing');
            resolve();
          },
          { once: true },
        );
      }),
  };
}
