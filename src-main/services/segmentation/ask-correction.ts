import type { DecoderPoint, Inference } from '../../inference/inference';
import { isDrastic, readAnswers, readThings, settleNext, type NextClick } from './pick-next';
import type { RankedCandidate } from './ranked-candidate';

/** Asks the decoder about one photo. */
export type Decode = (points: readonly DecoderPoint[], maskInput?: Float32Array) => ReturnType<Inference['decode']>;

/** With more clicks than this, the mask before holds what they say better than all of them read anew. */
const mostAnew = 3;

/**
 * What a correction means: one decoder run with the mask so far fed back. Only where that changes much, two more tell
 * whether less is meant: the new click alone, as a thing to add or to take away, and of few clicks all of them anew, in
 * case the mask was another object from the start.
 * @param points all prompts so far; the last point that is a click is new
 */
export async function askCorrection(points: readonly DecoderPoint[], next: NextClick, decode: Decode): Promise<{ readonly candidates: readonly RankedCandidate[]; readonly decoderMs: number }> {
  const corrected = await decode(points, next.previous);
  const answers = readAnswers(corrected.logits, corrected.iou, next);
  const newest = points.findLast(({ label }) => label <= 1);
  if (!newest || !isDrastic(answers)) return { candidates: settleNext(answers, next), decoderMs: corrected.ms };
  const thing = await decode([{ ...newest, label: 1 }]);
  const anew = next.clicks.length <= mostAnew ? await decode(points) : undefined;
  const readings = [...answers, ...readThings(thing.logits, thing.iou, next), ...(anew ? readAnswers(anew.logits, anew.iou, next) : [])];
  return { candidates: settleNext(readings, next), decoderMs: corrected.ms + thing.ms + (anew?.ms ?? 0) };
}
