import type { Rect, Size } from '../../../src-preload/model/geometry';
import type { CroppedAlpha } from '../../../src-preload/raster/bounds';

/** How much of each output pixel of one axis lies over which samples: from `start` on, `weights` of each. */
interface Cover {
  readonly start: Int32Array;
  readonly count: Int32Array;
  readonly weights: Float32Array;
  readonly most: number;
}

/** Samples 0..length; the output's pixels split `from .. from + extent` evenly. Shares of an output pixel, 0..1. */
function coverOf(length: number, from: number, extent: number, outputs: number): Cover {
  const step = extent / outputs;
  const most = Math.ceil(step) + 1;
  const start = new Int32Array(outputs);
  const count = new Int32Array(outputs);
  const weights = new Float32Array(outputs * most);
  for (let i = 0; i < outputs; i++) {
    const low = Math.max(0, from + i * step);
    const high = Math.min(length, from + (i + 1) * step);
    if (high <= low) continue;
    const first = Math.min(length - 1, Math.floor(low));
    start[i] = first;
    for (let sample = first; sample < high && sample < first + most; sample++) {
      weights[i * most + sample - first] = (Math.min(high, sample + 1) - Math.max(low, sample)) / step;
      count[i] = sample - first + 1;
    }
  }
  return { start, count, weights, most };
}

/**
 * `region` of an alpha, averaged over each output pixel: exact where it is made smaller, and in squares where it is
 * made larger, as a view shows its pixels.
 * @param region in photo pixels, may have fractions and lie outside; there is 0
 * @returns size.width * size.height bytes
 */
export function scaleRegion({ bounds, alpha }: Pick<CroppedAlpha, 'bounds'> & { readonly alpha: Uint8Array }, region: Rect, size: Size): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(size.width * size.height);
  if (bounds.width === 0 || region.width === 0 || region.height === 0) return out;
  const columns = coverOf(bounds.width, region.x - bounds.x, region.width, size.width);
  const rows = coverOf(bounds.height, region.y - bounds.y, region.height, size.height);
  const row = new Float32Array(bounds.width);
  for (let y = 0; y < size.height; y++) {
    const taken = rows.count[y] ?? 0;
    if (taken === 0) continue;
    row.fill(0);
    for (let t = 0; t < taken; t++) {
      const weight = rows.weights[y * rows.most + t] ?? 0;
      const at = ((rows.start[y] ?? 0) + t) * bounds.width;
      for (let x = 0; x < bounds.width; x++) row[x] = (row[x] ?? 0) + weight * (alpha[at + x] ?? 0);
    }
    for (let x = 0; x < size.width; x++) {
      let sum = 0;
      const first = columns.start[x] ?? 0;
      for (let t = 0; t < (columns.count[x] ?? 0); t++) sum += (columns.weights[x * columns.most + t] ?? 0) * (row[first + t] ?? 0);
      out[y * size.width + x] = Math.round(sum);
    }
  }
  return out;
}
