import type { WorkSignals } from '../../../src-preload/raster/matting/signals';
import type { StoredMask } from '../masks/masks';
import { sealMask } from '../masks/seal-mask';
import { cleaned, edged, planeAt, shaped, type RefineWork } from './refine-stages';

/**
 * A refined mask at the photo's resolution.
 * @throws an error named `AbortError` once `isCancelled` says true
 */
export function refineMask(work: RefineWork, signals: WorkSignals = {}): StoredMask {
  const plane = planeAt(cleaned(work), work);
  return sealMask(work.image, shaped(edged(plane, work, signals), work));
}
