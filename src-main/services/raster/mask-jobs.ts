import type { Point, Rect, Size } from '../../../src-preload/model/geometry';
import { fitAlpha, type CroppedAlpha } from '../../../src-preload/raster/bounds';
import { combineAlpha, invertAlpha, placeAlpha, type AlphaOperation } from '../../../src-preload/raster/combine-alpha';
import { floodAlpha } from '../../../src-preload/raster/flood';
import { fillPolygons } from '../../../src-preload/raster/polygon-alpha';
import type { Raster } from '../../../src-preload/raster/raster';
import type { BezierPath } from '../../../src-preload/raster/tracing/bezier';
import { traceWithin } from '../../../src-preload/raster/tracing/trace-alpha';
import { alphaOutline } from '../masks/alpha-outline';
import { joinRects } from '../masks/join-rects';
import type { StoredMask } from '../masks/masks';
import { scaleRegion } from '../masks/scale-region';
import { packRunLengths, runLengths } from '../../../src-preload/raster/run-lengths';
import { sealMask } from '../masks/seal-mask';
import { strokeMask, type MaskStroke } from '../masks/stroke-mask';

const cropped = ({ info, alpha }: StoredMask): CroppedAlpha => ({ bounds: info.bounds, alpha: alpha as Uint8Array<ArrayBuffer>, area: info.area });

/** A part of a mask as a plane of its own. */
const planeOver = ({ info: { bounds }, alpha }: StoredMask, area: Rect): Uint8Array<ArrayBuffer> => placeAlpha({ bounds, alpha }, area);

/** Loops over the pixels of masks. */
export const maskJobs = {
  polygons: ({ rings, image }: { readonly rings: readonly (readonly Point[])[]; readonly image: Size }): StoredMask => sealMask(image, fillPolygons(rings, image)),
  combine: ({ a, b, how }: { readonly a: StoredMask; readonly b: StoredMask; readonly how: AlphaOperation }): StoredMask =>
    sealMask(a.info, combineAlpha(cropped(a), cropped(b), how)),
  invert: ({ mask }: { readonly mask: StoredMask }): StoredMask => sealMask(mask.info, invertAlpha(cropped(mask), mask.info)),
  /** Writes into the mask that it is given. */
  stroke: ({ mask, settings, points }: { readonly mask: StoredMask } & MaskStroke): StoredMask => sealMask(mask.info, strokeMask(mask, { settings, points })),
  rebase: ({ from, mask, to }: { readonly from: StoredMask; readonly mask: StoredMask; readonly to: StoredMask }): StoredMask => {
    const area = joinRects(joinRects(from.info.bounds, mask.info.bounds), to.info.bounds);
    const before = planeOver(from, area);
    const after = planeOver(mask, area);
    const out = planeOver(to, area);
    for (let i = 0; i < out.length; i++) out[i] = Math.max(0, Math.min(255, (out[i] ?? 0) + (after[i] ?? 0) - (before[i] ?? 0)));
    return sealMask(mask.info, fitAlpha(out, area, area));
  },
  wand: ({ picture, seed, tolerance, isContiguous }: { readonly picture: Raster; readonly seed: Point; readonly tolerance: number; readonly isContiguous: boolean }): StoredMask =>
    sealMask(picture, fitAlpha(floodAlpha(picture, { seed, tolerance, isContiguous, isAntialiased: true }), picture)),
  outline: ({ mask, tolerance }: { readonly mask: StoredMask; readonly tolerance: number }): { readonly rings: readonly Float32Array[] } => ({
    rings: alphaOutline(cropped(mask), tolerance),
  }),
  /** See `traceAlpha`; `alpha` is zero outside of `bounds`, in whose picture the paths lie. */
  trace: ({ bounds, alpha, tolerance }: { readonly bounds: Rect; readonly alpha: Uint8Array; readonly tolerance: number }): { readonly paths: readonly BezierPath[] } => ({
    paths: traceWithin(alpha, bounds, { tolerance }),
  }),
  /** What is inside at half alpha, as COCO writes it (see `runLengths`), with its pixels and the rectangle around them. */
  'run-lengths': ({ mask: { info, alpha } }: { readonly mask: StoredMask }): { readonly counts: string; readonly area: number; readonly bounds: Rect } => {
    const firm = fitAlpha(alpha.map((value) => (value >= 128 ? 255 : 0)) as Uint8Array<ArrayBuffer>, info.bounds);
    const bounds = { ...firm.bounds, x: firm.bounds.x + info.bounds.x, y: firm.bounds.y + info.bounds.y };
    return { counts: packRunLengths(runLengths(info, bounds, firm.alpha)), area: firm.area, bounds };
  },
  /** A whole plane of the photo's size as its mask. */
  'seal-alpha': ({ alpha, image }: { readonly alpha: Uint8Array; readonly image: Size }): StoredMask =>
    sealMask(image, fitAlpha(alpha as Uint8Array<ArrayBuffer>, image)),
  /** See `scaleRegion`. */
  'scale-alpha': ({ bounds, alpha, region, size }: { readonly bounds: Rect; readonly alpha: Uint8Array; readonly region: Rect; readonly size: Size }) => ({
    alpha: scaleRegion({ bounds, alpha }, region, size),
  }),
} as const;
