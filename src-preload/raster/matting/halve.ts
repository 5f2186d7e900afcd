import type { Size } from '../../model/geometry';
import { trimapLevel, type PhotoRegion } from './photo-region';

/** Half a side's pixels; an odd last one stands alone. */
export const halfOf = (length: number): number => (length + 1) >> 1;

/** A region at half its size: means of 2x2 pixels (of fewer at an odd border). */
export function halvePhoto({ width, height, channels, data }: PhotoRegion): PhotoRegion {
  const w = halfOf(width);
  const h = halfOf(height);
  const out = new Uint8Array(w * h * 3);
  for (let y = 0, to = 0; y < h; y++) {
    const above = 2 * y * width;
    const below = Math.min(height - 1, 2 * y + 1) * width;
    for (let x = 0; x < w; x++) {
      const left = 2 * x;
      const right = Math.min(width - 1, left + 1);
      const a = (above + left) * channels;
      const b = (above + right) * channels;
      const c = (below + left) * channels;
      const d = (below + right) * channels;
      for (let k = 0; k < 3; k++, to++) {
        out[to] = ((data[a + k] as number) + (data[b + k] as number) + (data[c + k] as number) + (data[d + k] as number) + 2) >> 2;
      }
    }
  }
  return { width: w, height: h, channels: 3, data: out };
}

/** A trimap at half its size: known only where all of the 2x2 pixels are known and alike. */
export function halveTrimap(trimap: Uint8Array, width: number, height: number): Uint8Array<ArrayBuffer> {
  const w = halfOf(width);
  const h = halfOf(height);
  const out = new Uint8Array(w * h);
  for (let y = 0, to = 0; y < h; y++) {
    const above = 2 * y * width;
    const below = Math.min(height - 1, 2 * y + 1) * width;
    for (let x = 0; x < w; x++, to++) {
      const left = 2 * x;
      const right = Math.min(width - 1, left + 1);
      const level = trimap[above + left] as number;
      const isAlike = trimap[above + right] === level && trimap[below + left] === level && trimap[below + right] === level;
      out[to] = isAlike ? level : trimapLevel.unknown;
    }
  }
  return out;
}

/** A plane of bytes at half its size: means of 2x2 pixels. */
export function halvePlane(plane: Uint8Array, { width, height }: Size): Uint8Array<ArrayBuffer> {
  const w = halfOf(width);
  const h = halfOf(height);
  const out = new Uint8Array(w * h);
  for (let y = 0, to = 0; y < h; y++) {
    const above = 2 * y * width;
    const below = Math.min(height - 1, 2 * y + 1) * width;
    for (let x = 0; x < w; x++, to++) {
      const left = 2 * x;
      const right = Math.min(width - 1, left + 1);
      const upper = (plane[above + left] as number) + (plane[above + right] as number);
      const lower = (plane[below + left] as number) + (plane[below + right] as number);
      out[to] = (upper + lower + 2) >> 2;
    }
  }
  return out;
}
