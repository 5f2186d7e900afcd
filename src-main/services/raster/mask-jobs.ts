import type { Point, Rect, Size } from '../../../src-preload/model/geometry';
import { ringsFromAlpha } from '../../../src-preload/raster/alpha-rings';
import { fitAlpha, type CroppedAlpha } from '../../../src-preload/raster/bounds';
import { paintStroke, type BrushSettings, type StrokePoint } from '../../../src-preload/raster/brush';
import { combineAlpha, invertAlpha, type AlphaOperation } from '../../../src-preload/raster/combine-alpha';
import { floodAlpha } from '../../../src-preload/raster/flood';
import { fillPolygons } from '../../../src-preload/raster/polygon-alpha';
import type { Raster } from '../../../src-preload/raster/raster';
import { sealMask } from '../masks/seal-mask';
import type { StoredMask } from '../masks/masks';

const cropped = ({ info, alpha }: StoredMask): CroppedAlpha => ({ bounds: info.bounds, alpha: alpha as Uint8Array<ArrayBuffer>, area: info.area });

/** The smallest rectangle around both; one that is empty does not count. */
function union(a: Rect, b: Rect): Rect {
  if (a.width === 0 || a.height === 0) return b;
  if (b.width === 0 || b.height === 0) return a;
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return { x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y };
}

/** A part of a mask as a plane of its own. */
function planeOver({ info: { bounds }, alpha }: StoredMask, area: Rect): Uint8Array<ArrayBuffer> {
  const plane = new Uint8Array(area.width * area.height);
  const left = Math.max(area.x, bounds.x);
  const right = Math.min(area.x + area.width, bounds.x + bounds.width);
  if (right <= left) return plane;
  for (let y = Math.max(area.y, bounds.y); y < Math.min(area.y + area.height, bounds.y + bounds.height); y++) {
    const from = (y - bounds.y) * bounds.width + left - bounds.x;
    plane.set(alpha.subarray(from, from + right - left), (y - area.y) * area.width + left - area.x);
  }
  return plane;
}

function reachOf(points: readonly StrokePoint[], size: number, image: Size): Rect {
  const margin = size / 2 + 2;
  let [left, top, right, bottom] = [image.width, image.height, 0, 0];
  for (const { x, y } of points) {
    left = Math.min(left, x - margin);
    top = Math.min(top, y - margin);
    right = Math.max(right, x + margin);
    bottom = Math.max(bottom, y + margin);
  }
  const x = Math.max(0, Math.floor(left));
  const y = Math.max(0, Math.floor(top));
  return { x, y, width: Math.max(0, Math.min(image.width, Math.ceil(right)) - x), height: Math.max(0, Math.min(image.height, Math.ceil(bottom)) - y) };
}

/** A contour with more points than this is noise; it is drawn coarser. */
const mostPoints = 200_000;

export const maskJobs = {
  polygons: ({ rings, image }: { readonly rings: readonly (readonly Point[])[]; readonly image: Size }): StoredMask => sealMask(image, fillPolygons(rings, image)),
  combine: ({ a, b, how }: { readonly a: StoredMask; readonly b: StoredMask; readonly how: AlphaOperation }): StoredMask =>
    sealMask(a.info, combineAlpha(cropped(a), cropped(b), how)),
  invert: ({ mask }: { readonly mask: StoredMask }): StoredMask => sealMask(mask.info, invertAlpha(cropped(mask), mask.info)),
  stroke: ({ mask, settings, points }: { readonly mask: StoredMask; readonly settings: BrushSettings; readonly points: readonly StrokePoint[] }): StoredMask => {
    const reach = settings.mode === 'hide' ? { x: 0, y: 0, width: 0, height: 0 } : reachOf(points, settings.size, mask.info);
    const area = union(mask.info.bounds, reach);
    const alpha = planeOver(mask, area);
    paintStroke({ alpha, width: area.width, height: area.height, origin: area }, { ...settings, points });
    return sealMask(mask.info, fitAlpha(alpha, area, area));
  },
  rebase: ({ from, mask, to }: { readonly from: StoredMask; readonly mask: StoredMask; readonly to: StoredMask }): StoredMask => {
    const area = union(union(from.info.bounds, mask.info.bounds), to.info.bounds);
    const before = planeOver(from, area);
    const after = planeOver(mask, area);
    const out = planeOver(to, area);
    for (let i = 0; i < out.length; i++) out[i] = Math.max(0, Math.min(255, (out[i] ?? 0) + (after[i] ?? 0) - (before[i] ?? 0)));
    return sealMask(mask.info, fitAlpha(out, area, area));
  },
  wand: ({ picture, seed, tolerance, isContiguous }: { readonly picture: Raster; readonly seed: Point; readonly tolerance: number; readonly isContiguous: boolean }): StoredMask =>
    sealMask(picture, fitAlpha(floodAlpha(picture, { seed, tolerance, isContiguous, isAntialiased: true }), picture)),
  outline: ({ mask, tolerance }: { readonly mask: StoredMask; readonly tolerance: number }): { readonly rings: readonly Float32Array[] } => {
    const alpha = cropped(mask);
    for (let step = tolerance; ; step = Math.max(0.5, step * 2)) {
      const rings = ringsFromAlpha(alpha, step);
      if (step > 64 || rings.reduce((sum, ring) => sum + ring.length / 2, 0) <= mostPoints) return { rings };
    }
  },
} as const;
