import type { DocumentId } from '../../../src-preload/model/document';

export interface LatePictures {
  /** A document has changed: its picture is made once it has rested. */
  due(id: DocumentId): void;
  forget(id: DocumentId): void;
}

/** Long enough for a person to be thinking, so that making a picture is in nobody's way. */
const restMs = 4000;

/** Makes pictures that are only nice to have: late, one at a time for each document, and silently when it fails. */
export function createLatePictures(make: (id: DocumentId, signal: AbortSignal) => Promise<void>): LatePictures {
  const waiting = new Map<DocumentId, { readonly timer: NodeJS.Timeout; readonly stop: AbortController }>();
  const forget = (id: DocumentId): void => {
    const found = waiting.get(id);
    waiting.delete(id);
    clearTimeout(found?.timer);
    found?.stop.abort();
  };
  return {
    forget,
    due: (id) => {
      forget(id);
      const stop = new AbortController();
      const timer = setTimeout(() => void make(id, stop.signal).catch(() => undefined), restMs).unref();
      waiting.set(id, { timer, stop });
    },
  };
}
