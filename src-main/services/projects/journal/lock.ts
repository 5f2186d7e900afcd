import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isRunning, processIdentity, thisProcess } from './process-identity';

const fileName = 'lock';

/** A lock without a readable owner was being written when it was seen, or when its process died. */
const writingMs = 10_000;

/** Folders that this process holds; a lock of its own that is not among them was left behind. */
const held = new Set<string>();

export interface Lock {
  /** The folder may have been moved meanwhile, or be gone. */
  release(folder?: string): Promise<void>;
}

const codeOf = (error: unknown): unknown => (error as { readonly code?: unknown }).code;

/** Undefined when the lock is gone, or its owner is. Otherwise its text. */
async function inspect(path: string): Promise<{ readonly text: string; readonly alive: boolean } | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const owner = ((): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  })();
  const parsed = processIdentity.safeParse(owner);
  if (parsed.success) return { text, alive: parsed.data.pid !== process.pid && (await isRunning(parsed.data)) };
  const age = await stat(path).then((s) => Date.now() - s.mtimeMs, () => Infinity);
  return { text, alive: age < writingMs };
}

/** Whether a process that runs, this one included, works in the folder. */
export async function isInUse(folder: string): Promise<boolean> {
  return held.has(resolve(folder)) || ((await inspect(join(folder, fileName)))?.alive ?? false);
}

/** Takes a dead process's lock away; false when it turns out to be another's by now. */
async function removeStale(path: string, text: string): Promise<boolean> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return true;
    throw error;
  }
  if ((await readFile(aside, 'utf8').catch(() => '')) === text) {
    await rm(aside, { force: true });
    return true;
  }
  await rename(aside, path);
  return false;
}

/**
 * Takes a folder for this process; undefined when another one, or another part of this one, works in it. The lock of
 * a process that is no more is taken over. Rejects when the folder cannot be written.
 */
export async function takeLock(folder: string): Promise<Lock | undefined> {
  const key = resolve(folder);
  if (held.has(key)) return undefined;
  held.add(key);
  const path = join(folder, fileName);
  try {
    const present = await inspect(path);
    if (present && (present.alive || !(await removeStale(path, present.text)))) {
      held.delete(key);
      return undefined;
    }
    const file = await open(path, 'wx');
    try {
      await file.writeFile(JSON.stringify(await thisProcess()));
    } finally {
      await file.close();
    }
  } catch (error) {
    held.delete(key);
    if (codeOf(error) === 'EEXIST') return undefined;
    throw error;
  }
  return {
    release: async (now = folder) => {
      await rm(join(now, fileName), { force: true }).catch(() => undefined);
      held.delete(key);
    },
  };
}
