import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { unzipSync } from 'fflate';
import { ClickcutError, throwIfAborted } from '../../../../src-preload/contract/errors';
import { damaged, tooLarge } from './annotation-errors';
import { mostFileBytes, mostFiles, mostFolderDepth, mostZipBytes } from './limits';

/** A file, a zip or a folder, as files by their paths. */
export interface AnnotationSource {
  /** For messages. */
  readonly name: string;
  /** With `/` between the parts. */
  readonly paths: readonly string[];
  /** @throws ClickcutError `file-unreadable` */
  read(path: string): Promise<Uint8Array>;
}

export type AnnotationInput = { readonly kind: 'bytes'; readonly name: string; readonly bytes: Uint8Array } | { readonly kind: 'path'; readonly path: string };

const wanted = /\.(?:json|txt|ya?ml|xml|png)$/i;
/** What operating systems and archivers leave between a set's files. */
const litter = /(?:^|\/)(?:\.|__MACOSX\/)/;
const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);

function unreadable(path: string, cause: unknown): ClickcutError {
  const code = (cause as { readonly code?: unknown }).code;
  const isMissing = code === 'ENOENT' || code === 'ENOTDIR';
  const why = isMissing ? 'there is no such file or folder' : code === 'EACCES' || code === 'EPERM' ? 'permission denied' : cause instanceof Error ? cause.message : String(cause);
  return new ClickcutError({ code: 'file-unreadable', message: `'${path}' cannot be read: ${why}.`, hint: isMissing ? 'Check the path.' : 'Check its permissions and the disk.' }, { cause });
}

function fromZip(name: string, bytes: Uint8Array): AnnotationSource {
  const sizes = new Map<string, number>();
  let sum = 0;
  try {
    unzipSync(bytes, {
      filter: (entry) => {
        if (sizes.size >= mostFiles) throw tooLarge(name, `it holds more than ${mostFiles} files`);
        if (!wanted.test(entry.name) || litter.test(entry.name)) return false;
        sum += entry.originalSize;
        if (entry.originalSize > mostFileBytes || sum > mostZipBytes) throw tooLarge(name, `unpacked, it takes more than ${mostZipBytes / 1024 ** 2} MiB`);
        sizes.set(entry.name, entry.originalSize);
        return false;
      },
    });
  } catch (cause) {
    throw cause instanceof ClickcutError ? cause : damaged(name, 'the zip is damaged', cause);
  }
  return {
    name,
    paths: [...sizes.keys()].sort(),
    read: async (path) => {
      try {
        const content = unzipSync(bytes, { filter: (entry) => entry.name === path })[path];
        if (content && content.length === sizes.get(path)) return content;
      } catch (cause) {
        throw damaged(`${name}/${path}`, 'it cannot be unpacked', cause);
      }
      throw damaged(`${name}/${path}`, 'it cannot be unpacked');
    },
  };
}

const fromBytes = (name: string, bytes: Uint8Array): AnnotationSource => {
  if (bytes.length > mostFileBytes) throw tooLarge(name, `a file of ${Math.ceil(bytes.length / 1024 ** 2)} MiB`);
  return isZip(bytes) ? fromZip(name, bytes) : { name, paths: [name], read: async () => bytes };
};

async function readChecked(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > mostFileBytes) throw tooLarge(path, `a file of ${Math.ceil(size / 1024 ** 2)} MiB`);
    return await readFile(path);
  } catch (cause) {
    throw cause instanceof ClickcutError ? cause : unreadable(path, cause);
  }
}

/** Links are not followed: they may lead in circles. */
async function listFolder(root: string, signal: AbortSignal | undefined): Promise<readonly string[]> {
  const found: string[] = [];
  const walk = async (below: string, depth: number): Promise<void> => {
    throwIfAborted(signal);
    if (depth > mostFolderDepth) throw tooLarge(root, `its folders lie more than ${mostFolderDepth} deep`);
    for (const entry of await readdir(join(root, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (litter.test(path)) continue;
      if (entry.isDirectory()) await walk(path, depth + 1);
      else if (entry.isFile() && wanted.test(entry.name)) found.push(path);
      if (found.length > mostFiles) throw tooLarge(root, `it holds more than ${mostFiles} files`);
    }
  };
  await walk('', 0);
  return found.sort();
}

/** @throws ClickcutError `file-unreadable`, `cancelled` */
export async function openAnnotationSource(input: AnnotationInput, signal?: AbortSignal): Promise<AnnotationSource> {
  if (input.kind === 'bytes') return fromBytes(input.name, input.bytes);
  const { path } = input;
  const info = await stat(path).catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  if (!info.isDirectory()) return fromBytes(basename(path), await readChecked(path));
  const paths = await listFolder(path, signal).catch((cause: unknown) => {
    throw cause instanceof ClickcutError ? cause : unreadable(path, cause);
  });
  return { name: basename(path), paths, read: (file) => readChecked(join(path, file)) };
}
