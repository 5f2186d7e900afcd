import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { constants, deflate, deflateRaw } from 'node:zlib';
import { throwIfAborted } from '../../../src-preload/contract/errors';
import type { Size } from '../../../src-preload/model/geometry';
import type { PlacedPixels } from './cutout-pixels';
import type { DeepPixels } from './pictures/picture';
import { filteredDeepRows, filteredRows } from './png-filter';
import { joinAdler32, pngChunk, pngHeader, pngSignature } from './png-parts';

const compress = promisify(deflateRaw);
const wrap = promisify(deflate);

/** Filtered bytes of one strip: a few milliseconds of filtering, and enough for the compressor to learn from. */
const stripBytes = 2 * 1024 * 1024;
/** Strips on their way at once: enough for the thread pool, and little memory. */
const inFlight = 8;

/** Rows as PNG wants them, filter bytes included. */
interface Filtered {
  readonly rows: Uint8Array;
  readonly isLast: boolean;
}

interface Strip {
  readonly data: Buffer;
  readonly adler: number;
  readonly length: number;
}

async function packStrip({ rows, isLast }: Filtered): Promise<Strip> {
  const finishFlush = isLast ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
  // Node has no Adler-32 of its own; a stream that stores instead of compressing ends with it, made off this thread.
  const [data, stored] = await Promise.all([compress(rows, { level: 1, memLevel: 9, finishFlush }), wrap(rows, { level: 0 })]);
  return { data, adler: stored.readUInt32BE(stored.length - 4), length: rows.length };
}

const rowsPerStrip = (rowBytes: number): number => Math.max(1, Math.floor(stripBytes / (rowBytes + 1)));

/** One 32-bit word a pixel; copied only where the pixels do not begin at a whole word. */
function wordsOf(data: Uint8Array): Uint32Array {
  const aligned = data.byteOffset % 4 === 0 ? data : Uint8Array.from(data);
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
}

/** Strips in their order, compressed by all threads of the pool at once. @throws ClickcutError `cancelled` */
async function* packStrips(strips: Iterable<Filtered> | AsyncIterable<Filtered>, signal: AbortSignal | undefined): AsyncGenerator<Strip> {
  const packing: Promise<Strip>[] = [];
  throwIfAborted(signal);
  for await (const filtered of strips) {
    throwIfAborted(signal);
    const strip = packStrip(filtered);
    // Awaited below, maybe much later: a failure until then is not an unhandled one.
    strip.catch(() => undefined);
    packing.push(strip);
    if (packing.length > inFlight) yield await (packing.shift() as Promise<Strip>);
    // A strip that is done already gives nobody else a turn.
    await setImmediate();
  }
  for (const strip of packing) yield await strip;
}

async function* pngParts(head: readonly Buffer[], strips: Iterable<Filtered> | AsyncIterable<Filtered>, signal: AbortSignal | undefined): AsyncGenerator<Buffer> {
  yield Buffer.concat([pngSignature, ...head, pngChunk('IDAT', Buffer.from([0x78, 0x01]))]);
  let sum = 1;
  for await (const { data, adler, length } of packStrips(strips, signal)) {
    sum = joinAdler32(sum, adler, length);
    yield pngChunk('IDAT', data);
  }
  const trailer = Buffer.allocUnsafe(4);
  trailer.writeUInt32BE(sum);
  yield Buffer.concat([pngChunk('IDAT', trailer), pngChunk('IEND', Buffer.alloc(0))]);
}

async function joined(parts: AsyncIterable<Buffer>): Promise<Uint8Array<ArrayBuffer>> {
  const all: Buffer[] = [];
  for await (const part of parts) all.push(part);
  const out = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0));
  all.reduce((at, part) => {
    out.set(part, at);
    return at + part.length;
  }, 0);
  return out;
}

function* stripsOf(height: number, rows: number, filter: (from: number, to: number) => Uint8Array): Generator<Filtered> {
  for (let row = 0; row < height; row += rows) {
    const end = Math.min(height, row + rows);
    yield { rows: filter(row, end), isLast: end === height };
  }
}

/**
 * RGBA pixels on their canvas as a PNG, made by all threads of the pool at once: strips of rows are compressed
 * separately and joined into one stream, as pigz does. About twice as fast as one thread with libpng's own choice
 * of filters, at nearly the same size.
 * @param placed a raster of 4 channels
 * @throws ClickcutError `cancelled`
 */
export async function encodePng(placed: PlacedPixels, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = placed.canvas;
  const pixels = wordsOf(placed.raster.data);
  const strips = stripsOf(height, rowsPerStrip(width * 4), (from, to) => filteredRows(placed, pixels, from, to));
  return joined(pngParts([pngHeader({ width, height, depth: 8, channels: 4 })], strips, signal));
}

/**
 * The same for 16 bits a sample.
 * @param placed a raster of 4 channels, or of 3 that covers its canvas
 * @throws ClickcutError `cancelled`
 */
export async function encodeDeepPng(placed: DeepPixels, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = placed.canvas;
  const { channels } = placed.raster;
  const strips = stripsOf(height, rowsPerStrip(width * channels * 2), (from, to) => filteredDeepRows(placed, from, to));
  return joined(pngParts([pngHeader({ width, height, depth: 16, channels })], strips, signal));
}

/** Whole rows of a picture: 4 * width * height bytes of straight RGBA; `y` is the first one. */
export interface PngRows {
  readonly y: number;
  readonly height: number;
  readonly data: Uint8Array;
}

async function* recut({ width, height }: Size, rows: AsyncIterable<PngRows>): AsyncGenerator<Filtered> {
  const stride = width * 4;
  const most = rowsPerStrip(stride);
  const strip = new Uint8Array(Math.min(most, height) * stride);
  let first = 0;
  let next = 0;
  for await (const band of rows) {
    const isWhole = band.height > 0 && band.data.length === band.height * stride;
    if (band.y !== next || band.y + band.height > height || !isWhole) {
      throw new RangeError(`Rows ${band.y} to ${band.y + band.height} do not continue a picture of ${width} x ${height} at row ${next}.`);
    }
    for (let taken = 0; taken < band.height;) {
      const count = Math.min(band.height - taken, first + most - next, height - next);
      strip.set(band.data.subarray(taken * stride, (taken + count) * stride), (next - first) * stride);
      taken += count;
      next += count;
      if (next - first < most && next < height) continue;
      const raster = { width, height: next - first, channels: 4, data: strip } as const;
      yield { rows: filteredRows({ raster, left: 0, top: 0, canvas: raster }, wordsOf(strip), 0, raster.height), isLast: next === height };
      first = next;
    }
  }
  if (next < height) throw new RangeError(`A picture of ${width} x ${height} ends at row ${next}.`);
}

/**
 * The bytes of `encodePng` piece by piece, from rows that come one after the other. Memory is bound by the strips on
 * their way (about 20 MB), however many rows there are; whoever reads slowly slows down whoever makes the rows.
 * @param rows every row once, from the top to the bottom, in bands of any height; a band may be reused afterwards
 * @param chunks go before the pixels: profile and metadata
 * @throws ClickcutError `cancelled`; RangeError for rows that do not follow each other
 */
export function encodePngStrips(size: Size, rows: AsyncIterable<PngRows>, signal?: AbortSignal, chunks: readonly Buffer[] = []): AsyncIterable<Buffer> {
  return pngParts([pngHeader({ ...size, depth: 8, channels: 4 }), ...chunks], recut(size, rows), signal);
}
