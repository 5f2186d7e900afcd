import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import type { RecentEntry } from '../../../src-preload/contract/desktop';

const most = 12;
const entry = z.object({ id: z.string().min(1).max(64), path: z.string().min(1), openedAt: z.number() });
type Entry = Readonly<z.infer<typeof entry>>;

export interface RecentFiles {
  /** Latest first. */
  list(): readonly RecentEntry[];
  /** Puts it at the top; the same path is listed once, and the oldest go. */
  remember(path: string): void;
  forget(id: string): void;
  pathOf(id: string): string | undefined;
}

/** @param file what is remembered from run to run; a damaged one counts as empty, one that cannot be written is no failure */
export function createRecentFiles(file: string, now: () => number = Date.now): RecentFiles {
  const read = (): readonly Entry[] => {
    try {
      return z.array(entry).parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      return [];
    }
  };
  let entries = read();

  const keep = (next: readonly Entry[]): void => {
    entries = next;
    try {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, JSON.stringify(next), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    } catch {
      // The list lasts as long as this run.
    }
  };

  return {
    list: () => entries.map(({ id, path, openedAt }) => ({ id, name: basename(path), openedAt })),
    remember: (path) => {
      const others = entries.filter((known) => known.path !== path);
      keep([{ id: randomUUID(), path, openedAt: now() }, ...others].slice(0, most));
    },
    forget: (id) => keep(entries.filter((known) => known.id !== id)),
    pathOf: (id) => entries.find((known) => known.id === id)?.path,
  };
}
