import { throwIfAborted } from '../../../src-preload/contract/errors';
import type { Raster } from '../../../src-preload/raster/raster';
import { abortable } from '../images/abortable';
import type { OpenImage } from '../images/images';
import { fromRaster, toRaster } from '../images/sharp';
import { wholeOf } from '../render/rects';
import type { RefineArea } from './refine-plan';
import { sharePart, type SharedPhoto } from './shared-pixels';

export const photoKey = ({ info }: OpenImage, { step, area }: RefineArea): string => [info.id, step, area.x, area.y, area.width, area.height].join();

/** The photo's colours in a part of a level, where threads can see them. @throws ClickcutError `not-found`, `cancelled` */
export async function levelPhoto(image: OpenImage, plan: RefineArea, signal?: AbortSignal): Promise<SharedPhoto> {
  const { step, area } = plan;
  const full = await image.full(signal);
  const key = photoKey(image, plan);
  if (step === 1) return { key, raster: sharePart(full, area) };
  const part = { left: area.x * step, top: area.y * step, width: area.width * step, height: area.height * step };
  // No lobes: a pixel of the level is the mean of its square, as its alpha is.
  const reduced: Raster = await abortable(toRaster(fromRaster(full).extract(part).resize(area.width, area.height, { fit: 'fill', kernel: 'linear' })), signal);
  throwIfAborted(signal);
  return { key, raster: sharePart(reduced, wholeOf(reduced)) };
}
