import { crcOf } from './checksums';
import { blobName, blobsOfDocument, type BlobRef } from './blob-refs';
import type { ProjectContents } from './contents';
import { deflate } from './deflate';
import { documentToJson } from './document-json';
import { documentProblem, maskProblem, missingBlob } from './document-problem';
import { documentEntry, entryRule, mediaType, thumbnailEntry, typeEntry } from './entry-rules';
import { mostBytesTogether, mostEntries, mostMaskBytesTogether } from './limits';
import { logitsPayload } from './logits-payload';
import { maskHeaderBytes, maskPayload } from './mask-payload';
import { projectTooLarge, tooManyBytes } from './project-errors';
import { ClickcutError } from '../../../src-preload/contract/errors';
import { method } from './zip/records';
import type { PackedEntry } from './zip/zip-writer';

/** An entry before it is packed: its content is made when its turn comes. */
export interface PlannedEntry {
  readonly name: string;
  readonly bytes: number;
  readonly content: () => Uint8Array;
}

function blobEntry({ images, masks, logits }: ProjectContents, ref: BlobRef): PlannedEntry | undefined {
  const name = blobName(ref);
  switch (ref.kind) {
    case 'images': {
      const bytes = images.get(ref.id);
      return bytes && { name, bytes: bytes.length, content: () => bytes };
    }
    case 'masks': {
      const mask = masks.get(ref.id);
      return mask && { name, bytes: maskHeaderBytes + mask.alpha.length, content: () => maskPayload(mask) };
    }
    case 'logits': {
      const halves = logits.get(ref.id);
      return halves && { name, bytes: halves.byteLength, content: () => logitsPayload(halves) };
    }
  }
}

/** What could not be opened again must not replace what can. */
function check(file: string, contents: ProjectContents, entries: readonly PlannedEntry[]): void {
  const missing = missingBlob(contents.document, contents);
  const problem = documentProblem(contents.document) ?? (missing && `'${missing}' is not there`) ?? maskProblem(contents.document, contents.masks)?.what;
  if (problem !== undefined) throw new ClickcutError({ code: 'internal', message: `The project '${file}' cannot be saved: ${problem}.` });
  if (entries.length > mostEntries) throw projectTooLarge(file, undefined, `it has ${entries.length} entries, the most is ${mostEntries}`);
  let all = 0;
  let masks = 0;
  for (const { name, bytes } of entries) {
    const most = entryRule(name)?.most ?? 0;
    if (bytes > most) throw projectTooLarge(file, name, tooManyBytes(bytes, most));
    all += bytes;
    if (name.startsWith('masks/')) masks += bytes;
  }
  if (masks > mostMaskBytesTogether) throw projectTooLarge(file, undefined, `its masks: ${tooManyBytes(masks, mostMaskBytesTogether)}`);
  if (all > mostBytesTogether) throw projectTooLarge(file, undefined, tooManyBytes(all, mostBytesTogether));
}

/**
 * The entries of a project in their order: only what the document refers to.
 * @throws ClickcutError `project-too-large`; `internal` for contents that would not open again
 */
export function planEntries(file: string, contents: ProjectContents): readonly PlannedEntry[] {
  const json = documentToJson(contents.document);
  const { thumbnail } = contents;
  const entries: PlannedEntry[] = [
    { name: typeEntry, bytes: mediaType.length, content: () => new TextEncoder().encode(mediaType) },
    { name: documentEntry, bytes: json.length, content: () => json },
    ...(thumbnail ? [{ name: thumbnailEntry, bytes: thumbnail.length, content: () => thumbnail }] : []),
    ...[...blobsOfDocument(contents.document).values()].flatMap((ref) => blobEntry(contents, ref) ?? []),
  ];
  check(file, contents, entries);
  return entries;
}

/** Checksum and, for what is worth it, deflate. @throws ClickcutError `cancelled` */
export async function packEntry({ name, bytes, content }: PlannedEntry, signal?: AbortSignal): Promise<PackedEntry> {
  const unpacked = content();
  const crc = await crcOf(unpacked, signal);
  if (entryRule(name)?.stored) return { name, method: method.stored, crc, bytes, packed: unpacked };
  return { name, method: method.deflated, crc, bytes, packed: await deflate(unpacked) };
}
