import { asClickcutError } from '../../../src-preload/contract/errors';
import type { ImportNote, Recoverable } from '../../../src-preload/contract/documents';
import type { DocumentId, DocumentRecord } from '../../../src-preload/model/document';
import type { Operation } from '../../../src-preload/model/operation';
import type { BlobSource, Journal, JournalEntry, JournalState, SavedAs } from '../projects/journal/journal';
import type { ProjectContents } from '../projects/contents';

/** Keeps open documents against crashes, in order and in the background. */
export interface Autosave {
  /** Keeps a document from now on; later calls change nothing. Resolves with whether another process keeps it already. */
  begin(state: JournalState, savedAs?: SavedAs | null): Promise<'ours' | 'elsewhere'>;
  /** `operations` have led to `state`. */
  changed(state: JournalState, operations: readonly Operation[]): void;
  saved(id: DocumentId, revision: number, where: string): void;
  /** A small PNG, shown where the work is offered again. */
  picture(id: DocumentId, png: Uint8Array): void;
  /** The document was closed on purpose: its work is not offered again. */
  close(id: DocumentId): Promise<void>;
  list(): Promise<readonly Recoverable[]>;
  recover(
    work: string,
    signal?: AbortSignal,
  ): Promise<{ readonly contents: ProjectContents; readonly revision: number; readonly saved: number | null; readonly notes: readonly ImportNote[] }>;
  discard(work: string): Promise<void>;
  /** Everything is on the disk, and is offered again at the next start. */
  settle(): Promise<void>;
}

/** @param onProblem keeping a document began to fail, or works again (undefined) */
export function createAutosave(journal: Journal, source: BlobSource, onProblem: (id: DocumentId, problem: string | null) => void): Autosave {
  /** By document: the newest of what is to be done, so that everything happens in order. */
  const entries = new Map<DocumentId, Promise<JournalEntry | undefined>>();

  const opened = (id: DocumentId, entry: Promise<JournalEntry>): Promise<JournalEntry | undefined> => {
    const kept = entry.catch((cause: unknown) => {
      const error = asClickcutError(cause);
      onProblem(id, error.message);
      return undefined;
    });
    entries.set(id, kept);
    return kept;
  };

  const withEntry = (id: DocumentId, work: (entry: JournalEntry) => void): void => {
    void entries.get(id)?.then((entry) => entry && work(entry));
  };

  const release = async (id: DocumentId, discard: boolean): Promise<void> => {
    const entry = await entries.get(id);
    entries.delete(id);
    await entry?.close({ discard });
  };

  return {
    begin: async (state, savedAs = null) => {
      const { id } = state.document;
      const entry = entries.get(id) ?? opened(id, journal.begin(state, source, savedAs));
      return (await entry) ? 'ours' : 'elsewhere';
    },
    changed: (state, operations) => withEntry(state.document.id, (entry) => entry.append(state, operations)),
    saved: (id, revision, where) => withEntry(id, (entry) => entry.markSaved(revision, where)),
    picture: (id, png) => withEntry(id, (entry) => entry.keepThumbnail(png)),
    close: (id) => release(id, true),
    list: async () =>
      (await journal.list())
        .filter(({ isUnsaved }) => isUnsaved)
        .map(({ id, name, changedAt, layers, thumbnail }) => ({ id, name, changedAt, layers, ...(thumbnail && { thumbnail: new Uint8Array(thumbnail) }) })),
    recover: async (work, signal) => {
      const found = await journal.recover(work, signal);
      const { revision, savedAs, lostBatches, lostLayers } = found;
      const document: DocumentRecord = found.document;
      await opened(document.id, found.resume({ document, revision }, source));
      const notes: readonly ImportNote[] = [
        ...(lostBatches > 0 ? [{ layer: null, what: 'lost-changes', detail: String(lostBatches) }] : []),
        ...lostLayers.map((layer) => ({ layer, what: 'lost-content' })),
      ];
      return { contents: found, revision, saved: savedAs?.revision ?? null, notes };
    },
    discard: (work) => journal.discard(work),
    settle: async () => {
      await Promise.all([...entries.keys()].map((id) => release(id, false)));
    },
  };
}
