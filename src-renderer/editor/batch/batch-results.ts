import { createStore } from 'zustand/vanilla';
import type { BatchId } from '../../../src-preload/contract/batches';
import type { Engine } from '../engine';
import { text, type EditorPorts, type ResultFolder } from '../ports';
import type { ReadableStore } from '../store';

export interface BatchResults {
  /** Name of the folder of the person's that results go to; undefined before one is chosen. */
  readonly store: ReadableStore<{ readonly folder: string | undefined }>;
  /** False when the person thinks better of it. */
  choose(): Promise<boolean>;
  /** New results of the engine's: where the page has a folder and the engine has not, they are put into it, one after the other. */
  put(batch: BatchId, paths: readonly string[]): void;
  /** All of them are where they belong. @throws what has kept one from getting there */
  settled(): Promise<void>;
}

/** Where the results of a batch go: the engine writes into a folder that the host grants, the page into one that the browser does. */
export function createBatchResults({ services: { batches } }: Engine, ports: Pick<EditorPorts, 'chooseFolder' | 'resultFolder'>, id: () => Promise<BatchId>): BatchResults {
  const store = createStore<{ readonly folder: string | undefined }>(() => ({ folder: undefined }));
  let own: ResultFolder | undefined;
  let storing: Promise<void> = Promise.resolve();

  const move = async (folder: ResultFolder, batch: BatchId, paths: readonly string[]): Promise<void> => {
    for (const path of paths) await folder.write(path, (await batches.take({ batch, path })).bytes);
  };

  return {
    store,
    choose: async () => {
      if (ports.chooseFolder) {
        const folder = await ports.chooseFolder(text('batch.chooseOut'), 'write');
        if (!folder) return false;
        await batches.direct({ batch: await id(), out: folder.handle });
        store.setState({ folder: folder.name });
        return true;
      }
      const folder = await ports.resultFolder?.();
      if (!folder) return false;
      own = folder;
      store.setState({ folder: folder.name });
      return true;
    },
    put: (batch, paths) => {
      const folder = own;
      if (!folder) return;
      storing = storing.then(() => move(folder, batch, paths));
      // Told by `settled`.
      storing.catch(() => undefined);
    },
    settled: async () => {
      const stored = storing;
      // What comes after a failure gets its own chance.
      storing = Promise.resolve();
      await stored;
    },
  };
}
