import { open, type FileHandle } from 'node:fs/promises';
import { constants } from 'node:fs';
import { basename } from 'node:path';
import { ClickcutError, throwIfAborted } from '../../../src-preload/contract/errors';
import { emptyImage, tooManyBytes, unreadableFile } from './image-errors';
import type { ImageSource } from './images';
import { maxBytes } from './limits';

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function explain(path: string, cause: unknown): ClickcutError {
  const code = (cause as { readonly code?: unknown } | undefined)?.code;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return unreadableFile(path, 'there is no such file', 'Check the path.', cause);
    case 'EACCES':
    case 'EPERM':
      return unreadableFile(path, 'permission denied', 'Change its permissions, or open a copy that is yours.', cause);
    case 'EISDIR':
      return unreadableFile(path, 'it is a folder', 'Name a photo in it.', cause);
    case 'ERR_INVALID_ARG_VALUE':
    case 'ENAMETOOLONG':
    case 'ELOOP':
      return unreadableFile(path, 'the path is not valid', 'Check the path.', cause);
    default:
      return unreadableFile(path, cause instanceof Error ? cause.message : String(cause), 'Check the disk or the network drive.', cause);
  }
}

async function readWhole(path: string, file: FileHandle, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const stats = await file.stat();
  if (stats.isDirectory()) throw unreadableFile(path, 'it is a folder', 'Name a photo in it.');
  if (!stats.isFile()) throw unreadableFile(path, 'it is not a regular file', 'Name a photo.');
  if (stats.size > maxBytes) throw tooManyBytes(basename(path), stats.size);
  throwIfAborted(signal);
  return file.readFile();
}

async function readPath(path: string, signal: AbortSignal | undefined): Promise<NamedBytes> {
  let file: FileHandle | undefined;
  try {
    // Without NONBLOCK, opening a named pipe would wait for a writer for ever. Windows has neither.
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    return { name: basename(path), bytes: await readWhole(path, file, signal) };
  } catch (error) {
    throw error instanceof ClickcutError ? error : explain(path, error);
  } finally {
    await file?.close();
  }
}

/**
 * The bytes of a source and the name to use for it.
 * @throws ClickcutError `file-unreadable`, `image-empty`, `image-too-large` (bytes), `cancelled`
 */
export async function readSource(source: ImageSource, signal?: AbortSignal): Promise<NamedBytes> {
  throwIfAborted(signal);
  const read = source.kind === 'path' ? await readPath(source.path, signal) : { name: source.name, bytes: source.bytes };
  if (read.bytes.length === 0) throw emptyImage(read.name);
  if (read.bytes.length > maxBytes) throw tooManyBytes(read.name, read.bytes.length);
  return read;
}
