import { access, mkdir, open, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { removeAbandoned, writeAtomic } from '../../../inference/files/atomic-write';
import { payloadLimits } from '../blob-payload';
import { blobName, blobRefOf, type BlobName, type BlobRef } from '../blob-refs';
import { deflate, inflateExactly } from '../deflate';
import { syncFolder } from '../sync-folder';

/** Unpacked size, u32 little-endian. */
const headerBytes = 4;
const kinds = ['images', 'masks', 'logits'] as const;

const isPacked = ({ kind }: BlobRef): boolean => kind !== 'images';

async function packed(payload: Uint8Array): Promise<Uint8Array> {
  const header = Buffer.alloc(headerBytes);
  header.writeUInt32LE(payload.length);
  return Buffer.concat([header, await deflate(payload)]);
}

/** The files of one document's journal. */
export class WorkFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  get snapshot(): string {
    return join(this.path, 'snapshot.json');
  }

  get log(): string {
    return join(this.path, 'log.ndjson');
  }

  get thumbnail(): string {
    return join(this.path, 'thumbnail.png');
  }

  /** The first snapshot, until it is flushed. */
  get aheadSnapshot(): string {
    return join(this.path, 'ahead.json');
  }

  /** Whether there is anything that could be offered again. */
  async holdsWork(): Promise<boolean> {
    const found = await Promise.all([this.snapshot, this.aheadSnapshot].map((path) => access(path).then(() => true, () => false)));
    return found.includes(true);
  }

  /** Records whose blobs are not flushed yet. */
  get ahead(): string {
    return join(this.path, 'ahead.ndjson');
  }

  #blob(name: BlobName): string {
    return join(this.path, 'blobs', name);
  }

  #aheadBlob({ kind, id }: BlobRef): string {
    return join(this.path, 'ahead', `${kind}-${id}`);
  }

  /** For the process that holds it: nobody else is writing, so what is half-written is abandoned. */
  async make(): Promise<void> {
    for (const kind of kinds) await mkdir(join(this.path, 'blobs', kind), { recursive: true });
    await mkdir(join(this.path, 'ahead'), { recursive: true });
    for (const inside of ['.', ...kinds.map((kind) => join('blobs', kind))]) await removeAbandoned(join(this.path, inside), 0);
  }

  /** Flushed to the disk; its name lasts after `syncBlobs`. */
  async writeBlob(ref: BlobRef, payload: Uint8Array): Promise<void> {
    await writeAtomic(this.#blob(blobName(ref)), isPacked(ref) ? await packed(payload) : payload);
  }

  /** Not flushed: it lasts when this process ends, not through a power cut. */
  async writeAhead(ref: BlobRef, payload: Uint8Array): Promise<void> {
    await writeFile(this.#aheadBlob(ref), isPacked(ref) ? await packed(payload) : payload);
  }

  async writeAheadSnapshot(text: string): Promise<void> {
    const temporary = join(this.path, '.ahead.json.tmp');
    await writeFile(temporary, text);
    await rename(temporary, this.aheadSnapshot);
  }

  /** Flushes what was written ahead, and gives it its own place, whose name lasts after `syncBlobs`. */
  async adoptAhead(ref: BlobRef): Promise<void> {
    const path = this.#aheadBlob(ref);
    const file = await open(path, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(path, this.#blob(blobName(ref)));
  }

  async emptyAhead(): Promise<void> {
    const folder = join(this.path, 'ahead');
    for (const name of await readdir(folder)) await rm(join(folder, name), { force: true });
  }

  async syncBlobs(refs: Iterable<BlobRef>): Promise<void> {
    for (const kind of new Set([...refs].map((ref) => ref.kind))) await syncFolder(join(this.path, 'blobs', kind));
  }

  /** The payload, not yet compared with its id. Rejects when the file is absent or damaged. */
  async readBlob(ref: BlobRef): Promise<Uint8Array> {
    const file = await readFile(this.#blob(blobName(ref))).catch(() => readFile(this.#aheadBlob(ref)));
    if (!isPacked(ref)) return new Uint8Array(file.buffer, file.byteOffset, file.length);
    const size = file.readUInt32LE(0);
    if (size > payloadLimits(ref).most) throw new Error('its size is not possible');
    return inflateExactly(file.subarray(headerBytes), size);
  }

  async blobs(): Promise<ReadonlyMap<BlobName, BlobRef>> {
    const found = new Map<BlobName, BlobRef>();
    for (const kind of kinds) {
      for (const file of await readdir(join(this.path, 'blobs', kind)).catch(() => [])) {
        const ref = blobRefOf(`${kind}/${file}`);
        if (ref) found.set(blobName(ref), ref);
      }
    }
    return found;
  }

  async removeBlob(name: BlobName): Promise<void> {
    await rm(this.#blob(name), { force: true });
  }

  /** The snapshots go first: what is left when this is cut short is nothing that could be offered. */
  async remove(): Promise<void> {
    await rm(this.aheadSnapshot, { force: true });
    await rm(this.snapshot, { force: true });
    await rm(this.path, { recursive: true, force: true });
  }
}
