import { logitsSide } from '../../../src-preload/contract/common';
import { gridSide } from '../../../src-preload/raster/logit-grid';
import { averageMasks } from './average-masks';
import { depthAt, insideOf, logitsIou, regionsAt, type ClickGrid, type GridClick } from './click-grid';
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

/** What has changed to what the click says. */
function changeOf(before: Uint8Array, after: Uint8Array, { positive }: GridClick): Uint8Array<ArrayBuffer> {
  const wanted = positive ? 1 : 0;
  const change = new Uint8Array(after.length);
  for (let k = 0; k < change.length; k++) if (after[k] === wanted && before[k] !== wanted) change[k] = 1;
  return change;
}

const mostLogit = 6;
const bounded = (value: number): number => Math.max(-mostLogit, Math.min(mostLogit, value));

/**
 * The piece of the change that holds the click is taken as it is; elsewhere the masks before and after are averaged, so
 * that a correction here does not undo what was right there.
 */
function composed(after: Float32Array, before: Uint8Array, { grid, clicks, previous }: NextClick): Float32Array<ArrayBuffer> {
  const click = clicks.at(-1);
  const out = new Float32Array(after.length);
  for (let k = 0; k < out.length; k++) out[k] = (bounded(after[k] as number) + bounded(previous[k] as number)) / 2;
  if (!click) return out;
  const { columns, rows } = grid;
  const { reached } = regionsAt(changeOf(before, insideOf(after, grid), click), grid, [click.y * columns + click.x]);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) if (reached[y * columns + x] === 1) out[y * gridSide + x] = after[y * gridSide + x] as number;
  }
  return out;
}

/**
 * Puts the decoder's answers to a correction in order, best first, and makes each keep what it must: pieces without a
 * click on them go, and every click is obeyed at least around it. The first one is the mean of those that are as good.
 * @param logits f32 [4*256*256], made with `previous` fed back
 * @param iou predicted IoU [4]
 */
export function pickNext(logits: Float32Array, iou: Float32Array, next: NextClick): readonly RankedCandidate[] {
  const { grid, clicks, previous, measuring } = next;
  const click = clicks.at(-1);
  const before = insideOf(previous, grid);
  const size = logitsSide * logitsSide;
  const ranked = [0, 1, 2, 3]
    .map((token): RankedCandidate => {
      const own = keepClicked(logits.slice(token * size, (token + 1) * size), grid, clicks);
      const change = click ? depthAt(changeOf(before, insideOf(own, grid), click), grid, click) : 0;
      const predicted = iou[token] ?? 0;
      const measures = measureMask(own, measuring);
      const score =
        Math.min(certain, predicted) +
        weights.agreement * logitsIou(previous, own) +
        weights.change * change +
        weights.stability * measures.stability -
        weights.border * measures.border +
        (token === 0 ? weights.unambiguous : 0);
      return { token, logits: own, iou: predicted, measures, score };
    })
    .toSorted((a, b) => b.score - a.score);
  return ranked.slice(0, 3).map((candidate, place) => {
    const after = place === 0 ? averageMasks(ranked) : candidate.logits;
    return { ...candidate, logits: keepClicked(obeyClicks(composed(after, before, next), grid, clicks), grid, clicks) };
  });
}
