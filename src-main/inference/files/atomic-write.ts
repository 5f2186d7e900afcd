import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const suffix = '.tmp';

/**
 * Writes a file so that a reader sees the old content or the new, never a part: a temporary file of its own name in
 * the same folder, flushed to the disk, then renamed. Makes the folder when there is none.
 */
export async function writeAtomic(path: string, data: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}${suffix}`);
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(data);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Removes what writers that were killed half-way have left in a folder. Young files may still be in the making. */
export async function removeAbandoned(folder: string, olderThanMs = 3_600_000): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (!name.startsWith('.') || !name.endsWith(suffix)) continue;
    const path = join(folder, name);
    const age = await stat(path).then((s) => Date.now() - s.mtimeMs, () => 0);
    if (age > olderThanMs) await rm(path, { force: true });
  }
}
