import { squaredDistances } from './distance-transform.mjs';

/**
 * Pixels of the mask with one of their four neighbours outside of it. What lies beyond the picture is nobody's
 * neighbour: where the picture cuts an object off there is no edge to be found.
 * @param {Uint8Array} mask width * height, not 0 inside
 */
export function boundaryOf(mask, { width, height }) {
  const boundary = new Uint8Array(mask.length);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (!mask[i]) continue;
      const isEdge = (x > 0 && !mask[i - 1]) || (x < width - 1 && !mask[i + 1]) || (y > 0 && !mask[i - width]) || (y < height - 1 && !mask[i + width]);
      if (isEdge) boundary[i] = 1;
    }
  }
  return boundary;
}

/** Share of the marked pixels within `reach` of what `squared` tells the distance to; undefined without any. */
function shareNear(/** @type {Uint8Array} */ marked, /** @type {Float64Array} */ squared, /** @type {number} */ reach) {
  let count = 0;
  let near = 0;
  for (let i = 0; i < marked.length; i++) {
    if (!marked[i]) continue;
    count++;
    if (squared[i] <= reach * reach) near++;
  }
  return count === 0 ? undefined : near / count;
}

/**
 * F-measure of two boundaries (Martin et al. 2004): precision is the share of the mask's boundary within `reach` of the
 * true one, recall the other way round.
 * @param {Uint8Array} mask width * height, not 0 inside
 * @param {Uint8Array} truth of the same size
 * @param {{ readonly width: number, readonly height: number }} size
 * @param {number} [reach] Euclidean, in pixels
 * @returns {number} 0..1; 1 when neither has a boundary, 0 when only one has
 */
export function boundaryF(mask, truth, size, reach = 3) {
  const found = boundaryOf(mask, size);
  const wanted = boundaryOf(truth, size);
  const precision = shareNear(found, squaredDistances(wanted, size.width, size.height), reach);
  const recall = shareNear(wanted, squaredDistances(found, size.width, size.height), reach);
  if (precision === undefined && recall === undefined) return 1;
  if (!precision || !recall) return 0;
  return (2 * precision * recall) / (precision + recall);
}
