/**
 * @typedef {object} Axis
 * @property {Int32Array} near first of the two samples of each pixel
 * @property {Float32Array} share of the second one, 0..1
 */

/** Pixel centres in the grid of samples, without aligned corners: sample i sits at (i + 0.5) * step. */
function axisOf(/** @type {number} */ length, /** @type {number} */ step, /** @type {number} */ side) {
  const near = new Int32Array(length);
  const share = new Float32Array(length);
  for (let pixel = 0; pixel < length; pixel++) {
    const at = Math.min(side - 1, Math.max(0, (pixel + 0.5) / step - 0.5));
    near[pixel] = Math.min(side - 2, Math.floor(at));
    share[pixel] = at - near[pixel];
  }
  return { near, share };
}

/**
 * A square of samples stretched over a picture, bilinearly.
 * @param {Float32Array} samples side * side, row-major
 * @param {number} side at least 2
 * @param {{ readonly width: number, readonly height: number }} size of the picture
 * @param {{ readonly x: number, readonly y: number }} [step] pixels per sample; the square covers the picture unless told
 * @returns {Float32Array} width * height
 */
export function stretch(samples, side, { width, height }, step = { x: width / side, y: height / side }) {
  const columns = axisOf(width, step.x, side);
  const rows = axisOf(height, step.y, side);
  const stretched = new Float32Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    const top = rows.near[y] * side;
    const v = rows.share[y];
    for (let x = 0; x < width; x++, i++) {
      const k = top + columns.near[x];
      const u = columns.share[x];
      const upper = samples[k] + (samples[k + 1] - samples[k]) * u;
      const lower = samples[k + side] + (samples[k + side + 1] - samples[k + side]) * u;
      stretched[i] = upper + (lower - upper) * v;
    }
  }
  return stretched;
}
