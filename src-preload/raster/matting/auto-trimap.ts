import { eachRowNearest } from '../nearest-covered';
import { busyShare } from './busy-share';
import type { PhotoRegion } from './photo-region';
import { makeTrimap } from './trimap';

export interface AutoTrimapOptions {
  /**
   * How far the mask's contour may lie beside the object's, in pixels: the pixels of the photo per sample of the grid
   * that the mask was made on (`gridStep` for a click, the photo's long side over 1024 for a background's removal),
   * `logitSoftness` where that is more, or 1 for a mask made by hand.
   */
  readonly uncertainty: number;
  /** Multiplies the band's widths; 1 is automatic. */
  readonly factor?: number;
  /** Not 0 where the refining brush has painted: width * height bytes. */
  readonly unknown?: Uint8Array;
  /** A second opinion's alpha, width * height bytes. */
  readonly soft?: Uint8Array;
}

/** Parts of the width: of the mask's uncertainty, of the object's size, and what an edge takes in any photo, in pixels. */
const ofUncertainty = 0.75;
const ofSize = 0.004;
const edgeWidth = 2;
/** Hair leaves the contour outwards. */
const outwards = 1.25;
/** Factors where the contour's surroundings are plain and where they are busy, and the shares between which they move. */
const plain = { share: 0.15, factor: 0.6 } as const;
const busy = { share: 0.5, factor: 2 } as const;
/** The inner band leaves at least this part of the object's depth known. */
const keptDepth = 0.5;

/** How deep inside the deepest pixel lies, in pixels, as far as `limit`. */
function depthOf(alpha: Uint8Array, width: number, height: number, limit: number): number {
  const outside = alpha.map((a) => (a >= 128 ? 0 : 1));
  let depth = 0;
  eachRowNearest(outside, width, height, limit, (y, columns, rows) => {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      if (outside[row + x] === 1) continue;
      const sx = columns[x] as number;
      const own = sx < 0 ? limit : Math.sqrt((sx - x) ** 2 + (rows[row + sx] as number) ** 2);
      if (own > depth) depth = own;
    }
  });
  return depth;
}

/** The band's width on the object's side before the photo is asked, in pixels. */
export function bandWidth(alpha: Uint8Array, { uncertainty, factor = 1 }: Pick<AutoTrimapOptions, 'uncertainty' | 'factor'>): number {
  let sum = 0;
  for (const a of alpha) sum += a;
  return factor * (ofUncertainty * uncertainty + ofSize * Math.sqrt(sum / 255) + edgeWidth);
}

/** How far outside the contour an automatic trimap may reach, in whole pixels: the room that the caller leaves. */
export const bandReach = (width: number): number => Math.ceil(2 * width * outwards * busy.factor) + 2;

/**
 * A trimap whose band is as wide as the mask is uncertain and the object large, narrower along a contour with plain
 * surroundings and wider along hair, fur and leaves. A small object keeps a known middle.
 *
 * @param photo the colours of a region around the mask
 * @param alpha the mask in that region, width * height bytes
 * @returns 0, 128 (unknown) or 255 for each pixel
 */
export function autoTrimap(photo: PhotoRegion, alpha: Uint8Array, options: AutoTrimapOptions): Uint8Array<ArrayBuffer> {
  const { width, height } = photo;
  const base = bandWidth(alpha, options);
  const most = base * busy.factor;
  const depth = depthOf(alpha, width, height, Math.ceil(most / keptDepth) + 1);
  const inner = Math.min(base, (depth * keptDepth) / busy.factor);
  const factors = busyShare(photo, Math.max(2, Math.round(base)));
  for (let i = 0; i < factors.length; i++) {
    const t = Math.min(1, Math.max(0, ((factors[i] as number) - plain.share) / (busy.share - plain.share)));
    factors[i] = plain.factor + (busy.factor - plain.factor) * t;
  }
  return makeTrimap(alpha, photo, {
    inner,
    outer: base * outwards,
    factors,
    mostFactor: busy.factor,
    ...(options.unknown && { unknown: options.unknown }),
    ...(options.soft && { soft: options.soft }),
  });
}
