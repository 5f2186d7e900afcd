import { logitsSide } from '../../../src-preload/contract/common';
import { depthAt, insideOf, type ClickGrid, type GridClick } from './click-grid';
import { measureMask, type MeasureContext } from './measure-mask';
import { keepClicked } from './obey-clicks';
import type { RankedCandidate } from './ranked-candidate';
import type { SalienceMap } from '../salience/salience';
import { mixSalience, salienceIou, salienceOn, thingUnder } from './salience';

/**
 * Found on one half of two sets of photos with ground truth and checked on the other. A click is rarely at an object's
 * rim, objects have little of the photo's border, and what a saliency net sees under the click is often meant, unless
 * the net is unsure there or no candidate fits it: then it has no say. Masks without a sharp edge smear over the
 * ground.
 */
const weights = { depth: 0.7, border: 0.7, salience: 0.4, stability: 0.3 } as const;
/** The predicted IoU overshoots 1 on masks that flood; more than certain says nothing more. */
const certain = 1;
/** Soft IoU from which on candidate and map mean the same. */
const sameThing = 0.5;
/** Made for ambiguous prompts, which a lone click is (Kirillov et al. 2023, section 3, "resolving ambiguity"). */
const ambiguousTokens = [1, 2, 3] as const;

export interface FirstClick {
  readonly grid: ClickGrid;
  readonly click: GridClick;
  readonly measuring: MeasureContext;
  /** Where one is there already; a click never waits for it. */
  readonly salience: SalienceMap | undefined;
}

/**
 * Puts the decoder's answers to a lone click in order, best first: part, larger part or whole?
 * @param logits f32 [4*256*256]
 * @param iou predicted IoU [4]
 */
export function pickFirst(logits: Float32Array, iou: Float32Array, { grid, click, measuring, salience: map }: FirstClick): readonly RankedCandidate[] {
  const size = logitsSide * logitsSide;
  const salience = map && salienceOn(grid, map);
  const thing = salience && thingUnder(salience, grid, click);
  const sureness = salience ? (salience[click.y * grid.columns + click.x] as number) : 0;
  const ranked = ambiguousTokens
    .map((token) => {
      // A copy, because a view would carry all four masks along over every channel.
      const own = logits.slice(token * size, (token + 1) * size);
      const measures = measureMask(own, measuring);
      const agreement = thing ? salienceIou(own, thing, grid) : 0;
      const predicted = iou[token] ?? 0;
      const score =
        Math.min(certain, predicted) +
        weights.depth * depthAt(insideOf(own, grid), grid, click) +
        weights.salience * agreement * sureness +
        weights.stability * measures.stability -
        weights.border * measures.border;
      return { token, logits: own, iou: predicted, measures, score, agreement };
    })
    .toSorted((a, b) => b.score - a.score);
  return ranked.map(({ agreement, ...candidate }, place): RankedCandidate => {
    const mixes = place === 0 && thing !== undefined && salience !== undefined && agreement > sameThing;
    const shown = mixes ? mixSalience(candidate.logits, thing, salience, grid) : candidate.logits;
    return { ...candidate, logits: keepClicked(shown, grid, [click]) };
  });
}
