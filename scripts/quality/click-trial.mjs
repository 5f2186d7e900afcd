/** One object, one predictor: simulated clicks until the mask fits. */
import { nextClick } from './click-rule.mjs';
import { overlap } from './overlap.mjs';

export const maxClicks = 20;
/** IoU that ends a trial, once the clicks that every figure needs have been made. */
const goodEnough = 0.9;
const clicksAlways = 5;

/**
 * @typedef {import('./click-rule.mjs').Click} Click
 *
 * @typedef {object} Answer
 * @property {Uint8Array} mask the mask that counts, 1 inside
 * @property {() => Promise<readonly Uint8Array[]> | readonly Uint8Array[]} candidates all that was offered
 *
 * @callback Predictor all clicks so far, the newest last; called once for each
 * @param {readonly Click[]} clicks
 * @returns {Promise<Answer>}
 *
 * @typedef {object} Trial
 * @property {readonly Click[]} clicks
 * @property {readonly number[]} ious after each click
 * @property {number} oracle IoU of the best offer after the first click
 */

/**
 * @param {Uint8Array} truth width * height, 1 inside; at least one pixel
 * @param {import('./pictures.mjs').Size} size
 * @param {Predictor} predict
 * @returns {Promise<Trial>}
 */
export async function runTrial(truth, size, predict) {
  /** @type {Click[]} */
  const clicks = [];
  const ious = [];
  let oracle = 0;
  let mask = new Uint8Array(truth.length);
  while (clicks.length < maxClicks) {
    const click = nextClick(truth, mask, size, clicks);
    if (!click) break;
    clicks.push(click);
    const answer = await predict(clicks);
    mask = answer.mask;
    ious.push(overlap(truth, mask));
    if (clicks.length === 1) oracle = Math.max(...(await answer.candidates()).map((candidate) => overlap(truth, candidate)));
    if (clicks.length >= clicksAlways && Math.max(...ious) >= goodEnough) break;
  }
  return { clicks, ious, oracle };
}
