import { readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { removeAbandoned, writeAtomic } from '../../inference/files/atomic-write';

export interface CacheFolderOptions<Value> {
  readonly path: string;
  /** Ends the name of each of its files, with the dot. */
  readonly suffix: string;
  /** Asked at every write, so that a changed setting holds from the next one on. */
  readonly maxBytes: () => number;
  encode(value: Value): Buffer;
  /** `undefined` for a file that is cut short, altered, or of another version. */
  decode(file: Buffer): Value | undefined;
}

/**
 * What can be made again, on disk, by names that say all that it depends on; what was used longest ago goes first.
 * Several processes may share the folder: every file is whole at every moment. Nothing here throws: a folder that
 * cannot be used is one that has nothing.
 */
export interface CacheFolder<Value> {
  readonly path: string;
  /** A damaged entry is a miss, and is removed. */
  read(key: string): Promise<Value | undefined>;
  has(key: string): Promise<boolean>;
  write(key: string, value: Value): Promise<void>;
  usage(): Promise<{ readonly entries: number; readonly bytes: number }>;
  /** Why the folder cannot be used, from the last attempt; undefined while it can. */
  readonly problem: string | undefined;
}

interface Entry {
  readonly path: string;
  readonly bytes: number;
  readonly usedMs: number;
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';
const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function listEntries(folder: string, suffix: string): Promise<readonly Entry[]> {
  const names = await readdir(folder);
  const found = await Promise.all(
    names.map(async (name): Promise<Entry | undefined> => {
      if (!name.endsWith(suffix)) return undefined;
      const path = join(folder, name);
      // Another process may have removed it since the listing.
      const info = await stat(path).catch(() => undefined);
      return info && { path, bytes: info.size, usedMs: info.mtimeMs };
    }),
  );
  return found.filter((entry) => entry !== undefined);
}

export function createCacheFolder<Value>({ path, suffix, maxBytes, encode, decode }: CacheFolderOptions<Value>): CacheFolder<Value> {
  let problem: string | undefined;
  const fileOf = (key: string): string => join(path, `${key}${suffix}`);

  const evict = async (): Promise<void> => {
    const newestFirst = (await listEntries(path, suffix)).toSorted((a, b) => b.usedMs - a.usedMs);
    let total = 0;
    const excess = newestFirst.filter((entry) => (total += entry.bytes) > maxBytes());
    await Promise.all(excess.map((entry) => rm(entry.path, { force: true })));
    await removeAbandoned(path);
  };

  return {
    path,
    get problem() {
      return problem;
    },
    read: async (key) => {
      let file: Buffer;
      try {
        file = await readFile(fileOf(key));
      } catch (error) {
        if (!isMissing(error)) problem = reason(error);
        return undefined;
      }
      const value = decode(file);
      if (value === undefined) {
        await rm(fileOf(key), { force: true }).catch(() => undefined);
        return undefined;
      }
      // The modification time is the time of last use; a folder that is read-only simply forgets it.
      const now = new Date();
      await utimes(fileOf(key), now, now).catch(() => undefined);
      return value;
    },
    has: (key) =>
      stat(fileOf(key)).then(
        (info) => info.isFile(),
        () => false,
      ),
    write: async (key, value) => {
      try {
        await writeAtomic(fileOf(key), encode(value));
        await evict();
        problem = undefined;
      } catch (error) {
        problem = reason(error);
      }
    },
    usage: async () => {
      const entries = await listEntries(path, suffix).catch(() => []);
      return { entries: entries.length, bytes: entries.reduce((sum, e) => sum + e.bytes, 0) };
    },
  };
}
