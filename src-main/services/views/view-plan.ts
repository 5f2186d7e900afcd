import { intersect, type Rect, type Size } from '../../../src-preload/model/geometry';

/** How to make a view from one raster: cut `source`, scale it to `scaled`, cut `crop` from that, put it at `left`, `top`. */
export interface ViewPlan {
  /** Whole pixels of the raster. */
  readonly source: Rect;
  readonly scaled: Size;
  /** Whole pixels of the scaled part. */
  readonly crop: Rect;
  /** Where the crop goes in the view. */
  readonly left: number;
  readonly top: number;
}

interface Span {
  readonly from: number;
  readonly length: number;
  readonly scaled: number;
  readonly skip: number;
  readonly shown: number;
  readonly at: number;
}

/** Less than this of a pixel is rounding, not a part of a pixel that somebody asked for. */
const epsilon = 1e-6;

/**
 * One axis. The region may begin inside a pixel of the raster: whole pixels around it are scaled, and what sticks
 * out is cut off again, which is right to half a pixel of the view.
 */
function planAxis(region: { from: number; length: number }, view: number, visible: { from: number; length: number }, level: { size: number; scale: number }): Span {
  const zoom = view / region.length;
  const at = Math.min(view - 1, Math.round((visible.from - region.from) * zoom));
  const end = Math.min(view, Math.max(at + 1, Math.round((visible.from + visible.length - region.from) * zoom)));
  const from = Math.min(level.size - 1, Math.floor(visible.from * level.scale + epsilon));
  const to = Math.min(level.size, Math.max(from + 1, Math.ceil((visible.from + visible.length) * level.scale - epsilon)));
  const perPixel = zoom / level.scale;
  const skip = Math.round((visible.from * level.scale - from) * perPixel);
  const scaled = Math.max(skip + end - at, Math.round((to - from) * perPixel));
  return { from, length: to - from, scaled, skip, shown: end - at, at };
}

/**
 * @param region what the view shows, in document pixels; may stick out of the document
 * @param view size of the view
 * @param content where the layer has pixels, in document pixels
 * @param document size of the document
 * @param level size of the raster that stands for the whole document
 * @returns `undefined` when nothing of the layer shows
 */
export function planView(region: Rect, view: Size, content: Rect, document: Size, level: Size): ViewPlan | undefined {
  const onCanvas = intersect(content, { x: 0, y: 0, width: document.width, height: document.height });
  const visible = intersect(region, onCanvas);
  if (visible.width <= 0 || visible.height <= 0) return undefined;
  const across = planAxis(
    { from: region.x, length: region.width },
    view.width,
    { from: visible.x, length: visible.width },
    { size: level.width, scale: level.width / document.width },
  );
  const down = planAxis(
    { from: region.y, length: region.height },
    view.height,
    { from: visible.y, length: visible.height },
    { size: level.height, scale: level.height / document.height },
  );
  return {
    source: { x: across.from, y: down.from, width: across.length, height: down.length },
    scaled: { width: across.scaled, height: down.scaled },
    crop: { x: across.skip, y: down.skip, width: across.shown, height: down.shown },
    left: across.at,
    top: down.at,
  };
}
