import type { Size } from '../model/geometry';
import { blurLines, boxOf, padOf, type Box } from './box-lines';

/** What lies outside: nothing (shadows), or the border's own pixels again (photos). */
export type BlurEdge = 'transparent' | 'clamped';

/** Columns that are blurred together, in bytes: what one cache line of the plane holds. */
const stripBytes = 64;

interface Scratch {
  readonly line: Float32Array;
  readonly spare: Float32Array;
}

/** Fills the padding on both sides of `count` samples, each of `lanes` interleaved values. */
function pad(line: Float32Array, count: number, lanes: number, padding: number, edge: BlurEdge): void {
  const first = padding * lanes;
  const last = (padding + count - 1) * lanes;
  const end = (padding + count) * lanes;
  if (edge === 'transparent') {
    line.fill(0, 0, first);
    line.fill(0, end, end + first);
    return;
  }
  for (let i = 0; i < padding; i++) {
    for (let lane = 0; lane < lanes; lane++) {
      line[i * lanes + lane] = line[first + lane] ?? 0;
      line[end + i * lanes + lane] = line[last + lane] ?? 0;
    }
  }
}

function blurRows(plane: Uint8Array, out: Uint8Array, { width, height }: Size, channels: number, box: Box, edge: BlurEdge, { line, spare }: Scratch): void {
  const padding = padOf(box);
  const rowBytes = width * channels;
  const at = padding * channels;
  for (let y = 0; y < height; y++) {
    const row = y * rowBytes;
    let any = 0;
    for (let i = 0; i < rowBytes; i++) any |= line[at + i] = plane[row + i] ?? 0;
    if (any === 0) continue;
    pad(line, width, channels, padding, edge);
    const blurred = blurLines(line, spare, width, channels, box);
    for (let i = 0; i < rowBytes; i++) out[row + i] = (blurred[at + i] ?? 0) + 0.5;
  }
}

function blurColumns(plane: Uint8Array, { width, height }: Size, channels: number, box: Box, edge: BlurEdge, { line, spare }: Scratch): void {
  const padding = padOf(box);
  const rowBytes = width * channels;
  for (let left = 0; left < rowBytes; left += stripBytes) {
    const lanes = Math.min(stripBytes, rowBytes - left);
    let any = 0;
    for (let y = 0, to = padding * lanes; y < height; y++) {
      const from = y * rowBytes + left;
      for (let i = from; i < from + lanes; i++) any |= line[to++] = plane[i] ?? 0;
    }
    if (any === 0) continue;
    pad(line, height, lanes, padding, edge);
    const blurred = blurLines(line, spare, height, lanes, box);
    for (let y = 0, from = padding * lanes; y < height; y++) {
      const to = y * rowBytes + left;
      for (let i = to; i < to + lanes; i++) plane[i] = (blurred[from++] ?? 0) + 0.5;
    }
  }
}

function blurChannels(plane: Uint8Array, size: Size, channels: number, deviation: number, edge: BlurEdge): Uint8Array<ArrayBuffer> {
  if (deviation <= 0 || plane.length === 0) return Uint8Array.from(plane);
  const box = boxOf(deviation);
  const padding = 2 * padOf(box);
  const samples = Math.max((size.width + padding) * channels, (size.height + padding) * stripBytes);
  const scratch = { line: new Float32Array(samples), spare: new Float32Array(samples) };
  const out = new Uint8Array(plane.length);
  blurRows(plane, out, size, channels, box, edge, scratch);
  blurColumns(out, size, channels, box, edge, scratch);
  return out;
}

/**
 * Gaussian blur of a plane of bytes by three running boxes along each axis: within 3 % of the Gaussian (W3C Filter
 * Effects, feGaussianBlur), in the same time for every deviation.
 * @param plane size.width * size.height bytes
 * @param deviation standard deviation in pixels; any value, 0 leaves the plane as it is
 */
export const blurPlane = (plane: Uint8Array, size: Size, deviation: number, edge: BlurEdge = 'transparent'): Uint8Array<ArrayBuffer> =>
  blurChannels(plane, size, 1, deviation, edge);

/**
 * As `blurPlane`, for RGBA whose colours are premultiplied by alpha (an opaque photo is).
 * @param pixels 4 * size.width * size.height bytes
 */
export const blurPixels = (pixels: Uint8Array, size: Size, deviation: number, edge: BlurEdge): Uint8Array<ArrayBuffer> =>
  blurChannels(pixels, size, 4, deviation, edge);
