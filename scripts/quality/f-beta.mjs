/**
 * The F-measure that salient object detection is compared by: precision weighs more than recall (Achanta et al. 2009),
 * and the threshold is the best of 255 for the whole set.
 */
import { mean } from './statistics.mjs';

const betaSquared = 0.3;
const thresholds = 255;

/** @typedef {{ readonly precision: Float64Array, readonly recall: Float64Array }} Curve one value for each threshold 1..255 */

/** @returns {number} 0 when both are 0 */
export function fBeta(/** @type {number} */ precision, /** @type {number} */ recall) {
  const below = betaSquared * precision + recall;
  return below === 0 ? 0 : ((1 + betaSquared) * precision * recall) / below;
}

/**
 * Precision and recall of `alpha >= t` for t = 1..255. Where nothing is predicted, precision is 1 if nothing was
 * wanted and 0 otherwise; where nothing was wanted, recall is 1.
 * @param {Uint8Array} alpha
 * @param {Uint8Array} truth of the same length, not 0 inside
 * @returns {Curve}
 */
export function precisionRecall(alpha, truth) {
  const inside = new Float64Array(256);
  const all = new Float64Array(256);
  for (let i = 0; i < truth.length; i++) {
    all[alpha[i]]++;
    if (truth[i]) inside[alpha[i]]++;
  }
  const wanted = inside.reduce((sum, count) => sum + count, 0);
  const precision = new Float64Array(thresholds);
  const recall = new Float64Array(thresholds);
  let hits = 0;
  let predicted = 0;
  for (let t = 255; t >= 1; t--) {
    hits += inside[t];
    predicted += all[t];
    precision[t - 1] = predicted > 0 ? hits / predicted : Number(wanted === 0);
    recall[t - 1] = wanted > 0 ? hits / wanted : 1;
  }
  return { precision, recall };
}

/**
 * The largest F-measure over all thresholds, of precision and recall averaged over the set first.
 * @param {readonly Curve[]} curves one for each picture; a single one gives that picture's own figure
 */
export function maxFBeta(curves) {
  let best = 0;
  for (let t = 0; t < thresholds; t++) {
    const precision = mean(curves.map((curve) => curve.precision[t]));
    const recall = mean(curves.map((curve) => curve.recall[t]));
    best = Math.max(best, fBeta(precision, recall));
  }
  return best;
}
