import type { Size } from '../../../src-preload/model/geometry';
import type { Raster } from '../../../src-preload/raster/raster';
import { corruptImage } from './image-errors';
import type { Probe } from './probe';
import { asBuffer, sharp, toRaster } from './sharp';

/**
 * Pixels of a photo as the rest of the product knows them: oriented, sRGB, 8 bits, 3 channels or 4 with alpha.
 * With `size` the decoder may skip what the smaller picture does not need; every byte is still read, so that a
 * truncated file is found out either way.
 * @throws ClickcutError `image-corrupt`
 */
export async function decode(bytes: Uint8Array, { info, label, options, wideProfile }: Probe, size?: Size): Promise<Raster> {
  const base = sharp(asBuffer(bytes), options);
  const sized = size ? base.resize(size.width, size.height, { fit: 'fill' }) : base;
  // sharp works on tagged 16-bit pixels in Display P3 and hands them out so; naming an output profile brings them back.
  const inSrgb = (wideProfile ? sized.withIccProfile('srgb') : sized).toColourspace('srgb');
  try {
    return await toRaster(info.hasAlpha ? inSrgb.ensureAlpha() : inSrgb.removeAlpha());
  } catch (error) {
    throw corruptImage(info.name, label, error);
  }
}
