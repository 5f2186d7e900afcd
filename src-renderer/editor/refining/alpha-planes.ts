import type { CutoutLayer, MaskId } from '../../../src-preload/model/document';
import type { Rect } from '../../../src-preload/model/geometry';
import type { Engine } from '../engine';
import type { Patch } from '../pictures/plan';
import { refinementOf, requestOf, type RefineDraft } from './refine-cutout';

/** An alpha over a part of a photo, about as sharp as the screen. */
export interface AlphaPlane {
  /** In pixels of the photo. */
  readonly region: Rect;
  readonly width: number;
  readonly height: number;
  /** width * height bytes */
  readonly alpha: Uint8Array<ArrayBuffer>;
}

/** What is to be seen: a mask that there is, or what refining would give. */
export type AlphaWish = { readonly kind: 'mask'; readonly mask: MaskId } | { readonly kind: 'draft'; readonly cutout: CutoutLayer; readonly draft: RefineDraft };

export const patchKey = ({ region: { x, y, width, height }, size }: Patch): string => [x, y, width, height, size.width, size.height].join();

export function wishKey(wish: AlphaWish, patch: Patch): string {
  const of = wish.kind === 'mask' ? wish.mask : `${wish.cutout.mask} ${JSON.stringify(requestOf(wish.cutout, wish.draft))}`;
  return `${patchKey(patch)} ${of}`;
}

export async function fetchMask(engine: Engine, mask: MaskId, { region, size }: Patch, signal: AbortSignal): Promise<AlphaPlane> {
  const { alpha } = await engine.services.masks.alpha({ mask, region, width: size.width, height: size.height }, { signal });
  return { region, ...size, alpha };
}

/** `plane` with what was painted between two others, as masks are rebased: clamp(to + mask - from). */
export function withPaint(plane: AlphaPlane, from: Uint8Array, mask: Uint8Array): AlphaPlane {
  return { ...plane, alpha: plane.alpha.map((value, i) => Math.max(0, Math.min(255, value + (mask[i] ?? 0) - (from[i] ?? 0)))) };
}

async function previewDraft(engine: Engine, cutout: CutoutLayer, draft: RefineDraft, { region, size }: Patch, signal: AbortSignal): Promise<AlphaPlane> {
  const { alpha } = await engine.services.refining.preview({ ...requestOf(cutout, draft), region, width: size.width, height: size.height }, { signal });
  return { region, ...size, alpha };
}

/** What refining with the draft would show, with what was painted on the cut-out since it was refined. */
export async function fetchAlpha(engine: Engine, wish: AlphaWish, patch: Patch, signal: AbortSignal): Promise<AlphaPlane> {
  if (wish.kind === 'mask') return fetchMask(engine, wish.mask, patch, signal);
  const { cutout, draft } = wish;
  const plane = previewDraft(engine, cutout, draft, patch, signal);
  const { output } = refinementOf(cutout);
  if (output === cutout.mask) return plane;
  const [refined, from, mask] = await Promise.all([plane, fetchMask(engine, output, patch, signal), fetchMask(engine, cutout.mask, patch, signal)]);
  return withPaint(refined, from.alpha, mask.alpha);
}
