import type { Point, Rect, Size } from '../../../../src-preload/model/geometry';
import { fitAlpha, type CroppedAlpha } from '../../../../src-preload/raster/bounds';
import { fillPolygons } from '../../../../src-preload/raster/polygon-alpha';
import { alphaOfRuns } from './run-alpha';

/** A mask as annotations tell it. */
export type MaskShape =
  /** Run lengths of the whole photo, column by column, beginning with the outside. */
  | { readonly kind: 'runs'; readonly runs: Uint32Array }
  /** Closed polygons `x0, y0, x1, y1, …` in pixels of the photo; together they are the mask. */
  | { readonly kind: 'polygons'; readonly polygons: readonly Float64Array[] };

const pointsOf = (polygon: Float64Array): readonly Point[] => Array.from({ length: polygon.length / 2 }, (_, i) => ({ x: polygon[2 * i] ?? 0, y: polygon[2 * i + 1] ?? 0 }));

/** Whole pixels around all polygons, inside the photo. */
function boundsOf(polygons: readonly Float64Array[], { width, height }: Size): Rect {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (const polygon of polygons) {
    for (let i = 0; i + 1 < polygon.length; i += 2) {
      const [x, y] = [polygon[i] as number, polygon[i + 1] as number];
      left = Math.min(left, Math.floor(x));
      right = Math.max(right, Math.ceil(x));
      top = Math.min(top, Math.floor(y));
      bottom = Math.max(bottom, Math.ceil(y));
    }
  }
  [left, top] = [Math.max(0, left), Math.max(0, top)];
  return { x: left, y: top, width: Math.max(0, Math.min(width, right) - left), height: Math.max(0, Math.min(height, bottom) - top) };
}

/** The alpha of a shape; polygons have smooth edges. Where polygons overlap, the mask is inside, as in COCO. */
export function shapeAlpha(size: Size, shape: MaskShape): CroppedAlpha {
  if (shape.kind === 'runs') return alphaOfRuns(size, shape.runs);
  const { polygons } = shape;
  const [only, ...more] = polygons;
  if (only && more.length === 0) return fillPolygons([pointsOf(only)], size);
  const all = boundsOf(polygons, size);
  const plane = new Uint8Array(all.width * all.height);
  for (const polygon of polygons) {
    const { bounds, alpha } = fillPolygons([pointsOf(polygon)], size);
    for (let row = 0, from = 0; row < bounds.height; row++) {
      let to = (bounds.y + row - all.y) * all.width + bounds.x - all.x;
      for (let column = 0; column < bounds.width; column++, from++, to++) {
        if ((alpha[from] as number) > (plane[to] as number)) plane[to] = alpha[from] as number;
      }
    }
  }
  return fitAlpha(plane, all, all);
}
