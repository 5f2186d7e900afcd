import { boxMean } from './box-mean';
import type { PhotoRegion } from './photo-region';

/** Sum over the channels of the differences to the right and below that make a pixel busy, in levels. */
export const busyFrom = 40;

/**
 * How much of each pixel's surroundings is busy: fur, hair and leaves come out near one half, the plain sides of a
 * clean edge near none, however strong the edge is.
 * @param radius of the square that is looked at, in pixels
 * @returns width * height shares, 0..1
 */
export function busyShare({ width, height, channels, data }: PhotoRegion, radius: number): Float32Array<ArrayBuffer> {
  const out = new Float32Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    const below = y + 1 < height ? width * channels : 0;
    for (let x = 0; x < width; x++, i++) {
      const at = i * channels;
      const right = x + 1 < width ? channels : 0;
      let sum = 0;
      for (let c = at; c < at + 3; c++) {
        const own = data[c] as number;
        sum += Math.abs((data[c + right] as number) - own) + Math.abs((data[c + below] as number) - own);
      }
      if (sum >= busyFrom) out[i] = 1;
    }
  }
  boxMean(out, { width, height }, radius, new Float32Array(out.length));
  return out;
}
