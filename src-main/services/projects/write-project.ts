import { basename } from 'node:path';
import { throwIfAborted } from '../../../src-preload/contract/errors';
import type { ProjectContents } from './contents';
import { mostFileBytes } from './limits';
import { packEntry, planEntries, type PlannedEntry } from './pack-entries';
import { projectTooLarge, tooManyBytes } from './project-errors';
import { replaceFile } from './replace-file';
import { ZipWriter, type ByteSink, type PackedEntry } from './zip/zip-writer';

/** Packed ahead while an entry is written: as many as zlib has threads. */
const ahead = 4;

async function writeEntries(file: string, entries: readonly PlannedEntry[], sink: ByteSink, signal: AbortSignal | undefined): Promise<void> {
  const zip = new ZipWriter(sink);
  const rest = entries.values();
  const started: Promise<PackedEntry>[] = [];
  const start = (): void => {
    const { value, done } = rest.next();
    if (done) return;
    const packed = packEntry(value, signal);
    // Awaited in its turn; a failure before that is not an unhandled one.
    packed.catch(() => undefined);
    started.push(packed);
  };
  for (let i = 0; i < ahead; i++) start();
  for (let next = started.shift(); next; next = started.shift()) {
    const entry = await next;
    start();
    throwIfAborted(signal);
    await zip.add(entry);
    if (zip.bytes > mostFileBytes) throw projectTooLarge(file, undefined, tooManyBytes(zip.bytes, mostFileBytes));
  }
  await zip.end();
}

/**
 * A project as the bytes of its file.
 * @throws ClickcutError `project-too-large`, `cancelled`; `internal` for contents that would not open again
 */
export async function packProject(contents: ProjectContents, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const file = contents.document.name;
  const parts: Uint8Array[] = [];
  await writeEntries(file, planEntries(file, contents), { write: async (bytes) => void parts.push(bytes) }, signal);
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/**
 * Writes a project file, entry by entry. Until all of it is on the disk, the path holds what it held before.
 * @throws ClickcutError `file-not-writable`, `project-too-large`, `cancelled`; `internal` as `packProject`
 */
export async function writeProject(path: string, contents: ProjectContents, signal?: AbortSignal): Promise<void> {
  throwIfAborted(signal);
  const file = basename(path);
  const entries = planEntries(file, contents);
  await replaceFile(path, (sink) => writeEntries(file, entries, sink, signal));
}
