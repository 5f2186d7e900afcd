import { intersect, type Rect, type Size } from '../../../src-preload/model/geometry';
import { compose, scaling, translation, type Matrix } from '../../../src-preload/model/matrix';
import type { Raster } from '../../../src-preload/raster/raster';
import { fromRaster, toRaster } from '../images/sharp';
import { copyPart, grow, isEmpty, wholeOf, wholePixels } from './rects';

/** Content at a density near that of the output: what has to be sampled from it is never more than slightly reduced. */
export interface Level {
  /** From pixels of the level to the content's own (a layer's, for fills the document's). */
  readonly toOwn: Matrix;
  /** Where the level has anything; whole pixels. */
  readonly bounds: Rect;
  /** Straight pixels of a part inside `bounds`, whole pixels, not empty. The memory belongs to the caller. */
  readonly cut: (region: Rect) => Promise<Raster>;
}

/** A level that lies in memory as it is. */
export const heldLevel = (raster: Raster, toOwn: Matrix): Level => ({
  toOwn,
  bounds: wholeOf(raster),
  cut: async (region) => copyPart(raster, region),
});

/** Less than this is not worth a pass of its own; the sampler does it without visible aliasing. */
const slightReduction = 0.95;

/**
 * How many pixels content of `size` needs at a density of `x`, `y` output pixels an own pixel: its own number, unless
 * the output has clearly fewer.
 */
export function sizeAt(size: Size, density: { readonly x: number; readonly y: number }): Size {
  const along = (length: number, d: number): number => (d >= slightReduction ? length : Math.min(length, Math.max(1, Math.round(length * d))));
  return { width: along(size.width, density.x), height: along(size.height, density.y) };
}

/** How far a reducing kernel looks, in pixels of what it makes. */
const kernelReach = 4;

/** Which part of a raster is reduced to which size. */
export interface Reduction {
  /** Whole pixels of the raster. */
  readonly part: Rect;
  readonly size: Size;
}

/**
 * @param base size of the raster at hand
 * @param target size that all of it would get
 * @param needed what of it will be looked at, in its pixels
 * @returns all of it where most is needed, so that a reduction to a whole size stays aligned with the output
 */
export function planReduction(base: Size, target: Size, needed: Rect): Reduction {
  const reach = kernelReach * Math.max(base.width / target.width, base.height / target.height);
  const around = intersect(wholePixels(grow(needed, reach)), wholeOf(base));
  const part = around.width * around.height > (base.width * base.height) / 2 || isEmpty(around) ? wholeOf(base) : around;
  const along = (length: number, of: number, to: number): number => Math.max(1, Math.round((length * to) / of));
  return { part, size: { width: along(part.width, base.width, target.width), height: along(part.height, base.height, target.height) } };
}

/**
 * sharp reduces premultiplied, so that the colour of transparent pixels does not bleed in. Edges of alpha are reduced
 * by a kernel without a second lobe: faint waves around them would grow into outlines and shadows.
 */
export const reduce = (base: Raster, { part, size }: Reduction): Promise<Raster> =>
  toRaster(
    fromRaster(base)
      .extract({ left: part.x, top: part.y, width: part.width, height: part.height })
      .resize(size.width, size.height, { fit: 'fill', kernel: base.channels === 4 ? 'cubic' : 'lanczos3' }),
  );

/** From pixels of the reduced part to pixels of the raster. */
export const reductionToBase = ({ part, size }: Reduction): Matrix =>
  compose(translation(part.x, part.y), scaling(part.width / size.width, part.height / size.height));

export const reductionKey = ({ part, size }: Reduction): string => `${part.x},${part.y},${part.width},${part.height}>${size.width}x${size.height}`;
