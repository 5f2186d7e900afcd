import { throwIfAborted } from '../../../src-preload/contract/errors';
import { CollectedBlobs } from './blob-payload';
import { blobsOfDocument, type BlobRef } from './blob-refs';
import type { ProjectContents } from './contents';
import { documentFromJson } from './document-json';
import { maskProblem } from './document-problem';
import { documentEntry, mediaType, thumbnailEntry, typeEntry } from './entry-rules';
import { inParallel } from './in-parallel';
import { projectDamaged } from './project-errors';
import { openSource, type ByteSource, type ProjectSource } from './zip/byte-source';
import { readDirectory, type Directory } from './zip/directory';
import { readEntry } from './zip/read-entry';

export type { ProjectSource } from './zip/byte-source';

/** zlib and the checksums share the four threads of Node's pool. */
const atOnce = 4;

/** Reads an entry by its name; it has to be there. */
type Read = (name: string) => Promise<Uint8Array>;

function reader(source: ByteSource, directory: Directory, signal: AbortSignal | undefined): Read {
  const offsets = [...directory.values()].map(({ offset }) => offset).toSorted((a, b) => a - b);
  const ends = new Map(offsets.map((offset, i) => [offset, offsets[i + 1] ?? source.size]));
  return async (name) => {
    const entry = directory.get(name);
    if (!entry) throw projectDamaged(source.name, name, 'the document refers to it, but it is not there');
    return readEntry(source, entry, ends.get(entry.offset) ?? source.size, signal);
  };
}

async function readAll(source: ByteSource, signal: AbortSignal | undefined): Promise<ProjectContents> {
  const directory = await readDirectory(source);
  const read = reader(source, directory, signal);
  if (Buffer.from(await read(typeEntry)).toString('latin1') !== mediaType) throw projectDamaged(source.name, typeEntry, 'it is no Clickcut project');
  const document = documentFromJson(source.name, documentEntry, await read(documentEntry));

  const blobs = new CollectedBlobs();
  const take = async ([name, ref]: readonly [string, BlobRef]): Promise<void> => {
    const problem = await blobs.take(ref, await read(name), signal);
    if (problem !== undefined) throw projectDamaged(source.name, name, problem);
  };
  const wanted = [...blobsOfDocument(document)];
  const absent = wanted.find(([name]) => !directory.has(name));
  if (absent) throw projectDamaged(source.name, absent[0], 'the document refers to it, but it is not there');
  await inParallel(wanted, atOnce, take);
  const problem = maskProblem(document, blobs.masks);
  if (problem) throw projectDamaged(source.name, problem.entry, problem.what);

  const thumbnail = directory.has(thumbnailEntry) ? await read(thumbnailEntry) : undefined;
  throwIfAborted(signal);
  return { document, images: blobs.images, masks: blobs.masks, logits: blobs.logits, ...(thumbnail && { thumbnail }) };
}

/**
 * Reads a project file; older schemas are migrated. Every size is checked before memory is taken for it, every
 * checksum and every reference before anything is returned; photos are not decoded. Entries that the document does
 * not refer to are left unread.
 * @returns images of a source in memory are views of it
 * @throws ClickcutError `project-damaged`, `project-too-new`, `project-too-large`, `file-unreadable`, `cancelled`
 */
export async function readProject(from: ProjectSource, signal?: AbortSignal): Promise<ProjectContents> {
  throwIfAborted(signal);
  const source = await openSource(from);
  try {
    return await readAll(source, signal);
  } finally {
    await source.close();
  }
}
