import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ClickcutError } from '../../../../src-preload/contract/errors';
import type { DocumentId } from '../../../../src-preload/model/document';
import type { ProjectContents } from '../contents';
import type { BlobSource } from './blob-source';
import { claimFolder, inUse, type ClaimedFolder } from './claim-folder';
import { WorkEntry, type JournalEntry, type JournalState } from './journal-entry';
import { listWork, type RecoverableWork } from './list-work';
import { loadWork } from './load-work';
import { isInUse, takeLock, type Lock } from './lock';
import type { SavedAs } from './snapshot';
import { WorkFolder } from './work-folder';

export type { BlobSource } from './blob-source';
export type { JournalEntry, JournalState } from './journal-entry';
export type { RecoverableWork } from './list-work';
export type { SavedAs } from './snapshot';

/** Names left-behind work: the document's id, or that with a dot and eight digits where there is more than one. */
export type WorkId = string;

export interface RecoveredWork extends ProjectContents {
  readonly revision: number;
  readonly savedAs: SavedAs | null;
  /** Batches that could not be read any more; the document is as it was before them. */
  readonly lostBatches: number;
  /** Names of layers whose content the disk has lost. */
  readonly lostLayers: readonly string[];
  /** Goes on in the same folder, which this process holds since `recover`. Call this or `release`, once. */
  resume(state: JournalState, source: BlobSource): Promise<JournalEntry>;
  /** Lets the work go again: it is offered as before. */
  release(): Promise<void>;
}

export interface Journal {
  /**
   * Keeps an open document from now on. A folder that cannot be written is no failure: it is reported, and tried again.
   * @param savedAs the project file that it comes from
   * @throws ClickcutError `conflict` when another process, or this one, has the same document open
   */
  begin(state: JournalState, source: BlobSource, savedAs?: SavedAs | null): Promise<JournalEntry>;
  /** What processes that are no more have left behind, the latest first. */
  list(): Promise<readonly RecoverableWork[]>;
  /** Takes left-behind work over. @throws ClickcutError `not-found`, `conflict`, `project-damaged`, `project-too-new`, `cancelled` */
  recover(id: WorkId, signal?: AbortSignal): Promise<RecoveredWork>;
  /** Removes left-behind work. @throws ClickcutError `conflict` */
  discard(id: WorkId): Promise<void>;
}

export interface JournalOptions {
  /** `<data dir>/work` */
  readonly dir: string;
  /** Once when keeping a document begins to fail, and with `undefined` once it works again. */
  readonly onProblem?: (id: DocumentId, problem: ClickcutError | undefined) => void;
  /** Milliseconds until the next try after a failure. */
  readonly retryMs?: number;
  /** Milliseconds until a document is kept that was only opened; a change is kept at once. */
  readonly beginMs?: number;
}

const workId = /^[A-Za-z0-9_-]{1,64}(\.[0-9a-f]{8})?$/;
const exists = (path: string): Promise<boolean> => access(path).then(() => true, () => false);

export function createJournal({ dir, onProblem, retryMs = 3000, beginMs = 1500 }: JournalOptions): Journal {
  const folderOf = (id: WorkId): WorkFolder => {
    if (!workId.test(id)) throw new ClickcutError({ code: 'bad-request', message: `'${id}' names no work.` });
    return new WorkFolder(join(dir, id));
  };

  const enter = (folder: WorkFolder, claim: () => Promise<ClaimedFolder>, state: JournalState, source: BlobSource, savedAs: SavedAs | null): JournalEntry =>
    new WorkEntry(folder.path, claim, state, savedAs, { source, retryMs, beginMs, onProblem: (problem) => onProblem?.(state.document.id, problem) });

  const hold = async (folder: WorkFolder, name: string): Promise<Lock> => {
    const lock = await takeLock(folder.path);
    if (!lock) throw inUse(name);
    return lock;
  };

  return {
    begin: async (state, source, savedAs = null) => {
      const { id, name } = state.document;
      const folder = folderOf(id);
      if (await isInUse(folder.path)) throw inUse(name);
      const claim = (): Promise<ClaimedFolder> => claimFolder(folder.path, name);
      let first: ClaimedFolder | undefined;
      try {
        first = await claim();
      } catch (error) {
        if (error instanceof ClickcutError) throw error;
      }
      return enter(
        folder,
        async () => {
          const claimed = first ?? (await claim());
          first = undefined;
          return claimed;
        },
        state,
        source,
        savedAs,
      );
    },
    list: async () => {
      const names = await readdir(dir).catch(() => []);
      return listWork(names.filter((name) => workId.test(name)).map((name) => ({ id: name, folder: folderOf(name) })));
    },
    recover: async (id, signal) => {
      const folder = folderOf(id);
      if (!(await folder.holdsWork())) throw new ClickcutError({ code: 'not-found', message: `There is no unsaved work '${id}' any more.` });
      const lock = await hold(folder, id);
      try {
        const { contents, ...rest } = await loadWork(folder, signal);
        return {
          ...contents,
          ...rest,
          resume: async (state, source) => enter(folder, async () => ({ folder, lock }), state, source, rest.savedAs),
          release: () => lock.release(),
        };
      } catch (error) {
        await lock.release();
        throw error;
      }
    },
    discard: async (id) => {
      const folder = folderOf(id);
      if (!(await exists(folder.path))) return;
      const lock = await hold(folder, id);
      try {
        await folder.remove();
      } finally {
        await lock.release();
      }
    },
  };
}
