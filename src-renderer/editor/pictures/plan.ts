import type { Layer } from '../../../src-preload/model/document';
import { fitInside, intersect, type Rect, type Size } from '../../../src-preload/model/geometry';
import { visibleRegion, type View } from '../viewport/transform';

/**
 * Long side of the picture of a layer that is always there: what a window shows of a whole photo. A larger one would
 * be on its way (4 bytes a pixel) while the first click wants its answer; what is seen closer has its detail picture.
 */
export const baseSide = 1280;
/** The contract gives no more at once. */
const mostSide = 4096;

/** A part of the document to be fetched, and how many pixels it becomes. */
export interface Patch {
  readonly region: Rect;
  readonly size: Size;
}

/** Where a layer has anything to show. Whole pixels. */
export function extentOf(layer: Layer, document: Size): Rect {
  switch (layer.kind) {
    case 'image':
      return { x: 0, y: 0, width: document.width, height: document.height };
    case 'cutout': {
      const x = Math.floor(layer.bounds.x);
      const y = Math.floor(layer.bounds.y);
      const right = Math.ceil(layer.bounds.x + layer.bounds.width);
      const bottom = Math.ceil(layer.bounds.y + layer.bounds.height);
      return intersect({ x, y, width: right - x, height: bottom - y }, { x: 0, y: 0, width: document.width, height: document.height });
    }
  }
}

export const basePatch = (extent: Rect): Patch => ({ region: extent, size: fitInside(extent, baseSide) });

/** The sharp picture of what can be seen; undefined where the base picture is as sharp as the screen. */
export function detailPatch(extent: Rect, view: View, ratio: number, screen: Size): Patch | undefined {
  const wanted = Math.min(1, view.scale * ratio);
  const { size } = basePatch(extent);
  if (wanted <= (size.width / extent.width) * 1.05) return undefined;
  const seen = intersect(visibleRegion(view, screen), extent);
  if (seen.width <= 0 || seen.height <= 0) return undefined;
  const x = Math.floor(seen.x);
  const y = Math.floor(seen.y);
  const region = intersect({ x, y, width: Math.ceil(seen.x + seen.width) - x, height: Math.ceil(seen.y + seen.height) - y }, extent);
  const side = (length: number): number => Math.max(1, Math.min(mostSide, Math.ceil(length * wanted)));
  return { region, size: { width: side(region.width), height: side(region.height) } };
}

export function covers(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height
  );
}

/** Layers with the same key have the same pixels. */
export const pixelsKey = (layer: Layer): string => (layer.kind === 'image' ? `image:${layer.image}` : `cutout:${layer.image}:${layer.mask}`);
