import type { Size } from '../../../src-preload/model/geometry';
import type { CroppedAlpha } from '../../../src-preload/raster/bounds';
import { maskIdOf } from './mask-id';
import type { StoredMask } from './masks';

/** Gives a tightly cropped alpha its id. Hashes all of it: for big photos, call it in the raster worker. */
export function sealMask({ width, height }: Size, { bounds, alpha, area }: CroppedAlpha): StoredMask {
  return { info: { id: maskIdOf({ width, height }, bounds, alpha), width, height, bounds, area }, alpha };
}
