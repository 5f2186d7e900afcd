import { promisify } from 'node:util';
import { deflate as deflateWithCallback } from 'node:zlib';
import type { Size } from '../../../../src-preload/model/geometry';
import { pngChunk, pngSignature } from '../../exports/png-parts';

const deflate = promisify(deflateWithCallback);

const greyscale = 0;
const indexed = 3;

/**
 * One byte a pixel as a PNG, compressed in zlib's threads.
 * @param rows a filter byte before each row, as `indexRows` gives them
 * @param colours 256 times 0xrrggbb; grey without
 */
export async function encodeRows({ width, height }: Size, rows: Uint8Array, colours?: readonly number[]): Promise<Uint8Array<ArrayBuffer>> {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, colours ? indexed : greyscale], 8);
  const palette = colours ? [pngChunk('PLTE', Uint8Array.from(colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255])))] : [];
  const parts = [pngSignature, pngChunk('IHDR', head), ...palette, pngChunk('IDAT', await deflate(rows)), pngChunk('IEND', Buffer.alloc(0))];
  return Uint8Array.from(Buffer.concat(parts));
}
