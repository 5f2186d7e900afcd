import { swapped, typeSize, type Directory, type DirectoryEntry } from './tiff-directory';

export const exifPointer = 0x8769;
export const gpsPointer = 0x8825;
export const interopPointer = 0xa005;

/** Where directories are looked for: nothing else in a photo's EXIF points to one that a reader needs. */
const pointers: Readonly<Record<number, readonly number[]>> = { 0: [exifPointer, gpsPointer], [exifPointer]: [interopPointer], [gpsPointer]: [], [interopPointer]: [] };
const mostEntries = 1000;

interface Source {
  readonly bytes: Buffer;
  readonly isLittle: boolean;
}

const u16 = ({ bytes, isLittle }: Source, at: number): number => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
const u32 = ({ bytes, isLittle }: Source, at: number): number => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));

function readEntry(source: Source, at: number): DirectoryEntry | undefined {
  const [tag, type, count] = [u16(source, at), u16(source, at + 2), u32(source, at + 4)];
  const length = typeSize(type) * count;
  const from = length <= 4 ? at + 8 : u32(source, at + 8);
  if (length === 0 || from + length > source.bytes.length) return undefined;
  const data = source.bytes.subarray(from, from + length);
  return { tag, type, count, data: source.isLittle ? Buffer.from(data) : swapped(data, type) };
}

function readDirectory(source: Source, at: number, pointer: number): Directory {
  const count = Math.min(u16(source, at), mostEntries);
  const inside = Array.from({ length: count }, (_, i) => at + 2 + i * 12).filter((place) => place + 12 <= source.bytes.length);
  const read = inside.map((place) => readEntry(source, place)).filter((entry) => entry !== undefined);
  const known = pointers[pointer] ?? [];
  const children = read.filter(({ tag }) => known.includes(tag)).flatMap(({ tag, data }) => {
    const place = data.length === 4 ? data.readUInt32LE() : 0;
    return place >= 8 && place + 2 <= source.bytes.length ? [{ tag, directory: readDirectory(source, place, tag) }] : [];
  });
  return { entries: read.filter(({ tag }) => !known.includes(tag)), children };
}

/**
 * The directories of an EXIF block (CIPA DC-008: a TIFF header, the picture's directory, those for the camera, the
 * place and compatibility). A thumbnail's directory is left out, and so is whatever lies outside of the block.
 * `undefined` for what is no EXIF; never throws, whatever the bytes are.
 */
export function readExif(block: Uint8Array): Directory | undefined {
  const whole = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  const bytes = whole.toString('latin1', 0, 6) === 'Exif\0\0' ? whole.subarray(6) : whole;
  const order = bytes.toString('latin1', 0, 4);
  if (order !== 'II*\0' && order !== 'MM\0*') return undefined;
  const source = { bytes, isLittle: order === 'II*\0' };
  try {
    return readDirectory(source, u32(source, 4), 0);
  } catch {
    return undefined;
  }
}
