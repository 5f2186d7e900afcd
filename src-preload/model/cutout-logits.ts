import type { LogitsId } from './ids';
import type { CutoutLayer } from './layer';

/** All logits that a cut-out, or a change of one, refers to. */
export function cutoutLogits({ origin }: Partial<Pick<CutoutLayer, 'origin'>>): readonly LogitsId[] {
  if (origin?.kind !== 'prompts') return [];
  const ids = [origin.logits, origin.detail?.logits];
  return [...new Set(ids.filter((id) => id !== undefined && id !== null))];
}
