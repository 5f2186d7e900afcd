import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a hand-made zip; whatever is given replaces what would be right. */
export interface MadeEntry {
  readonly name: string;
  readonly content: Uint8Array | string;
  readonly method?: 0 | 8 | 9;
  /** In both headers. */
  readonly flags?: number;
  readonly crc?: number;
  readonly bytes?: number;
  readonly packedBytes?: number;
  readonly packed?: Uint8Array;
  readonly offset?: number;
  /** In the local header alone. */
  readonly local?: { readonly name?: string; readonly crc?: number; readonly bytes?: number; readonly packedBytes?: number; readonly method?: number; readonly extra?: number };
}

export interface MadeEnd {
  readonly entries?: number;
  readonly directoryBytes?: number;
  readonly directoryOffset?: number;
  readonly disk?: number;
  readonly before?: Uint8Array;
}

const u16 = (value: number): readonly number[] => [value & 255, (value >>> 8) & 255];
const u32 = (value: number): readonly number[] => [...u16(value & 0xffff), ...u16(value >>> 16)];
const bytesOf = (content: Uint8Array | string): Uint8Array => (typeof content === 'string' ? Buffer.from(content) : content);

/** A zip byte by byte, after the layout of PKWARE's APPNOTE, with every lie that is asked for. */
export function makeZip(entries: readonly MadeEntry[], end: MadeEnd = {}): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  const push = (...pieces: readonly (readonly number[] | Uint8Array)[]): void => {
    for (const piece of pieces) {
      parts.push(Uint8Array.from(piece));
      at += piece.length;
    }
  };
  for (const entry of entries) {
    const content = bytesOf(entry.content);
    const method = entry.method ?? 0;
    const packed = entry.packed ?? (method === 0 ? content : deflateRawSync(content));
    const central = { flags: entry.flags ?? 0, crc: entry.crc ?? crc32(content), packedBytes: entry.packedBytes ?? packed.length, bytes: entry.bytes ?? content.length };
    const local = { name: entry.name, method, extra: 0, ...central, ...entry.local };
    const name = Buffer.from(entry.name, 'latin1');
    const localName = Buffer.from(local.name, 'latin1');
    const offset = at;
    push([0x50, 0x4b, 3, 4, ...u16(20), ...u16(local.flags), ...u16(local.method), ...u32(0), ...u32(local.crc), ...u32(local.packedBytes), ...u32(local.bytes)]);
    push([...u16(localName.length), ...u16(local.extra)], localName, new Uint8Array(local.extra), packed);
    directory.push(
      Uint8Array.from([0x50, 0x4b, 1, 2, ...u16(20), ...u16(20), ...u16(central.flags), ...u16(method), ...u32(0), ...u32(central.crc), ...u32(central.packedBytes), ...u32(central.bytes)]),
      Uint8Array.from([...u16(name.length), ...u16(0), ...u16(0), ...u16(0), ...u16(0), ...u32(0), ...u32(entry.offset ?? offset)]),
      name,
    );
  }
  const offset = at;
  for (const piece of directory) push(piece);
  const size = at - offset;
  if (end.before) push(end.before);
  const count = end.entries ?? entries.length;
  push([0x50, 0x4b, 5, 6, ...u16(end.disk ?? 0), ...u16(0), ...u16(count), ...u16(count), ...u32(end.directoryBytes ?? size), ...u32(end.directoryOffset ?? offset), ...u16(0)]);
  return Buffer.concat(parts);
}
