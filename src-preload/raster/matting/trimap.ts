import type { Size } from '../../model/geometry';
import { eachRowNearest } from '../nearest-covered';
import { trimapLevel } from './photo-region';

/** Alpha from which a pixel is inside. */
const half = 128;
/** Alpha beyond which a soft pixel is as good as none, or all. */
const noticeable = 13;
const furthest = 4096;

export interface TrimapOptions {
  /** How far the band reaches into the object and out of it, in pixels. */
  readonly inner: number;
  readonly outer: number;
  /** Factor on both at each pixel of the contour, width * height values; the wider side's at most `mostFactor`. */
  readonly factors?: Float32Array;
  readonly mostFactor?: number;
  /** Not 0 where a pixel is unknown whatever the mask says: what a refining brush has painted. */
  readonly unknown?: Uint8Array;
  /** A second opinion, such as a saliency net's alpha; where it is soft not far from the contour, pixels are unknown. */
  readonly soft?: Uint8Array;
}

const isSoft = (alpha: number): boolean => alpha >= noticeable && alpha <= 255 - noticeable;

/** Marks the pixels of one side that lie in the band, as unknown; `isInside` tells the side. */
function markSide(trimap: Uint8Array, alpha: Uint8Array, { width, height }: Size, isInside: boolean, reach: number, options: TrimapOptions): void {
  const { factors, mostFactor = 1, soft } = options;
  const other = alpha.map((a) => (a >= half === isInside ? 0 : 1));
  const most = reach * (factors ? mostFactor : 1);
  const softReach = soft ? 2 * most : 0;
  eachRowNearest(other, width, height, Math.min(furthest, Math.max(most, softReach) + 1), (y, columns, rows) => {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      const i = row + x;
      const sx = columns[x] as number;
      if (other[i] === 1 || sx < 0) continue;
      const down = rows[row + sx] as number;
      // The contour runs between the two pixels' centres.
      const distance = Math.sqrt((sx - x) ** 2 + down * down) - 0.5;
      const limit = reach * (factors ? Math.min(mostFactor, factors[(y + down) * width + sx] as number) : 1);
      if (distance <= limit || (soft && distance <= softReach && isSoft(soft[i] as number))) trimap[i] = trimapLevel.unknown;
    }
  });
}

/**
 * A trimap around the contour of an alpha: the band, all soft pixels of the alpha, what was painted unknown, and soft
 * pixels of a second opinion up to twice the band's reach. A border of the region is no contour.
 *
 * @param alpha size.width * size.height bytes; the caller leaves room for the outer band
 * @returns 0, 128 (unknown) or 255 for each pixel
 */
export function makeTrimap(alpha: Uint8Array, size: Size, options: TrimapOptions): Uint8Array<ArrayBuffer> {
  const trimap = alpha.map((a) => (isSoft(a) ? trimapLevel.unknown : a >= half ? trimapLevel.foreground : trimapLevel.background));
  if (options.inner > 0) markSide(trimap, alpha, size, true, options.inner, options);
  if (options.outer > 0) markSide(trimap, alpha, size, false, options.outer, options);
  const { unknown } = options;
  if (unknown) for (let i = 0; i < trimap.length; i++) if (unknown[i] !== 0) trimap[i] = trimapLevel.unknown;
  return trimap;
}
