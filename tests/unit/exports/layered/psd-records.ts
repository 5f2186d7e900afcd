/** Reads what tests look at, after Adobe Photoshop File Formats Specification (2019); PSD version 1 only. */
export interface PsdRecord {
  readonly name: string;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly channels: readonly { readonly id: number; readonly compression: number; readonly data: Buffer }[];
  readonly blend: string;
  readonly opacity: number;
  readonly clipping: number;
  readonly isHidden: boolean;
  readonly mask: { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number; readonly outside: number; readonly flags: number } | undefined;
  /** Additional information by its key. */
  readonly extra: ReadonlyMap<string, Buffer>;
}

export interface PsdStructure {
  readonly version: number;
  readonly channels: number;
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly mode: number;
  readonly resources: ReadonlyMap<number, Buffer>;
  /** As in the file: bottom to top, with the records that end groups. */
  readonly records: readonly PsdRecord[];
  readonly merged: { readonly compression: number; readonly data: Buffer };
}

export function readPsdStructure(file: Uint8Array): PsdStructure {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  let at = 0;
  const u8 = () => bytes.readUInt8(at++);
  const u16 = () => bytes.readUInt16BE((at += 2) - 2);
  const i16 = () => bytes.readInt16BE((at += 2) - 2);
  const u32 = () => bytes.readUInt32BE((at += 4) - 4);
  const i32 = () => bytes.readInt32BE((at += 4) - 4);
  const text = (length: number) => bytes.toString('latin1', at, (at += length));
  const skip = (length: number) => void (at += length);
  const part = (length: number) => bytes.subarray(at, (at += length));
  const must = (found: string, wanted: string) => {
    if (found !== wanted) throw new Error(`'${found}' at ${at} where '${wanted}' has to be`);
  };

  must(text(4), '8BPS');
  const version = u16();
  at += 6;
  const head = { version, channels: u16(), height: u32(), width: u32(), depth: u16(), mode: u16() };
  skip(u32());
  const resources = new Map<number, Buffer>();
  for (const end = u32() + at; at < end; ) {
    must(text(4), '8BIM');
    const id = u16();
    const name = u8();
    at += name + (name % 2 === 0 ? 1 : 0);
    const length = u32();
    resources.set(id, part(length));
    at += length % 2;
  }
  const layersEnd = u32() + at;
  const infoEnd = u32() + at;
  const count = Math.abs(i16());
  const heads = Array.from({ length: count }, () => {
    const [top, left, bottom, right] = [i32(), i32(), i32(), i32()];
    const lengths = Array.from({ length: u16() }, () => ({ id: i16(), length: u32() }));
    must(text(4), '8BIM');
    const look = { blend: text(4), opacity: u8(), clipping: u8() };
    const flags = u8();
    at += 1;
    const end = u32() + at;
    const maskBytes = u32();
    const maskEnd = at + maskBytes;
    const mask = maskBytes === 0 ? undefined : { top: i32(), left: i32(), bottom: i32(), right: i32(), outside: u8(), flags: u8() };
    at = maskEnd;
    skip(u32());
    const short = u8();
    at += Math.ceil((short + 1) / 4) * 4 - 1;
    const extra = new Map<string, Buffer>();
    while (at < end) {
      must(text(4), '8BIM');
      const key = text(4);
      extra.set(key, part(u32()));
    }
    if (at !== end) throw new Error('a layer record has another length than it says');
    const unicode = extra.get('luni');
    const name = unicode ? Buffer.from(unicode.subarray(4, 4 + 2 * unicode.readUInt32BE(0))).swap16().toString('utf16le').replace(/\0+$/, '') : '';
    return { name, top, left, bottom, right, ...look, isHidden: (flags & 2) !== 0, mask, extra, lengths };
  });
  const records = heads.map(({ lengths, ...record }): PsdRecord => ({ ...record, channels: lengths.map(({ id, length }) => ({ id, compression: u16(), data: part(length - 2) })) }));
  if (infoEnd - at < 0 || infoEnd - at > 4) throw new Error('the layers have another length than they say');
  at = layersEnd;
  return { ...head, resources, records, merged: { compression: u16(), data: bytes.subarray(at) } };
}

/** One channel by PackBits, its rows' lengths in front; every row has to end where its length says. */
export function unpackPlane(data: Buffer, width: number, height: number): Buffer {
  const out = Buffer.alloc(width * height);
  let at = 2 * height;
  for (let y = 0; y < height; y++) {
    const end = at + data.readUInt16BE(2 * y);
    let x = y * width;
    while (at < end) {
      const n = data.readInt8(at++);
      if (n >= 0) {
        data.copy(out, x, at, at + n + 1);
        at += n + 1;
        x += n + 1;
      } else if (n > -128) {
        out.fill(data[at++] ?? 0, x, x + 1 - n);
        x += 1 - n;
      }
    }
    if (x !== (y + 1) * width || at !== end) throw new Error(`row ${y} is not ${width} pixels long`);
  }
  return out;
}
