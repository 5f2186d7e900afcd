/** Row offset of a column in which nothing is covered within the limit. */
const far = 32767;
const furthest = 16384;

/** For each pixel, how many rows away the nearest covered pixel of its column lies (negative: above), or `far`. */
function columnOffsets(alpha: Uint8Array, width: number, height: number, limit: number): Int16Array {
  const offsets = new Int16Array(width * height);
  for (let i = 0; i < offsets.length; i++) {
    if (alpha[i] !== 0) continue;
    const above = i < width ? far : (offsets[i - width] ?? far);
    offsets[i] = above === far || above <= -limit ? far : above - 1;
  }
  for (let i = offsets.length - width - 1; i >= 0; i--) {
    const own = offsets[i] ?? far;
    if (own === 0) continue;
    const below = offsets[i + width] ?? far;
    if (below < limit && below + 1 < Math.abs(own)) offsets[i] = below + 1;
  }
  return offsets;
}

/**
 * Finds the nearest covered pixel (alpha above zero) of every pixel: the exact Euclidean distance transform of
 * Felzenszwalb and Huttenlocher, "Distance Transforms of Sampled Functions" (2012), which keeps where the nearest pixel
 * is and not only how far. Memory: two bytes a pixel.
 *
 * @param limit how far to look, in pixels; at most 16384
 * @param visit called once a row, top to bottom: `columns[x]` is the nearest pixel's column or -1, and
 *   `rows[y * width + columns[x]]` its row's offset from `y`
 */
export function eachRowNearest(
  alpha: Uint8Array,
  width: number,
  height: number,
  limit: number,
  visit: (y: number, columns: Int32Array, rows: Int16Array) => void,
): void {
  const rows = columnOffsets(alpha, width, height, Math.min(furthest, Math.ceil(limit)));
  const columns = new Int32Array(width);
  const sites = new Int32Array(width);
  const heights = new Float64Array(width);
  const starts = new Float64Array(width + 1);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let last = -1;
    for (let x = 0; x < width; x++) {
      const offset = rows[row + x] ?? far;
      if (offset === far) continue;
      // Inside a covered run no pixel but the run itself is nearest to its middle.
      if (offset === 0 && x > 0 && x + 1 < width && rows[row + x - 1] === 0 && rows[row + x + 1] === 0) continue;
      const lifted = offset * offset + x * x;
      let start = -Infinity;
      while (last >= 0) {
        start = (lifted - (heights[last] ?? 0)) / (2 * (x - (sites[last] ?? 0)));
        if (start > (starts[last] ?? 0)) break;
        last--;
        start = -Infinity;
      }
      last++;
      sites[last] = x;
      heights[last] = lifted;
      starts[last] = start;
    }
    if (last < 0) columns.fill(-1);
    else {
      starts[last + 1] = Infinity;
      for (let x = 0, site = 0; x < width; x++) {
        while ((starts[site + 1] ?? Infinity) < x) site++;
        columns[x] = rows[row + x] === 0 ? x : (sites[site] ?? -1);
      }
    }
    visit(y, columns, rows);
  }
}
