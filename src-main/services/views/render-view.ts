import type { Size } from '../../../src-preload/model/geometry';
import type { Raster } from '../../../src-preload/raster/raster';
import { fromRaster, toRaster } from '../images/sharp';
import type { ViewPlan } from './view-plan';

const clear = { r: 0, g: 0, b: 0, alpha: 0 };

/**
 * Carries a plan out: straight RGBA of the view's size. Where nothing is scaled the pixels are exact; where
 * something is, sharp does it premultiplied, so that the colour of transparent pixels does not bleed in.
 */
export async function renderView(raster: Raster, { source, scaled, crop, left, top }: ViewPlan, view: Size): Promise<Raster> {
  const cut = fromRaster(raster).extract({ left: source.x, top: source.y, width: source.width, height: source.height });
  const isExact = scaled.width === source.width && scaled.height === source.height;
  const sized = isExact ? cut : cut.resize(scaled.width, scaled.height, { fit: 'fill' });
  const isWhole = crop.width === scaled.width && crop.height === scaled.height;
  const part = isWhole ? sized : sized.extract({ left: crop.x, top: crop.y, width: crop.width, height: crop.height });
  const margins = { left, top, right: view.width - left - crop.width, bottom: view.height - top - crop.height };
  const isFilled = crop.width === view.width && crop.height === view.height;
  return toRaster(isFilled ? part.ensureAlpha() : part.ensureAlpha().extend({ ...margins, background: clear }));
}
