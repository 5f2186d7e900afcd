import { isPlaced, type DocumentRecord, type Layer } from '../../../src-preload/model/document';
import { fitInside, intersect, type Rect, type Size } from '../../../src-preload/model/geometry';
import { boundsAfter, identity, invert, type Matrix } from '../../../src-preload/model/matrix';
import { proxyDensity } from '../../../src-preload/model/proxy';
import { effectsMargin } from '../../../src-preload/raster/effects';
import { scaleOf } from '../document/target';
import { visibleRegion, type View } from '../viewport/transform';

/**
 * Long side of the picture of a layer that is always there: what a window shows of a whole photo. A larger one would
 * be on its way (4 bytes a pixel) while the first click wants its answer; what is seen closer has its detail picture.
 */
export const baseSide = 1280;
/** The contract gives no more at once. */
const mostSide = 4096;
const nowhere: Rect = { x: 0, y: 0, width: 0, height: 0 };

/** A part of a layer to be fetched, and how many pixels it becomes. */
export interface Patch {
  readonly region: Rect;
  readonly size: Size;
}

export const matrixOf = (layer: Layer): Matrix => (isPlaced(layer) ? layer.transform : identity);

/** Grown to whole pixels. */
export function outwards(rect: Rect): Rect {
  const x = Math.floor(rect.x);
  const y = Math.floor(rect.y);
  return { x, y, width: Math.ceil(rect.x + rect.width) - x, height: Math.ceil(rect.y + rect.height) - y };
}

/** Where a layer has content, in its own pixels; a fill's are the document's. Groups have none. */
export function contentExtent(layer: Layer, document: DocumentRecord): Rect {
  switch (layer.kind) {
    case 'image': {
      const image = document.images[layer.image];
      return image ? { x: 0, y: 0, width: image.width, height: image.height } : nowhere;
    }
    case 'cutout': {
      const image = document.images[layer.image];
      return image ? intersect(outwards(layer.bounds), { x: 0, y: 0, width: image.width, height: image.height }) : nowhere;
    }
    case 'text':
      return outwards({ x: 0, y: 0, ...layer.box });
    case 'fill':
      return { x: 0, y: 0, width: document.width, height: document.height };
    case 'group':
      return nowhere;
  }
}

/** The upright rectangle around a layer's content in the document, without effects. */
export const placeOf = (layer: Layer, document: DocumentRecord): Rect => boundsAfter(matrixOf(layer), contentExtent(layer, document));

export const hasEffects = (layer: Layer): boolean => isPlaced(layer) && (layer.effects.shadow !== null || layer.effects.outline !== null);

/** Where effects reach, in document pixels. */
export function effectsExtent(layer: Layer, document: DocumentRecord): Rect {
  if (!isPlaced(layer) || !hasEffects(layer)) return nowhere;
  const place = placeOf(layer, document);
  if (place.width === 0 || place.height === 0) return nowhere;
  const { left, top, right, bottom } = effectsMargin(layer.effects);
  return outwards({ x: place.x - left, y: place.y - top, width: place.width + left + right, height: place.height + top + bottom });
}

/** Colours and gradients are painted where they are seen; everything else is a picture. */
export const isPainted = (layer: Layer): boolean => layer.kind === 'fill' && (layer.fill.kind === 'colour' || layer.fill.kind === 'gradient');

/**
 * Most pixels of a layer's base picture per unit of its own: what the engine has at hand of the photo. A sharper one of
 * a small cut-out would have the whole photo decoded before anything can be seen.
 */
export function baseDensity(layer: Layer, { images }: DocumentRecord): number {
  const image = layer.kind === 'image' || layer.kind === 'cutout' ? images[layer.image] : undefined;
  return image ? proxyDensity(image) : 1;
}

/** @param density from `baseDensity` */
export function basePatch(extent: Rect, density: number): Patch {
  const { width, height } = extent;
  if (baseSide <= Math.max(width, height) * density || density === 1) return { region: extent, size: fitInside(extent, baseSide) };
  // Rounded down: a pixel more than the proxy has would be one that it has not.
  const side = (length: number): number => Math.max(1, Math.floor(length * density));
  return { region: extent, size: { width: side(width), height: side(height) } };
}

/** What of a layer is shown, and how finely there is something to show. All in pixels a unit of `extent`. */
export interface Detail {
  readonly extent: Rect;
  /** From the space of `extent` to the document. */
  readonly toDocument: Matrix;
  /** Of the base picture, from `baseDensity`. */
  readonly density: number;
  /** 1 for photos, more for what has no pixels of its own. */
  readonly most: number;
}

/** The sharp picture of what can be seen; undefined where the base picture is as sharp as the screen. */
export function detailPatch({ extent, toDocument, density, most }: Detail, view: View, ratio: number, screen: Size): Patch | undefined {
  const wanted = Math.min(most, view.scale * ratio * scaleOf(toDocument));
  const { size } = basePatch(extent, density);
  const has = Math.max(size.width / extent.width, size.height / extent.height);
  if (wanted <= has * 1.05) return undefined;
  const back = invert(toDocument);
  if (!back) return undefined;
  const region = intersect(outwards(boundsAfter(back, visibleRegion(view, screen))), extent);
  if (region.width <= 0 || region.height <= 0) return undefined;
  const side = (length: number): number => Math.max(1, Math.min(mostSide, Math.ceil(length * wanted)));
  return { region, size: { width: side(region.width), height: side(region.height) } };
}

export function covers(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height
  );
}

/** Layers with the same key have the same content. */
export function contentKey(layer: Layer, document: Size): string {
  switch (layer.kind) {
    case 'image':
      return `image:${layer.image}`;
    case 'cutout':
      return `cutout:${layer.image}:${layer.mask}:${layer.refine?.settings.decontaminate ?? 0}`;
    case 'text':
      return `text:${JSON.stringify(layer.style)}`;
    case 'fill':
      return `fill:${document.width}x${document.height}:${JSON.stringify(layer.fill)}`;
    case 'group':
      return `group:${layer.id}`;
  }
}

/** Effects move along with their layer; everything else about its place makes others. */
export function effectsKey(layer: Layer, document: Size): string {
  if (!isPlaced(layer)) return '';
  return `effects:${JSON.stringify(layer.effects)}:${layer.transform.slice(0, 4).join()}:${contentKey(layer, document)}`;
}
