import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ClickcutError } from '../../../src-preload/contract/errors';

/** In hex. */
export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

const reasons: Readonly<Record<string, readonly [why: string, hint: string]>> = {
  EISDIR: ['it is a folder', 'Name its files, or the folder above.'],
  EACCES: ['permission denied', 'Make it readable for you.'],
  EPERM: ['permission denied', 'Make it readable for you.'],
  ENOENT: ['it is not there any more', 'Check the link or the name.'],
  ELOOP: ['its links lead around in a circle', 'Check the link.'],
  ERR_FS_FILE_TOO_LARGE: ['it has more than 2 GiB', 'Make it smaller first.'],
};

/** Why a file or folder cannot be read, by what the system says. */
export function unreadable(path: string, cause: unknown): ClickcutError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const [why, hint] = reasons[code] ?? [cause instanceof Error ? cause.message : String(cause), 'Check the disk or the network drive.'];
  return new ClickcutError({ code: 'file-unreadable', message: `'${path}' cannot be read: ${why}.`, hint }, { cause });
}

/** A whole file. @throws ClickcutError `file-unreadable`, which says why */
export async function readInput(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw unreadable(path, cause);
  }
}
