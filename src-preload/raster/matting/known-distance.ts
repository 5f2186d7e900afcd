import type { Size } from '../../model/geometry';
import { eachRowNearest } from '../nearest-covered';
import type { UnknownBand } from './unknown-band';

/**
 * Distance of each unknown pixel to the nearest pixel of one level of the trimap, in pixels; Infinity where there is
 * none within `limit`.
 * @returns one value for each pixel of the band
 */
export function knownDistance(trimap: Uint8Array, size: Size, { at, numbers }: UnknownBand, level: number, limit: number): Float32Array<ArrayBuffer> {
  const covered = trimap.map((value) => (value === level ? 1 : 0));
  const out = new Float32Array(at.length).fill(Infinity);
  eachRowNearest(covered, size.width, size.height, limit, (y, columns, rows) => {
    const row = y * size.width;
    for (let x = 0; x < size.width; x++) {
      const n = numbers[row + x] as number;
      const sx = columns[x] as number;
      if (n >= 0 && sx >= 0) out[n] = Math.sqrt((sx - x) ** 2 + (rows[row + sx] as number) ** 2);
    }
  });
  return out;
}
