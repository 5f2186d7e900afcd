import type { WorkSignals } from '../../../src-preload/raster/matting/signals';
import { solveAlpha } from '../../../src-preload/raster/matting/solve-alpha';
import type { Raster } from '../../../src-preload/raster/raster';
import { colours } from './edge-asked';

export interface TrimapWork {
  readonly photo: Raster;
  /** One byte a pixel: 0 is out, 255 is in, everything else is unknown. */
  readonly trimap: Uint8Array;
}

/** Alpha where somebody has said what is unknown. @throws an error named `AbortError` once `isCancelled` says true */
export const matteTrimap = ({ photo, trimap }: TrimapWork, signals: WorkSignals): { readonly alpha: Uint8Array<ArrayBuffer> } => ({
  alpha: solveAlpha(colours(photo), trimap, signals),
});
