import { intersect, type Rect, type Size } from '../../../src-preload/model/geometry';
import { fromRaster, toRaster } from '../images/sharp';
import type { StoredMask } from './masks';

/** Whole pixels around a part of the photo. */
function around({ x, y, width, height }: Rect): Rect {
  const left = Math.floor(x);
  const top = Math.floor(y);
  return { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top };
}

/**
 * Part of a mask at another size. A region that does not begin on whole pixels is read from the whole pixels around it,
 * which is right to half a pixel of the view.
 * @returns size.width * size.height bytes, 0 outside the photo
 */
export async function alphaView({ info: { bounds }, alpha }: StoredMask, region: Rect, size: Size): Promise<Uint8Array<ArrayBuffer>> {
  const whole = around(region);
  const plane = new Uint8Array(whole.width * whole.height);
  const part = intersect(whole, bounds);
  for (let y = part.y; y < part.y + part.height; y += 1) {
    const from = (y - bounds.y) * bounds.width + part.x - bounds.x;
    plane.set(alpha.subarray(from, from + part.width), (y - whole.y) * whole.width + part.x - whole.x);
  }
  if (whole.width === size.width && whole.height === size.height) return plane;
  const raster = { width: whole.width, height: whole.height, channels: 1, data: plane } as const;
  const scaled = await toRaster(fromRaster(raster).resize(size.width, size.height, { fit: 'fill', kernel: 'linear' }).toColourspace('b-w'));
  return new Uint8Array(scaled.data);
}
