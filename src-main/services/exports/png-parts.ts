import { crc32 } from 'node:zlib';

export const pngSignature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** Length, type, data, checksum. */
export function pngChunk(type: string, data: Uint8Array): Buffer {
  const out = Buffer.allocUnsafe(data.length + 12);
  out.writeUInt32BE(data.length, 0);
  out.write(type, 4, 'latin1');
  out.set(data, 8);
  out.writeUInt32BE(crc32(out.subarray(4, data.length + 8)), data.length + 8);
  return out;
}

/** Pixels in rows, RGBA or RGB, not interlaced. */
export function pngHeader({ width, height, depth, channels }: { readonly width: number; readonly height: number; readonly depth: 8 | 16; readonly channels: 3 | 4 }): Buffer {
  const data = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, depth, channels === 4 ? 6 : 2, 0, 0, 0]);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  return pngChunk('IHDR', data);
}

const base = 65_521;

/** The Adler-32 of two pieces one after the other, from those of each; `length` is the second one's. */
export function joinAdler32(first: number, second: number, length: number): number {
  const rest = length % base;
  const low = (first & 0xffff) + (second & 0xffff) + base - 1;
  const high = rest * (first & 0xffff) + (first >>> 16) + (second >>> 16) + base - rest;
  return (((high % base) << 16) | low % base) >>> 0;
}
