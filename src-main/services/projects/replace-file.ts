import { randomUUID } from 'node:crypto';
import { chmod, open, readdir, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ClickcutError } from '../../../src-preload/contract/errors';
import { syncFolder } from './sync-folder';
import type { ByteSink } from './zip/zip-writer';

/** Of the temporary files; saving takes nowhere near this long. */
const abandonedMs = 3_600_000;
const temporaryName = /^\.clickcut-[0-9a-f-]{36}\.tmp$/;

/** When folders were last looked through: a batch puts thousands of files into one, and must not list it for each. */
const lookedThrough = new Map<string, number>();
const againAfterMs = 60_000;
const mostFolders = 1000;

/** What a process that was killed while saving has left in the folder. */
async function removeAbandonedBeside(folder: string): Promise<void> {
  if (performance.now() - (lookedThrough.get(folder) ?? -Infinity) < againAfterMs) return;
  if (lookedThrough.size >= mostFolders) lookedThrough.clear();
  lookedThrough.set(folder, performance.now());
  for (const name of (await readdir(folder)).filter((candidate) => temporaryName.test(candidate))) {
    const path = join(folder, name);
    if (Date.now() - (await stat(path)).mtimeMs > abandonedMs) await rm(path, { force: true });
  }
}

/** Writes to a file in pieces as they come. */
const sinkOf = (file: FileHandle): ByteSink => ({
  write: async (bytes) => {
    for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at, bytes.length - at)).bytesWritten;
  },
});

/** Why a file cannot be written, by what the system says. */
export function unwritable(path: string, cause: unknown): ClickcutError {
  if (cause instanceof ClickcutError) return cause;
  const code = (cause as { readonly code?: unknown }).code;
  const [why, hint] = ((): readonly [string, string] => {
    switch (code) {
      case 'ENOSPC':
      case 'EDQUOT':
        return ['the disk is full', 'Free some space, or save it elsewhere.'];
      case 'EACCES':
      case 'EPERM':
      case 'EROFS':
        return ['permission denied', 'Save it in a folder that is yours.'];
      case 'ENOENT':
      case 'ENOTDIR':
        return ['there is no such folder', 'Save it in a folder that exists.'];
      default:
        return [cause instanceof Error ? cause.message : String(cause), 'Check the disk or the network drive, or save it elsewhere.'];
    }
  })();
  const message = `'${path}' cannot be saved: ${why}. What was there before is unchanged.`;
  return new ClickcutError({ code: 'file-not-writable', message, hint }, { cause });
}

/**
 * Replaces a file by what `fill` writes: a temporary file in the same folder, flushed to the disk, then renamed. A
 * link stays a link, and permissions are kept. Whatever fails, the old file is whole.
 * @throws ClickcutError `file-not-writable`, and whatever ClickcutError `fill` throws
 */
export async function replaceFile(path: string, fill: (sink: ByteSink) => Promise<void>): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const temporary = join(dirname(target), `.clickcut-${randomUUID()}.tmp`);
  try {
    const file = await open(temporary, 'wx');
    try {
      await fill(sinkOf(file));
      await file.sync();
    } finally {
      await file.close();
    }
    const mode = await stat(target).then((s) => s.mode & 0o777, () => undefined);
    if (mode !== undefined) await chmod(temporary, mode);
    await rename(temporary, target);
    await syncFolder(dirname(target));
    await removeAbandonedBeside(dirname(target)).catch(() => undefined);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw unwritable(path, cause);
  }
}
