import { gridSide } from '../../../src-preload/raster/logit-grid';
import type { ClickGrid } from './click-grid';

/** Distances within columns; one for all, because memory that is new each time costs more than the distances. */
const up = new Int32Array((gridSide + 2) * gridSide);
const sites = new Int32Array(gridSide + 2);
const starts = new Int32Array(gridSide + 2);

/** Wherever it is asked of, a place of the grid. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** Rows and columns that hold all of a mask; `undefined` for an empty one. */
function extentOf(mask: Uint8Array, columns: number): { left: number; top: number; right: number; bottom: number } | undefined {
  const first = mask.indexOf(1);
  if (first < 0) return undefined;
  const top = Math.floor(first / columns);
  const bottom = Math.floor(mask.lastIndexOf(1) / columns);
  let left = columns;
  let right = 0;
  for (let y = top; y <= bottom; y++) {
    for (let x = 0; x < left; x++) if (mask[y * columns + x] === 1) left = x;
    for (let x = columns - 1; x > right; x--) if (mask[y * columns + x] === 1) right = x;
  }
  return { left, top, right: Math.max(left, right), bottom };
}

/**
 * How deep a place lies inside a mask, and how deep its deepest place: distances to the nearest sample outside, in
 * samples, where beyond the photo is outside. Exact, in two passes of whole numbers (Meijster, Roerdink and Hesselink,
 * "A general algorithm for computing distance transforms in linear time", 2000), over the mask's own rows and columns.
 * @param mask columns * rows, 1 inside
 */
export function depthsAt(mask: Uint8Array, { columns }: ClickGrid, at: Place): { readonly own: number; readonly deepest: number } {
  const extent = extentOf(mask, columns);
  if (!extent) return { own: 0, deepest: 0 };
  const { left, top, bottom } = extent;
  // One column on each side of the mask, which is outside of it.
  const width = extent.right - left + 3;
  const height = bottom - top + 1;
  for (let y = 0; y < height; y++) {
    const row = (top + y) * columns + left - 1;
    up[y * width] = 0;
    up[y * width + width - 1] = 0;
    for (let x = 1; x < width - 1; x++) up[y * width + x] = mask[row + x] === 1 ? 1 + (y > 0 ? (up[(y - 1) * width + x] as number) : 0) : 0;
  }
  for (let k = width * height - 1; k >= 0; k--) {
    const below = (k + width < width * height ? (up[k + width] as number) : 0) + 1;
    if ((up[k] as number) > below) up[k] = below;
  }
  let own = 0;
  let deepest = 0;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let last = 0;
    sites[0] = 0;
    starts[0] = 0;
    for (let x = 1; x < width; x++) {
      const g = up[row + x] as number;
      const lifted = g * g + x * x;
      let start = 0;
      while (last >= 0) {
        const site = sites[last] as number;
        const h = up[row + site] as number;
        const from = starts[last] as number;
        if (h * h + (from - site) * (from - site) <= g * g + (from - x) * (from - x)) {
          start = Math.floor((lifted - h * h - site * site) / (2 * (x - site))) + 1;
          break;
        }
        last--;
      }
      if (start < width) {
        last++;
        sites[last] = x;
        starts[last] = start;
      }
    }
    for (let x = width - 1; x > 0; x--) {
      const site = sites[last] as number;
      const h = up[row + site] as number;
      const squared = (x - site) * (x - site) + h * h;
      if (squared > deepest) deepest = squared;
      if (x + left - 1 === at.x && y + top === at.y) own = squared;
      if (x === starts[last]) last--;
    }
  }
  return { own: Math.sqrt(own), deepest: Math.sqrt(deepest) };
}
