import type { BlendMode } from '../../../src-preload/model/blend';
import type { DocumentRecord, Layer } from '../../../src-preload/model/document';
import { intersect, type Rect, type Size } from '../../../src-preload/model/geometry';
import { boundsAfter, invert, type Matrix } from '../../../src-preload/model/matrix';
import { childrenOf } from '../../../src-preload/model/tree';
import { contentExtent, covers, effectsExtent, hasEffects, matrixOf } from '../../editor/pictures/plan';
import { visibleRegion, type View } from '../../editor/viewport/transform';
import type { LayerPictures, Picture } from '../pictures/picture-store';
import { paintFill } from './paint-fill';
import { makeOpaque, stamp, type Context, type Scratch } from './scratch';

export interface Artwork {
  readonly document: DocumentRecord;
  readonly view: View;
  /** Device pixels a CSS pixel. */
  readonly ratio: number;
  readonly screen: Size;
  readonly content: (layer: Layer) => LayerPictures;
  readonly effects: (layer: Layer) => LayerPictures;
  /**
   * What is painted in place of a layer's content, in its own pixels: a mask under the brush. False when the picture is
   * wanted too, where room was left for it.
   */
  readonly override?: (layer: Layer, context: Context) => boolean;
  /** Something is being dragged: frames count for more than the last bit of smoothness. */
  readonly isMoving?: boolean;
  readonly scratch: Scratch;
}

/** From 200 % on pixels are shown as pixels, whatever a layer's own scale: that is part of how the picture looks. */
const pixelsFrom = 2;

const hasPixels = ({ view, ratio }: Artwork): boolean => view.scale * ratio >= pixelsFrom;

/** Onto everything below, or only where the base that a layer is clipped to has alpha. */
type How = 'over' | 'atop';

const plainMode = (how: How): GlobalCompositeOperation => (how === 'over' ? 'source-over' : 'source-atop');
const modeOf = (blend: BlendMode, how: How): GlobalCompositeOperation => (blend === 'normal' ? plainMode(how) : blend);

function paintPicture(context: Context, { region, bitmap }: Picture): void {
  context.drawImage(bitmap, region.x, region.y, region.width, region.height);
}

/** The sharp picture where it covers all that can be seen; both on top of each other would count transparency twice. */
function paintPictures(context: Context, { base, detail }: LayerPictures, seen: Rect): void {
  if (detail && covers(detail.region, seen)) paintPicture(context, detail);
  else if (base) paintPicture(context, base);
  else if (detail) paintPicture(context, detail);
}

function seenBy(matrix: Matrix, extent: Rect, art: Artwork): Rect | undefined {
  const back = invert(matrix);
  const seen = back && intersect(boundsAfter(back, visibleRegion(art.view, art.screen)), extent);
  return seen && seen.width > 0 && seen.height > 0 ? seen : undefined;
}

/** The content of one layer that is not a group, at full opacity. */
function paintContent(context: Context, layer: Layer, art: Artwork): void {
  if (layer.kind === 'fill' && paintFill(context, layer.fill, art.document)) return;
  const matrix = matrixOf(layer);
  const seen = seenBy(matrix, contentExtent(layer, art.document), art);
  // Under the brush a layer may show where its mask holds nothing yet.
  if (!seen && !art.override) return;
  context.save();
  context.transform(...matrix);
  context.imageSmoothingEnabled = layer.kind === 'text' || !hasPixels(art);
  context.imageSmoothingQuality = art.isMoving === true ? 'low' : 'medium';
  if (art.override?.(layer, context) !== true && seen) paintPictures(context, art.content(layer), seen);
  context.restore();
}

function paintEffects(context: Context, layer: Layer, art: Artwork, how: How): void {
  if (!hasEffects(layer)) return;
  const seen = intersect(visibleRegion(art.view, art.screen), effectsExtent(layer, art.document));
  if (seen.width <= 0 || seen.height <= 0) return;
  context.save();
  context.globalAlpha = layer.opacity;
  context.globalCompositeOperation = plainMode(how);
  context.imageSmoothingEnabled = true;
  paintPictures(context, art.effects(layer), seen);
  context.restore();
}

