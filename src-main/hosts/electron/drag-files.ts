import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { freePath } from './file-names';

const prefix = 'clickcut-drag-';

export interface DragFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface DragFiles {
  /** Writes files that are dragged together; names that collide are numbered. */
  put(files: readonly DragFile[]): Promise<{ readonly drag: string; readonly paths: readonly string[] }>;
  /** Removes everything at once, at the end of the app. */
  clear(): void;
}

interface Limits {
  /** Drags that are kept: who has taken a file may read it a good while later. */
  readonly drags: number;
  readonly bytes: number;
}

interface Kept {
  readonly folder: string;
  readonly bytes: number;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** What runs that did not end orderly have left. */
function removeAbandoned(parent: string): void {
  try {
    for (const name of readdirSync(parent)) {
      const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length).split('-')[0]) : NaN;
      if (Number.isInteger(pid) && pid > 0 && !isAlive(pid)) rmSync(join(parent, name), { recursive: true, force: true });
    }
  } catch {
    // The next start tries again.
  }
}

/** Files for other programs to take, in a folder of this run below `parent`. The oldest go when there are too many. */
export function createDragFiles(parent: string, { drags, bytes: mostBytes }: Limits = { drags: 16, bytes: 1024 ** 3 }): DragFiles {
  const kept = new Map<string, Kept>();
  let root: Promise<string> | undefined;
  let path: string | undefined;

  const folder = (): Promise<string> => {
    root ??= mkdtemp(join(parent, `${prefix}${process.pid}-`)).then((made) => (path = made));
    return root;
  };

  const makeRoom = async (): Promise<void> => {
    let total = [...kept.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    for (const [id, old] of kept) {
      if (kept.size <= 1 || (kept.size <= drags && total <= mostBytes)) return;
      kept.delete(id);
      total -= old.bytes;
      await rm(old.folder, { recursive: true, force: true }).catch(() => undefined);
    }
  };

  removeAbandoned(parent);
  return {
    put: async (files) => {
      const id = randomUUID();
      const own = join(await folder(), id);
      await mkdir(own);
      const taken = new Set<string>();
      const paths = files.map(({ name }) => {
        const free = freePath(own, basename(name), (candidate) => taken.has(candidate.toLowerCase()));
        taken.add(free.toLowerCase());
        return free;
      });
      for (const [i, file] of paths.entries()) await writeFile(file, files[i]?.bytes ?? new Uint8Array(), { mode: 0o600 });
      kept.set(id, { folder: own, bytes: files.reduce((sum, { bytes }) => sum + bytes.length, 0) });
      await makeRoom();
      return { drag: id, paths };
    },
    clear: () => {
      kept.clear();
      if (path !== undefined) rmSync(path, { recursive: true, force: true });
    },
  };
}
