import type { Size } from '../../../src-preload/model/geometry';
import { bandReach, bandWidth } from '../../../src-preload/raster/matting/auto-trimap';

const none = new Uint8Array(0);
const fixedPart = bandWidth(none, { uncertainty: 0 });
const perUncertainty = bandWidth(none, { uncertainty: 1 }) - fixedPart;
/** Of the square root of the area in pixels. */
const perSize = bandWidth(Uint8Array.of(255), { uncertainty: 0 }) - fixedPart;

const longSide = ({ width, height }: Size): number => Math.max(width, height);

/** Pixels of the photo for each sample of the grid that a mask was made on: how far its contour may lie beside the object's. */
export const gridUncertainty = {
  clicks: (image: Size): number => longSide(image) / 256,
  matte: (image: Size): number => longSide(image) / 1024,
  /** Somebody's hand, or a box around something. */
  unknown: (image: Size): number => Math.max(1, longSide(image) / 512),
} as const;

/** A mask at a level with what is known of it. */
export interface BandScene {
  readonly image: Size;
  /** Photo pixels a level pixel. */
  readonly step: number;
  /** Sum of alpha / 255 of the whole mask, in photo pixels. */
  readonly area: number;
  /** In photo pixels; null where the mask has to tell. */
  readonly uncertainty: number | null;
}

/** Alpha between these is soft. */
const soft = { from: 13, to: 242 } as const;
/** Soft pixels for each pixel of contour, above which a mask is no selection with a plain edge but a matte. */
const matteSoftness = 2;

/** How many soft pixels there are for each place where the contour is crossed. */
function softness(alpha: Uint8Array, width: number): number {
  let count = 0;
  let crossings = 0;
  for (let i = 1; i < alpha.length; i++) {
    const a = alpha[i] as number;
    if (a >= soft.from && a <= soft.to) count++;
    if (a >= 128 !== (alpha[i - 1] as number) >= 128) crossings++;
    if (i >= width && a >= 128 !== (alpha[i - width] as number) >= 128) crossings++;
  }
  return crossings === 0 ? 0 : count / crossings;
}

/**
 * The uncertainty to give `autoTrimap` for a part of a mask, in pixels of its level, so that its band is as wide as
 * that of the whole mask: the trimap can only see how large the part is.
 */
export function partUncertainty(alpha: Uint8Array, width: number, { image, step, area, uncertainty }: BandScene): number {
  const own = uncertainty ?? (softness(alpha, width) > matteSoftness ? gridUncertainty.matte(image) : gridUncertainty.unknown(image));
  const sizeOfPart = bandWidth(alpha, { uncertainty: 0 }) - fixedPart;
  const sizeOfWhole = (perSize * Math.sqrt(area)) / step;
  return Math.max(0, own / step + (sizeOfWhole - sizeOfPart) / perUncertainty);
}

/** How far around a mask its edge may be found, in photo pixels. */
export const mostReach = (image: Size, area: number, factor: number): number =>
  bandReach(factor * (fixedPart + perUncertainty * gridUncertainty.clicks(image) + perSize * Math.sqrt(area)));
