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

interface Measured {
  /** Sum of alpha / 255. */
  readonly area: number;
  /** Pixels that are neither in nor out. */
  readonly soft: number;
  /** How often the contour at one half crosses a step from pixel to pixel. */
  readonly crossings: number;
}

/** What a plane's alpha is like. */
export function measureAlpha(alpha: Uint8Array, width: number): Measured {
  let sum = 0;
  let count = 0;
  let crossings = 0;
  for (let i = 0; i < alpha.length; i++) {
    const a = alpha[i] as number;
    sum += a;
    if (a >= soft.from && a <= soft.to) count++;
    const isIn = a >= 128;
    if (i > 0 && isIn !== (alpha[i - 1] as number) >= 128) crossings++;
    if (i >= width && isIn !== (alpha[i - width] as number) >= 128) crossings++;
  }
  return { area: sum / 255, soft: count, crossings };
}

function ownUncertainty({ soft: count, crossings }: Measured, { image, uncertainty }: BandScene): number {
  if (uncertainty !== null) return uncertainty;
  const isMatte = crossings > 0 && count / crossings > matteSoftness;
  return isMatte ? gridUncertainty.matte(image) : gridUncertainty.unknown(image);
}

/**
 * The uncertainty to give `autoTrimap` for a part of a mask, in pixels of its level, so that its band is as wide as
 * that of the whole mask: the trimap can only see how large the part is.
 */
export function partUncertainty(measured: Measured, scene: BandScene): number {
  const { step, area } = scene;
  const differs = perSize * (Math.sqrt(area) / step - Math.sqrt(measured.area));
  return Math.max(0, ownUncertainty(measured, scene) / step + differs / perUncertainty);
}

/** Width of the band on one side, in pixels of the level. @param factor on the automatic one */
export const bandAt = (measured: Measured, scene: BandScene, factor: number): number =>
  factor * (fixedPart + (perUncertainty * ownUncertainty(measured, scene) + perSize * Math.sqrt(scene.area)) / scene.step);

/** By how many powers of two a mask is coarser than a background removal; see `softShare`. */
export const coarseness = (measured: Measured, scene: BandScene): number => Math.log2(ownUncertainty(measured, scene) / gridUncertainty.matte(scene.image));

/** How far around a mask its edge may be found, in photo pixels. */
export const mostReach = (image: Size, area: number, factor: number): number =>
  bandReach(factor * (fixedPart + perUncertainty * gridUncertainty.clicks(image) + perSize * Math.sqrt(area)));
