/**
 * Where a simulated person clicks next, by the rule of RITM (Sofiiuk et al. 2021, "Reviving Iterative Training with
 * Mask Guidance for Interactive Segmentation") that papers on clicks are evaluated with.
 */
import { squaredDistances } from './distance-transform.mjs';

/**
 * @typedef {object} Click
 * @property {number} x column of the pixel
 * @property {number} y row of the pixel
 * @property {boolean} positive
 */

/** The smallest rectangle around the region, or undefined for an empty one. Ends are exclusive. */
function boundsOf(/** @type {Uint8Array} */ region, /** @type {number} */ width, /** @type {number} */ height) {
  let [x0, y0, x1, y1] = [width, height, 0, 0];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (!region[i]) continue;
      if (x < x0) x0 = x;
      if (x >= x1) x1 = x + 1;
      if (y < y0) y0 = y;
      y1 = y + 1;
    }
  }
  return x1 === 0 ? undefined : { x0, y0, x1, y1 };
}

/**
 * The pixel of a region that is farthest from everything outside; what lies beyond the picture is outside. Of several,
 * the first in reading order.
 * @param {Uint8Array} region width * height, not 0 inside
 * @param {{ readonly width: number, readonly height: number }} size
 * @param {Uint8Array} [clicked] width * height, not 0 where a click may not go again
 * @returns {{ x: number, y: number, squared: number } | undefined} squared distance in pixels; undefined when no pixel is left
 */
export function deepestPoint(region, { width, height }, clicked) {
  const bounds = boundsOf(region, width, height);
  if (!bounds) return undefined;
  const { x0, y0, x1, y1 } = bounds;
  // One ring of outside around the rectangle is enough: on the way to anything beyond, it is met first.
  const columns = x1 - x0 + 2;
  const rows = y1 - y0 + 2;
  const outside = new Uint8Array(columns * rows).fill(1);
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) if (region[y * width + x]) outside[(y - y0 + 1) * columns + x - x0 + 1] = 0;
  }
  const squared = squaredDistances(outside, columns, rows);
  let found;
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      const depth = squared[(y - y0 + 1) * columns + x - x0 + 1];
      if (depth > (found?.squared ?? 0) && !clicked?.[y * width + x]) found = { x, y, squared: depth };
    }
  }
  return found;
}

/**
 * The deepest point of the larger error, as deepness has it: a positive click where the object is missing, a negative
 * one where there is too much. Of two equally deep ones the negative.
 * @param {Uint8Array} truth width * height, 1 inside the object
 * @param {Uint8Array} mask width * height, 1 inside the mask so far
 * @param {{ readonly width: number, readonly height: number }} size
 * @param {readonly Click[]} [before] pixels that are not clicked again
 * @returns {Click | undefined} undefined when there is no error left
 */
export function nextClick(truth, mask, size, before = []) {
  const clicked = new Uint8Array(truth.length);
  for (const { x, y } of before) clicked[y * size.width + x] = 1;
  const missing = deepestPoint(truth.map((inside, i) => (inside && !mask[i] ? 1 : 0)), size, clicked);
  const surplus = deepestPoint(mask.map((inside, i) => (inside && !truth[i] ? 1 : 0)), size, clicked);
  if (!missing && !surplus) return undefined;
  const positive = (missing?.squared ?? 0) > (surplus?.squared ?? 0);
  const { x, y } = /** @type {{ x: number, y: number }} */ (positive ? missing : surplus);
  return { x, y, positive };
}
