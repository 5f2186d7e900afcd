/**
 * How far an alpha is from the true one. Alphas are bytes, errors are in shares of full opacity.
 *
 * @typedef {object} AlphaErrors
 * @property {number} mae mean absolute error over the whole picture, 0..1
 * @property {number | undefined} sad sum of absolute errors inside the band, in thousands (Rhemann et al. 2009)
 * @property {number | undefined} mse mean squared error inside the band, 0..1
 */

/** What a trimap says of its unknown band. */
const unknown = 128;

/**
 * @param {Uint8Array} alpha
 * @param {Uint8Array} truth of the same length
 */
export function meanAbsoluteError(alpha, truth) {
  let sum = 0;
  for (let i = 0; i < truth.length; i++) sum += Math.abs(alpha[i] - truth[i]);
  return sum / 255 / truth.length;
}

/**
 * @param {Uint8Array} alpha
 * @param {Uint8Array} truth of the same length
 * @param {Uint8Array} trimap of the same length, 128 in the unknown band
 * @returns {AlphaErrors} without `sad` and `mse` when the trimap has no band
 */
export function alphaErrors(alpha, truth, trimap) {
  let absolute = 0;
  let squared = 0;
  let count = 0;
  for (let i = 0; i < truth.length; i++) {
    if (trimap[i] !== unknown) continue;
    const error = (alpha[i] - truth[i]) / 255;
    absolute += Math.abs(error);
    squared += error * error;
    count++;
  }
  return {
    mae: meanAbsoluteError(alpha, truth),
    sad: count === 0 ? undefined : absolute / 1000,
    mse: count === 0 ? undefined : squared / count,
  };
}
