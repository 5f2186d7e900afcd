/** What papers report of simulated clicks. */
import { maxClicks } from './click-trial.mjs';
import { mean } from './statistics.mjs';

/** IoU after `count` clicks; a trial that ended before, because nothing was left to put right, stays as it was. */
export function iouAfter(/** @type {readonly number[]} */ ious, /** @type {number} */ count) {
  return ious[Math.min(count, ious.length) - 1] ?? 0;
}

/**
 * The number of clicks (NoC) until the IoU reaches `target` for the first time.
 * @returns {number | undefined} undefined when none of them did
 */
export function clicksUntil(/** @type {readonly number[]} */ ious, /** @type {number} */ target) {
  const at = ious.findIndex((iou) => iou >= target);
  return at < 0 ? undefined : at + 1;
}

/**
 * @param {readonly { readonly ious: readonly number[], readonly oracle: number }[]} trials
 * @returns mean IoU after 1, 2, 3, 5 clicks and of the best offer after 1; mean NoC, 20 where none was enough, and how often that was
 */
export function summarise(trials) {
  const miou = (/** @type {number} */ count) => mean(trials.map(({ ious }) => iouAfter(ious, count)));
  const clicks = (/** @type {number} */ target) => trials.map(({ ious }) => clicksUntil(ious, target));
  const noc = (/** @type {number} */ target) => mean(clicks(target).map((count) => count ?? maxClicks));
  const failures = (/** @type {number} */ target) => clicks(target).filter((count) => count === undefined).length;
  return {
    miou1: miou(1),
    miou2: miou(2),
    miou3: miou(3),
    miou5: miou(5),
    oracle1: mean(trials.map(({ oracle }) => oracle)),
    noc85: noc(0.85),
    noc90: noc(0.9),
    failures85: failures(0.85),
    failures90: failures(0.9),
  };
}
