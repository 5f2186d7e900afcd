import type { Size } from '../../model/geometry';
import { boxMean } from './box-mean';

/** One pass moves the edge this far at most; discs add up to larger discs. */
const mostPerPass = 4;

/** Offsets of a disc of `radius` above 0, as rings one pixel apart of about one offset a pixel, and at least 24. */
function discOffsets(radius: number): Float32Array {
  const offsets: number[] = [];
  for (let ring = radius; ring > 0.5 || ring === radius; ring -= 1) {
    const count = Math.max(24, 4 * Math.ceil((2 * Math.PI * ring) / 4));
    for (let n = 0; n < count; n++) offsets.push(ring * Math.cos((2 * Math.PI * n) / count), ring * Math.sin((2 * Math.PI * n) / count));
  }
  return Float32Array.from(offsets);
}

/** One dilation (`isGrowing`) or erosion by a disc, in place; `radius` at most `mostPerPass`. */
function moveOnce(alpha: Uint8Array, { width, height }: Size, radius: number, isGrowing: boolean): void {
  const from = Uint8Array.from(alpha);
  const mean = Float32Array.from(alpha);
  boxMean(mean, { width, height }, Math.ceil(radius), new Float32Array(mean.length));
  const offsets = discOffsets(radius);
  const goal = isGrowing ? 255 : 0;
  const sign = isGrowing ? 1 : -1;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      let best = from[i] as number;
      // Float sums of bytes are exact here, so an even neighbourhood is told apart surely.
      const around = mean[i] as number;
      if (best === goal || around === 0 || around === 255) continue;
      for (let n = 0; n < offsets.length && best !== goal; n += 2) {
        const sx = Math.min(width - 1, Math.max(0, x + (offsets[n] as number)));
        const sy = Math.min(height - 1, Math.max(0, y + (offsets[n + 1] as number)));
        const x0 = Math.floor(sx);
        const y0 = Math.floor(sy);
        const u = sx - x0;
        const v = sy - y0;
        const at = y0 * width + x0;
        const right = x0 + 1 < width ? 1 : 0;
        const below = y0 + 1 < height ? width : 0;
        const upper = (from[at] as number) * (1 - u) + (from[at + right] as number) * u;
        const lower = (from[at + below] as number) * (1 - u) + (from[at + below + right] as number) * u;
        const value = upper * (1 - v) + lower * v;
        if (sign * (value - best) > 0) best = value;
      }
      alpha[i] = best + 0.5;
    }
  }
}

/**
 * Moves the edge of an alpha outwards (`by` above 0) or inwards by any fraction of a pixel: a grey dilation or erosion
 * by a disc that is sampled between the pixels, so that soft edges move as they are. Thin parts vanish when the edge
 * moves inwards by more than half their width. Beyond the plane's border its own pixels go on.
 *
 * @param alpha size.width * size.height bytes; the caller leaves room
 * @param by pixels
 * @returns a copy
 */
export function shiftEdge(alpha: Uint8Array, size: Size, by: number): Uint8Array<ArrayBuffer> {
  const out = Uint8Array.from(alpha);
  const passes = Math.ceil(Math.abs(by) / mostPerPass);
  // Whole pixels first: they are sampled on the pixels along the axes, and stay sharp.
  for (let pass = 0, left = Math.abs(by); pass < passes; pass++) {
    const radius = Math.min(mostPerPass, left);
    moveOnce(out, size, radius, by > 0);
    left -= radius;
  }
  return out;
}
