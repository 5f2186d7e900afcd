import type { Rect, Size } from '../../../src-preload/model/geometry';
import type { OpenImage } from './images';
import { abortable } from './abortable';
import { fromRaster, toRaster } from './sharp';

/**
 * A part of a photo, from all its pixels, stretched to what a model eats: 3 channels, transparency over white.
 * @param part whole pixels inside the photo
 * @returns size.width * size.height * 3 bytes
 */
export async function stretchPart(image: Pick<OpenImage, 'full'>, part: Rect, { width, height }: Size, signal?: AbortSignal): Promise<Uint8Array> {
  const full = await image.full(signal);
  const cut = fromRaster(full).extract({ left: part.x, top: part.y, width: part.width, height: part.height }).resize(width, height, { fit: 'fill' });
  return (await abortable(toRaster(full.channels === 4 ? cut.flatten({ background: '#ffffff' }) : cut), signal)).data;
}
