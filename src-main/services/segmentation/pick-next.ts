import { logitsSide } from '../../../src-preload/contract/common';
import { gridSide } from '../../../src-preload/raster/logit-grid';
import { averageMasks } from './average-masks';
import { depthAt, insideOf, regionsAt, type ClickGrid, type GridClick } from './click-grid';
import { measureMask, type MeasureContext } from './measure-mask';
import { keepClicked, obeyClicks } from './obey-clicks';
import type { RankedCandidate } from './ranked-candidate';

/**
 * A correction means one change, at the click: what is like the mask before, what changes around the click, and the
 * token made for unambiguous prompts are to be trusted.
 */
const weights = { agreement: 1, change: 0.8, unambiguous: 0.3, stability: 0.3, border: 0.3 } as const;
const certain = 1;

export interface NextClick {
  readonly grid: ClickGrid;
  /** All so far; the last one is new. */
  readonly clicks: readonly GridClick[];
  /** f32 [256*256]: the mask that the last click corrects. */
  readonly previous: Float32Array;
  readonly measuring: MeasureContext;
}

/** One way to understand a correction. */
interface Reading {
  readonly token: number;
  /** f32 [256*256]. */
  readonly logits: Float32Array<ArrayBuffer>;
  /** As the model predicts it. */
  readonly iou: number;
  /** Of the model's own mask; that of `logits` unless told. */
  readonly stability?: number;
  readonly bonus?: number;
}

/** What has changed to what the click says. */
function changeOf(before: Uint8Array, after: Uint8Array, { positive }: GridClick): Uint8Array<ArrayBuffer> {
  const wanted = positive ? 1 : 0;
  const change = new Uint8Array(after.length);
  for (let k = 0; k < change.length; k++) if (after[k] === wanted && before[k] !== wanted) change[k] = 1;
  return change;
}

/** How much speaks for a reading, and what is left of it without the pieces that nobody clicked. */
function weigh({ token, logits, iou, stability, bonus = 0 }: Reading, { grid, clicks, previous, measuring }: NextClick): RankedCandidate {
  const own = keepClicked(logits, grid, clicks);
  const click = clicks.at(-1);
  const change = click ? depthAt(changeOf(insideOf(previous, grid), insideOf(own, grid), click), grid, click) : 0;
  const measures = measureMask(own, { ...measuring, previous });
  const score =
    Math.min(certain, iou) +
    weights.agreement * measures.agreement +
    weights.change * change +
    weights.stability * (stability ?? measures.stability) -
    weights.border * measures.border +
    bonus;
  return { token, logits: own, iou, measures, score };
}

const tokenOf = (logits: Float32Array, token: number): Float32Array<ArrayBuffer> => logits.slice(token * logitsSide ** 2, (token + 1) * logitsSide ** 2);

/**
 * The decoder's own answers to a correction.
 * @param logits f32 [4*256*256], made with `previous` fed back
 * @param iou predicted IoU [4]
 */
export const readAnswers = (logits: Float32Array, iou: Float32Array, next: NextClick): readonly RankedCandidate[] =>
  [0, 1, 2, 3].map((token) => weigh({ token, logits: tokenOf(logits, token), iou: iou[token] ?? 0, bonus: token === 0 ? weights.unambiguous : 0 }, next));

/** IoU with the mask before: a correction that leaves less of it may be meant, or may be a whole object lost for a part of it. */
const leastKept = 0.9;

/** Whether the best answer changes so much that it is worth asking what lies under the click alone. */
export const isDrastic = (answers: readonly RankedCandidate[]): boolean => {
  const best = answers.toSorted((a, b) => b.score - a.score)[0];
  return best !== undefined && best.measures.agreement < leastKept;
};

/**
 * The correction as one thing more, or one thing less: what the decoder sees under the click alone is added to the mask
 * before, or taken away from it. A click on a bag means the bag, where the decoder would give up the person as well.
 * Things that hold a click that says the opposite are not meant.
 * @param logits f32 [4*256*256], of the last click alone as a positive one, nothing fed back
 * @param iou predicted IoU [4]
 */
export function readThings(logits: Float32Array, iou: Float32Array, next: NextClick): readonly RankedCandidate[] {
  const { grid, clicks, previous, measuring } = next;
  const click = clicks.at(-1);
  if (!click) return [];
  return [1, 2, 3].flatMap((token) => {
    const thing = tokenOf(logits, token);
    const inside = insideOf(thing, grid);
    const holds = ({ x, y }: GridClick): boolean => inside[y * grid.columns + x] === 1;
    if (!holds(click) || clicks.some((other) => other.positive !== click.positive && holds(other))) return [];
    const { stability } = measureMask(thing, measuring);
    for (let k = 0; k < thing.length; k++) {
      const [was, own] = [previous[k] as number, thing[k] as number];
      thing[k] = click.positive ? Math.max(was, own) : Math.min(was, -own);
    }
    return [weigh({ token, logits: thing, iou: iou[token] ?? 0, stability }, next)];
  });
}

const mostLogit = 6;
const bounded = (value: number): number => Math.max(-mostLogit, Math.min(mostLogit, value));

/**
 * The piece of the change that holds the click is taken as it is; elsewhere the masks before and after are averaged, so
 * that a correction here does not undo what was right there.
 */
function composed(after: Float32Array, { grid, clicks, previous }: NextClick): Float32Array<ArrayBuffer> {
  const click = clicks.at(-1);
  const out = new Float32Array(after.length);
  for (let k = 0; k < out.length; k++) out[k] = (bounded(after[k] as number) + bounded(previous[k] as number)) / 2;
  if (!click) return out;
  const { columns, rows } = grid;
  const { reached } = regionsAt(changeOf(insideOf(previous, grid), insideOf(after, grid), click), grid, [click.y * columns + click.x]);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) if (reached[y * columns + x] === 1) out[y * gridSide + x] = after[y * gridSide + x] as number;
  }
  return out;
}

/**
 * Puts readings of a correction in order, best first, and makes three of them keep what they must: pieces without a
 * click on them go, and every click is obeyed at least around it. The first one is the mean of those that are as good.
 */
export function settleNext(readings: readonly RankedCandidate[], next: NextClick): readonly RankedCandidate[] {
  const { grid, clicks } = next;
  const ranked = readings.toSorted((a, b) => b.score - a.score);
  const heard = (logits: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> => obeyClicks(logits, grid, clicks);
  return ranked.slice(0, 3).map((candidate, place) => {
    // Obeyed before as well as after: what a click has changed would be gone with the next mean.
    const after = heard(place === 0 ? averageMasks(ranked) : candidate.logits);
    return { ...candidate, logits: keepClicked(heard(composed(after, next)), grid, clicks) };
  });
}
