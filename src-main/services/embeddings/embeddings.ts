import type { EmbeddingFolder } from './embedding-folder';

/** Embeddings by key, in memory and on disk. An embedding is f16 bit patterns, [256, 64, 64]. */
export interface Embeddings {
  /** From memory only. */
  recall(key: string): Uint16Array | undefined;
  /** From disk, into memory. */
  load(key: string): Promise<Uint16Array | undefined>;
  /** In memory at once; written to disk in the background. */
  keep(key: string, embedding: Uint16Array): void;
  usage(): Promise<EmbeddingUsage>;
  /** Resolves when everything kept so far is on disk, or has failed to get there. */
  settled(): Promise<void>;
}

export interface EmbeddingUsage {
  readonly path: string;
  readonly entries: number;
  readonly bytes: number;
  /** Why the folder cannot be used; the embeddings of this run are kept in memory all the same. */
  readonly problem: string | undefined;
}

/** 2 MiB each. */
const defaultMemoryEntries = 24;

export function createEmbeddings(folder: EmbeddingFolder, memoryEntries = defaultMemoryEntries): Embeddings {
  // A Map keeps the order of insertion: the first key is the one used longest ago.
  const memory = new Map<string, Uint16Array>();
  let writes: Promise<void> = Promise.resolve();

  const remember = (key: string, embedding: Uint16Array): void => {
    memory.delete(key);
    memory.set(key, embedding);
    for (const oldest of memory.keys()) {
      if (memory.size <= memoryEntries) break;
      memory.delete(oldest);
    }
  };

  return {
    recall: (key) => {
      const known = memory.get(key);
      if (known) remember(key, known);
      return known;
    },
    load: async (key) => {
      const read = await folder.read(key);
      if (read) remember(key, read);
      return read;
    },
    keep: (key, embedding) => {
      remember(key, embedding);
      writes = writes.then(() => folder.write(key, embedding));
    },
    usage: async () => ({ path: folder.path, ...(await folder.usage()), problem: folder.problem }),
    settled: () => writes,
  };
}
