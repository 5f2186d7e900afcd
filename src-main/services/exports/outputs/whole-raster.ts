import type { Raster } from '../../../../src-preload/raster/raster';
import { fromRaster, toRaster } from '../../images/sharp';
import { withOpacity } from '../encode-pixels';
import { coversCanvas, isDeep, type Picture } from '../pictures/picture';

const clear = { r: 0, g: 0, b: 0, alpha: 0 };

/** A picture of 8 bits on all of its canvas: straight RGBA. */
export async function wholeRaster({ picture, opacity }: { readonly picture: Picture; readonly opacity: number }): Promise<Raster> {
  if (isDeep(picture)) throw new TypeError('A raster has 8 bits a sample.');
  const { raster, left, top, canvas } = await withOpacity(picture, opacity);
  if (coversCanvas(picture) && raster.channels === 4) return raster;
  const margins = { left, top, right: canvas.width - left - raster.width, bottom: canvas.height - top - raster.height };
  return toRaster(fromRaster(raster).ensureAlpha().extend({ ...margins, background: clear }));
}
