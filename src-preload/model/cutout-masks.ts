import type { MaskId } from './ids';
import type { CutoutLayer } from './layer';

/** Every mask that a cut-out, or a change of one, refers to. */
export function cutoutMasks({ base, mask, refine }: Partial<Pick<CutoutLayer, 'base' | 'mask' | 'refine'>>): readonly MaskId[] {
  const ids = [base, mask, refine?.source, refine?.output, refine?.hair];
  return [...new Set(ids.filter((id) => id !== undefined && id !== null))];
}
