import type { Size } from '../model/geometry';
import { blurLine, boxOf, padOf, type Box } from './box-lines';

/** What lies outside: nothing (shadows), or the border's own pixels again (photos). */
export type BlurEdge = 'transparent' | 'clamped';

/** Lines that are taken out of the picture together, so that each of its cache lines is read once. */
const strip = 16;

/** The lines of one direction: how many samples each has, `next` bytes from one to the other. */
interface Axis {
  readonly samples: number;
  readonly next: number;
}

/** Blurs `lanes` lines that begin at neighbouring bytes from `at` on, in place. Lines of nothing stay nothing. */
function blurStrip(pixels: Uint8Array, at: number, lanes: number, { samples, next }: Axis, box: Box, edge: BlurEdge, lines: readonly Float32Array[], flat: Float32Array): void {
  const padding = padOf(box);
  const length = samples + 2 * padding;
  let any = 0;
  for (let i = 0, from = at; i < samples; i++, from += next) {
    for (let lane = 0, to = padding + i; lane < lanes; lane++, to += length) any |= flat[to] = pixels[from + lane] ?? 0;
  }
  if (any === 0) return;
  const spare = lines[strip];
  for (let lane = 0; lane < lanes; lane++) {
    const line = lines[lane];
    if (!line || !spare) continue;
    line.fill(edge === 'clamped' ? (line[padding] ?? 0) : 0, 0, padding);
    line.fill(edge === 'clamped' ? (line[padding + samples - 1] ?? 0) : 0, padding + samples);
    blurLine(line, spare, samples, box);
  }
  for (let i = 0, to = at; i < samples; i++, to += next) {
    for (let lane = 0, from = padding + i; lane < lanes; lane++, from += length) pixels[to + lane] = (flat[from] ?? 0) + 0.5;
  }
}

function blurChannels(pixels: Uint8Array, { width, height }: Size, channels: number, deviation: number, edge: BlurEdge): Uint8Array<ArrayBuffer> {
  const out = Uint8Array.from(pixels);
  if (deviation <= 0 || out.length === 0) return out;
  const box = boxOf(deviation);
  const rowBytes = width * channels;
  const blurAll = (axis: Axis, starts: number, startStep: number, lanesAt: (start: number) => number): void => {
    const length = axis.samples + 2 * padOf(box);
    const flat = new Float32Array(length * (strip + 1));
    const lines = Array.from({ length: strip + 1 }, (_, k) => flat.subarray(k * length, (k + 1) * length));
    for (let start = 0; start < starts; start += startStep) blurStrip(out, start, lanesAt(start), axis, box, edge, lines, flat);
  };
  blurAll({ samples: width, next: channels }, out.length, rowBytes, () => channels);
  blurAll({ samples: height, next: rowBytes }, rowBytes, strip, (start) => Math.min(strip, rowBytes - start));
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
