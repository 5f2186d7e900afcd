/** Logits beyond say nothing more, and would outvote the others. */
const mostLogit = 6;
/** Scores as far apart as this: the worse mask counts a third of the better one. */
const temperature = 0.1;
/** Counts for nothing below this. */
const leastShare = 0.05;

export interface ScoredMask {
  readonly logits: Float32Array;
  readonly score: number;
}

/**
 * The mean of masks that answer the same prompts, each weighted by its score (a softmax): where several readings are
 * about as good, their mean is closer to what is meant than any of them.
 * @param masks best first, f32 [256*256] each
 */
export function averageMasks(masks: readonly ScoredMask[]): Float32Array<ArrayBuffer> {
  const best = masks[0]?.score ?? 0;
  const counted = masks.map(({ logits, score }) => ({ logits, share: Math.exp((score - best) / temperature) })).filter(({ share }) => share >= leastShare);
  const total = counted.reduce((sum, { share }) => sum + share, 0);
  const out = new Float32Array(masks[0]?.logits.length ?? 0);
  for (const { logits, share } of counted) {
    const weight = share / total;
    for (let k = 0; k < out.length; k++) {
      const value = logits[k] as number;
      out[k] = (out[k] as number) + weight * (value > mostLogit ? mostLogit : value < -mostLogit ? -mostLogit : value);
    }
  }
  return out;
}
