import type { MaskInfo, WorkProgress } from '../../../src-preload/contract/common';
import type { CallOptions } from '../../../src-preload/contract/define';
import type { CutoutLayer, CutoutOrigin, ImageId, MaskId } from '../../../src-preload/model/document';
import type { PromptPoint } from '../../../src-preload/model/prompt';
import { noRefine, type Refinement, type RefineSettings } from '../../../src-preload/model/refinement';
import type { Engine } from '../engine';

/** How a selection becomes an alpha. */
export interface RefineDraft {
  readonly settings: RefineSettings;
  /** Where the photo alone decides; null for nowhere. */
  readonly hair: MaskId | null;
}

/** What refining changes about a cut-out. */
export type RefinedMasks = Pick<CutoutLayer, 'mask' | 'bounds' | 'refine'>;
export type Refinable = Pick<CutoutLayer, 'image' | 'mask' | 'origin' | 'refine'>;

export type RefineOptions = CallOptions<WorkProgress>;

/** What was clicked: it is never cleaned away. */
export const clicksOf = (origin: CutoutOrigin): readonly PromptPoint[] => (origin.kind === 'prompts' ? origin.prompts.points : []);

/** How a cut-out was refined. One that never was has been left as it is, with all that is painted on it. */
export const refinementOf = ({ refine, mask }: Pick<CutoutLayer, 'refine' | 'mask'>): Refinement => refine ?? { settings: noRefine, source: mask, hair: null, output: mask };

/** What the engine is asked: the contract's parameters. */
export function requestOf(cutout: Refinable, { settings, hair }: RefineDraft): {
  readonly image: ImageId;
  readonly source: MaskId;
  readonly hair: MaskId | null;
  readonly clicks: readonly PromptPoint[];
  readonly settings: RefineSettings;
} {
  return { image: cutout.image, source: refinementOf(cutout).source, hair, clicks: clicksOf(cutout.origin), settings };
}

/** What was painted on `mask` since it was `from`, painted on `to`. */
export async function carryOver(engine: Engine, { from, mask, to }: { readonly from: MaskId; readonly mask: MaskId; readonly to: MaskInfo }, signal?: AbortSignal): Promise<MaskInfo> {
  if (mask === from) return to;
  const { masks } = engine.services;
  return to.id === from ? masks.info({ mask }, { signal }) : masks.rebase({ from, mask, to: to.id }, { signal });
}

/**
 * Refines a cut-out at full resolution, again or for the first time; what was painted on it afterwards stays.
 * @param cutout `refine.source` is what is refined
 */
export async function refineCutout(engine: Engine, cutout: Refinable, draft: RefineDraft, options: RefineOptions = {}): Promise<RefinedMasks> {
  const { source, output: before } = refinementOf(cutout);
  const output = await engine.services.refining.refine(requestOf(cutout, draft), options);
  const { id: mask, bounds } = await carryOver(engine, { from: before, mask: cutout.mask, to: output }, options.signal);
  return { mask, bounds, refine: { ...draft, source, output: output.id } };
}

/**
 * New pixels under everything that was done since: `base` takes the old one's place, is refined as the old one was,
 * and what was painted stays painted.
 */
export async function replaceBase(engine: Engine, cutout: CutoutLayer, base: MaskInfo, origin: CutoutOrigin, options: RefineOptions = {}): Promise<RefinedMasks & Pick<CutoutLayer, 'base' | 'origin'>> {
  const { refine } = cutout;
  if (!refine) {
    const { id: mask, bounds } = await carryOver(engine, { from: cutout.base, mask: cutout.mask, to: base }, options.signal);
    return { base: base.id, origin, mask, bounds, refine };
  }
  const source = await carryOver(engine, { from: cutout.base, mask: refine.source, to: base }, options.signal);
  const moved = { ...cutout, origin, refine: { ...refine, source: source.id } };
  return { base: base.id, origin, ...(await refineCutout(engine, moved, refine, options)) };
}
