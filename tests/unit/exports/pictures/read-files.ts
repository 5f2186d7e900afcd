/** Readers of file structures that share nothing with the writers. */

export interface Block {
  readonly name: string;
  readonly data: Buffer;
}

export function pngChunks(file: Uint8Array): readonly Block[] {
  const bytes = Buffer.from(file);
  const out: Block[] = [];
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12) {
    out.push({ name: bytes.toString('latin1', at + 4, at + 8), data: bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)) });
  }
  return out;
}

export function webpChunks(file: Uint8Array): readonly Block[] {
  const bytes = Buffer.from(file);
  if (bytes.readUInt32LE(4) !== bytes.length - 8) throw new Error('the RIFF length is wrong');
  const out: Block[] = [];
  for (let at = 12; at < bytes.length; at += 8 + bytes.readUInt32LE(at + 4) + (bytes.readUInt32LE(at + 4) & 1)) {
    out.push({ name: bytes.toString('latin1', at, at + 4), data: bytes.subarray(at + 8, at + 8 + bytes.readUInt32LE(at + 4)) });
  }
  return out;
}

/** Marker segments up to the pixels; names are hexadecimal. */
export function jpegSegments(file: Uint8Array): readonly Block[] {
  const bytes = Buffer.from(file);
  const out: Block[] = [];
  for (let at = 2; bytes[at] === 0xff && bytes[at + 1] !== 0xda; at += 2 + bytes.readUInt16BE(at + 2)) {
    out.push({ name: (bytes[at + 1] ?? 0).toString(16), data: bytes.subarray(at + 4, at + 2 + bytes.readUInt16BE(at + 2)) });
  }
  return out;
}

export type Tags = ReadonlyMap<number, readonly number[] | string>;

/** One TIFF directory by tag: numbers, or text. */
export function tiffTags(bytes: Buffer, at?: number): Tags {
  const little = bytes.toString('latin1', 0, 2) === 'II';
  const u16 = (p: number): number => (little ? bytes.readUInt16LE(p) : bytes.readUInt16BE(p));
  const u32 = (p: number): number => (little ? bytes.readUInt32LE(p) : bytes.readUInt32BE(p));
  const from = at ?? u32(4);
  const tags = new Map<number, readonly number[] | string>();
  for (let i = 0; i < u16(from); i++) {
    const entry = from + 2 + i * 12;
    const [type, count] = [u16(entry + 2), u32(entry + 4)];
    const size = [0, 1, 1, 2, 4, 8, 1, 1][type] ?? 1;
    const place = size * count <= 4 ? entry + 8 : u32(entry + 8);
    if (type === 2) tags.set(u16(entry), bytes.toString('utf8', place, place + count).replace(/\0$/, ''));
    else tags.set(u16(entry), Array.from({ length: count }, (_, n) => (type === 3 ? u16(place + n * 2) : type === 4 ? u32(place + n * 4) : type === 5 ? u32(place + n * 8) / u32(place + n * 8 + 4) : (bytes[place + n] ?? 0))));
  }
  return tags;
}
