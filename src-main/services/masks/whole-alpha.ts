import { expandAlpha } from '../../../src-preload/raster/bounds';
import type { StoredMask } from './masks';

/** A copy of the alpha at the photo's size: width * height bytes, row-major. */
export function wholeAlpha({ info, alpha }: StoredMask): Uint8Array<ArrayBuffer> {
  return expandAlpha({ bounds: info.bounds, alpha }, info);
}
