import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { ClickcutError } from '../../../../src-preload/contract/errors';

/** Bytes in memory (`name` for messages) or a file. */
export type ProjectSource = { readonly bytes: Uint8Array; readonly name?: string } | { readonly path: string };

/** Bytes that are read in pieces. */
export interface ByteSource {
  /** For messages. */
  readonly name: string;
  readonly size: number;
  /** Fewer bytes than `length` only where the source ends. */
  read(from: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

function fromMemory(bytes: Uint8Array, name: string): ByteSource {
  return { name, size: bytes.length, read: async (from, length) => bytes.subarray(from, from + length), close: async () => undefined };
}

function unreadable(path: string, cause: unknown): ClickcutError {
  const code = (cause as { readonly code?: unknown }).code;
  const [why, hint] =
    code === 'ENOENT' || code === 'ENOTDIR'
      ? ['there is no such file', 'Check the path.']
      : code === 'EACCES' || code === 'EPERM'
        ? ['permission denied', 'Change its permissions, or open a copy that is yours.']
        : [cause instanceof Error ? cause.message : String(cause), 'Check the path, and the disk or network drive.'];
  return new ClickcutError({ code: 'file-unreadable', message: `The project '${path}' cannot be read: ${why}.`, hint }, { cause });
}

async function fromFile(path: string): Promise<ByteSource> {
  // Without NONBLOCK, opening a named pipe would wait for a writer for ever. Windows has neither.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw new Error('it is not a file');
    return {
      name: basename(path),
      size: stats.size,
      read: async (from, length) => {
        const piece = new Uint8Array(length);
        let filled = 0;
        while (filled < length) {
          const { bytesRead } = await file.read(piece, filled, length - filled, from + filled);
          if (bytesRead === 0) break;
          filled += bytesRead;
        }
        return piece.subarray(0, filled);
      },
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** @throws ClickcutError `file-unreadable` */
export async function openSource(source: ProjectSource): Promise<ByteSource> {
  if ('bytes' in source) return fromMemory(source.bytes, source.name ?? 'project.clickcut');
  try {
    return await fromFile(source.path);
  } catch (cause) {
    throw unreadable(source.path, cause);
  }
}
