import { logitsSide } from '../../../src-preload/contract/common';
import { depthAt, insideOf, type ClickGrid, type GridClick } from './click-grid';
import { measureMask, type MeasureContext } from './measure-mask';
import { keepClicked } from './obey-clicks';
import type { RankedCandidate } from './ranked-candidate';
import type { SalienceMap } from '../salience/salience';
import { mixSalience, salienceIou, salienceOn, thingUnder } from './salience';

/**
 * Found on halves of two sets of photos with ground truth and checked on the others. A click is rarely at an object's
 * rim, objects have little of the photo's border, and of a part and its whole the whole is meant a little more often.
 * What a saliency net sees under the click is often meant, unless the net is unsure there, the click is near the rim
 * of what it sees, or no candidate fits it: then it has no say.
 */
const weights = { depth: 0.5, border: 1.2, salience: 0.6, size: 0.03, smear: 1 } as const;
/** Where one reading is as sure and as sharp as this, another with less of an edge is that part smeared over the ground. */
const crisp = { iou: 0.97, stability: 0.95 } as const;
const edged = 0.6;
/** Of the photo: below this, smaller is no worse. */
const leastSize = 1e-4;
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

function shareOf(inside: Uint8Array): number {
  let sum = 0;
  for (const value of inside) sum += value;
  return sum / inside.length;
}

/** 0..1, as `depthAt`. */
function depthInThing(thing: Float32Array, grid: ClickGrid, click: GridClick): number {
  const inside = new Uint8Array(thing.length);
  for (let k = 0; k < inside.length; k++) if ((thing[k] as number) > 0) inside[k] = 1;
  return depthAt(inside, grid, click);
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
  const sureness = salience && thing ? (salience[click.y * grid.columns + click.x] as number) * depthInThing(thing, grid, click) ** 2 : 0;
  const read = ambiguousTokens.map((token) => {
    // A copy, because a view would carry all four masks along over every channel.
    const own = logits.slice(token * size, (token + 1) * size);
    const measures = measureMask(own, measuring);
    const agreement = thing ? salienceIou(own, thing, grid) : 0;
    const predicted = iou[token] ?? 0;
    const inside = insideOf(own, grid);
    const score =
      Math.min(certain, predicted) +
      weights.depth * depthAt(inside, grid, click) +
      weights.salience * agreement * sureness +
      weights.size * Math.log(shareOf(inside) + leastSize) -
      weights.border * measures.border;
    return { token, logits: own, iou: predicted, measures, score, agreement };
  });
  const hasCrisp = read.some(({ iou: predicted, measures }) => predicted >= crisp.iou && measures.stability >= crisp.stability);
  const ranked = read
    .map((candidate) => (hasCrisp ? { ...candidate, score: candidate.score - weights.smear * Math.max(0, edged - candidate.measures.stability) } : candidate))
    .toSorted((a, b) => b.score - a.score);
  return ranked.map(({ agreement, ...candidate }, place): RankedCandidate => {
    const mixes = place === 0 && thing !== undefined && salience !== undefined && agreement > sameThing;
    const shown = mixes ? mixSalience(candidate.logits, thing, salience, grid) : candidate.logits;
    return { ...candidate, logits: keepClicked(shown, grid, [click]) };
  });
}
