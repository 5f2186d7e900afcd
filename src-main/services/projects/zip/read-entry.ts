import { throwIfAborted } from '../../../../src-preload/contract/errors';
import { blobRefOf } from '../blob-refs';
import { crcOf } from '../checksums';
import { inflateExactly } from '../deflate';
import { projectDamaged } from '../project-errors';
import type { ByteSource } from './byte-source';
import type { Directory } from './directory';
import { localBytes, method, signature } from './records';

type Entry = Directory extends ReadonlyMap<string, infer E> ? E : never;

/** Where the entry's data begin; its local header has to say what the directory says. */
async function dataOffset(source: ByteSource, entry: Entry): Promise<number> {
  const fail = (): Error => projectDamaged(source.name, entry.name, 'its header is not what the directory says');
  const header = Buffer.from(await source.read(entry.offset, localBytes + entry.name.length));
  if (header.length < localBytes + entry.name.length || header.readUInt32LE(0) !== signature.local) throw fail();
  const same =
    header.readUInt16LE(6) === entry.flags &&
    header.readUInt16LE(8) === entry.method &&
    header.readUInt32LE(14) === entry.crc &&
    header.readUInt32LE(18) === entry.packedBytes &&
    header.readUInt32LE(22) === entry.bytes &&
    header.readUInt16LE(26) === entry.name.length &&
    header.toString('latin1', localBytes) === entry.name;
  if (!same) throw fail();
  return entry.offset + localBytes + entry.name.length + header.readUInt16LE(28);
}

/**
 * The content of one entry. Its CRC-32 is compared, except for blobs: their SHA-256 is their name, and whoever takes
 * them in compares that, which is slow enough. From memory, an entry that is not packed is a view.
 * @param end where the next entry or the directory begins
 * @throws ClickcutError `project-damaged`, `cancelled`
 */
export async function readEntry(source: ByteSource, entry: Entry, end: number, signal?: AbortSignal): Promise<Uint8Array> {
  throwIfAborted(signal);
  const from = await dataOffset(source, entry);
  if (from + entry.packedBytes > end) throw projectDamaged(source.name, entry.name, 'it reaches into what follows');
  const packed = await source.read(from, entry.packedBytes);
  if (packed.length < entry.packedBytes) throw projectDamaged(source.name, entry.name, 'it is cut short');
  throwIfAborted(signal);
  const content = entry.method === method.stored ? packed : await unpack(source.name, entry, packed);
  if (!blobRefOf(entry.name) && (await crcOf(content, signal)) !== entry.crc) throw projectDamaged(source.name, entry.name, 'its checksum is wrong');
  return content;
}

async function unpack(file: string, { name, bytes }: Entry, packed: Uint8Array): Promise<Uint8Array> {
  try {
    return await inflateExactly(packed, bytes);
  } catch (cause) {
    throw projectDamaged(file, name, 'it cannot be unpacked', cause);
  }
}
