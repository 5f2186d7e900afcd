import type { Size } from '../../model/geometry';
import { eachRowNearest } from '../nearest-covered';

const half = 128;

/**
 * Distance of each pixel's centre to the contour of an alpha, in pixels, on both sides, where it is at most `limit`;
 * Infinity elsewhere. The contour runs half-way between pixels above and below one half.
 *
 * @param alpha size.width * size.height bytes
 */
export function contourDistance(alpha: Uint8Array, { width, height }: Size, limit: number): Float32Array<ArrayBuffer> {
  const out = new Float32Array(width * height).fill(Infinity);
  for (const isInside of [true, false]) {
    const other = alpha.map((a) => (a >= half === isInside ? 0 : 1));
    eachRowNearest(other, width, height, limit + 1, (y, columns, rows) => {
      const row = y * width;
      for (let x = 0; x < width; x++) {
        const sx = columns[x] as number;
        if (other[row + x] === 1 || sx < 0) continue;
        const distance = Math.sqrt((sx - x) ** 2 + (rows[row + sx] as number) ** 2) - 0.5;
        if (distance <= limit) out[row + x] = distance;
      }
    });
  }
  return out;
}
