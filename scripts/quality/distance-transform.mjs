/**
 * Exact squared Euclidean distances on a grid, in two passes of the lower envelope of parabolas (Felzenszwalb and
 * Huttenlocher, "Distance Transforms of Sampled Functions", 2012); the first pass, over columns, needs no parabolas,
 * because its input is only near or not.
 */

/** Farther than any pixel of a picture can be, and its sums with squares stay exact in a double. */
const nowhere = 2 ** 40;

/** Steps to the nearest marked pixel of the same column, squared. */
function alongColumns(/** @type {Uint8Array} */ marked, /** @type {number} */ width, /** @type {number} */ height) {
  const squared = new Float64Array(width * height).fill(nowhere);
  for (let x = 0; x < width; x++) {
    let last = -Infinity;
    for (let y = 0, i = x; y < height; y++, i += width) {
      if (marked[i]) last = y;
      if (last > -Infinity) squared[i] = (y - last) ** 2;
    }
    last = Infinity;
    for (let y = height - 1, i = y * width + x; y >= 0; y--, i -= width) {
      if (marked[i]) last = y;
      if (last < Infinity) squared[i] = Math.min(squared[i], (last - y) ** 2);
    }
  }
  return squared;
}

/**
 * @param {Uint8Array} marked width * height, anything but 0 is marked
 * @param {number} width
 * @param {number} height
 * @returns {Float64Array} for every pixel the squared distance to the nearest marked one, Infinity when there is none
 */
export function squaredDistances(marked, width, height) {
  const squared = alongColumns(marked, width, height);
  const row = new Float64Array(width);
  const vertex = new Int32Array(width);
  /** `from[k]`: where parabola k becomes the lowest. */
  const from = new Float64Array(width);
  for (let start = 0; start < squared.length; start += width) {
    row.set(squared.subarray(start, start + width));
    let k = -1;
    for (let x = 0; x < width; x++) {
      if (row[x] === nowhere) continue;
      let meets = -Infinity;
      while (k >= 0) {
        const v = vertex[k];
        meets = (row[x] + x * x - row[v] - v * v) / (2 * (x - v));
        if (meets > from[k]) break;
        k--;
      }
      k++;
      vertex[k] = x;
      from[k] = k === 0 ? -Infinity : meets;
    }
    if (k < 0) {
      squared.fill(Infinity, start, start + width);
      continue;
    }
    const count = k + 1;
    for (let x = 0, at = 0; x < width; x++) {
      while (at + 1 < count && from[at + 1] < x) at++;
      squared[start + x] = (x - vertex[at]) ** 2 + row[vertex[at]];
    }
  }
  return squared;
}