/** How a layer's picture comes onto what is below it. */
interface Blending {
  readonly opacity: number;
  readonly mode: GlobalCompositeOperation;
}

const plain: Blending = { opacity: 1, mode: 'source-over' };

/** A layer's content as one picture. */
function paintOwn(context: Context, layer: Layer, { opacity, mode }: Blending, art: Artwork): void {
  if (layer.kind !== 'group') {
    context.save();
    context.globalAlpha = opacity;
    context.globalCompositeOperation = mode;
    paintContent(context, layer, art);
    context.restore();
    return;
  }
  const inside = childrenOf(art.document.layers, layer.id);
  // Nothing inside it looks at what is below, and it changes nothing itself: no canvas of its own is needed.
  const isPassage = opacity === 1 && mode === plain.mode && inside.every(({ blend }) => blend === 'normal');
  if (isPassage) return paintSiblings(context, inside, art);
  const own = art.scratch.take(context);
  if (!own) return;
  paintSiblings(own, inside, art);
  stamp(context, own, opacity, mode);
  art.scratch.done(own);
}

/** A layer with its effects under it. */
function paintAlone(context: Context, layer: Layer, art: Artwork, how: How = 'over'): void {
  if (layer.opacity <= 0) return;
  paintEffects(context, layer, art, how);
  paintOwn(context, layer, { opacity: layer.opacity, mode: modeOf(layer.blend, how) }, art);
}

/**
 * A layer with those that are clipped to it, composited by themselves first. Clipped layers are blended as if the base
 * were opaque, and its alpha stays: `source-atop` does just that. The blend modes of a canvas do not, they let the
 * source through where the backdrop is translucent; for them the base is made opaque, and the whole gets its alpha back.
 */
function paintClipped(context: Context, base: Layer, clipped: readonly Layer[], art: Artwork): void {
  const own = art.scratch.take(context);
  if (!own) return;
  paintOwn(own, base, plain, art);
  const shape = clipped.some(({ blend }) => blend !== 'normal') ? art.scratch.take(context) : undefined;
  if (shape) {
    stamp(shape, own, 1, 'copy');
    makeOpaque(own);
  }
  for (const layer of clipped) paintAlone(own, layer, art, 'atop');
  if (shape) {
    stamp(own, shape, 1, 'destination-in');
    art.scratch.done(shape);
  }
  stamp(context, own, base.opacity, modeOf(base.blend, 'over'));
  art.scratch.done(own);
}

/**
 * Siblings from the bottom to the top, each with what is clipped to it: the clipped ones above it up to the next that
 * is not. Below the first that is not, clipped layers have no base and are like any other.
 */
function paintSiblings(context: Context, siblings: readonly Layer[], art: Artwork): void {
  const first = siblings.findIndex(({ clip }) => !clip);
  const bases = first < 0 ? siblings.length : first;
  for (const layer of siblings.slice(0, bases)) if (layer.visible) paintAlone(context, layer, art);
  for (let i = bases; i < siblings.length; ) {
    const base = siblings[i];
    if (!base) return;
    let end = i + 1;
    while (siblings[end]?.clip === true) end += 1;
    const clipped = siblings.slice(i + 1, end).filter(({ visible, opacity }) => visible && opacity > 0);
    i = end;
    if (!base.visible) continue;
    if (clipped.length === 0 || base.opacity <= 0) {
      paintAlone(context, base, art);
      continue;
    }
    paintEffects(context, base, art, 'over');
    paintClipped(context, base, clipped, art);
  }
}

/**
 * The document as it looks, in CSS pixels of the canvas, over whatever is there: W3C Compositing and Blending Level 1
 * as the canvas does it. What lies outside the document is cut off.
 */
export function paintArtwork(context: Context, art: Artwork): void {
  const { document, view } = art;
  context.save();
  context.translate(view.x, view.y);
  context.scale(view.scale, view.scale);
  context.beginPath();
  context.rect(0, 0, document.width, document.height);
  context.clip();
  if (document.background !== null) {
    context.fillStyle = document.background;
    context.fillRect(0, 0, document.width, document.height);
  }
  paintSiblings(context, childrenOf(document.layers, null), art);
  context.restore();
}
