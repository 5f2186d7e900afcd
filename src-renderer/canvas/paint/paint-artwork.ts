import type { BlendMode } from '../../../src-preload/model/blend';
import type { DocumentRecord, Layer } from '../../../src-preload/model/document';
import { intersect, type Rect, type Size } from '../../../src-preload/model/geometry';
import { boundsAfter, invert, type Matrix } from '../../../src-preload/model/matrix';
import { childrenOf } from '../../../src-preload/model/tree';
import { contentExtent, covers, effectsExtent, hasEffects, matrixOf } from '../../editor/pictures/plan';
import { scaleOf } from '../../editor/document/target';
import { visibleRegion, type View } from '../../editor/viewport/transform';
import type { LayerPictures, Picture } from '../pictures/picture-store';
import { paintFill } from './paint-fill';
import { stamp, type Context, type Scratch } from './scratch';

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
  readonly scratch: Scratch;
}

/** From 200 % on pixels are shown as pixels. */
const pixelsFrom = 2;

const modeOf = (blend: BlendMode): GlobalCompositeOperation => (blend === 'normal' ? 'source-over' : blend);

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
  context.imageSmoothingEnabled = layer.kind === 'text' || art.view.scale * art.ratio * scaleOf(matrix) < pixelsFrom;
  context.imageSmoothingQuality = 'medium';
  if (art.override?.(layer, context) !== true && seen) paintPictures(context, art.content(layer), seen);
  context.restore();
}

function paintEffects(context: Context, layer: Layer, art: Artwork): void {
  if (!hasEffects(layer)) return;
  const seen = intersect(visibleRegion(art.view, art.screen), effectsExtent(layer, art.document));
  if (seen.width <= 0 || seen.height <= 0) return;
  context.save();
  context.globalAlpha = layer.opacity;
  context.imageSmoothingEnabled = true;
  paintPictures(context, art.effects(layer), seen);
  context.restore();
}

const isPlain = (layer: Layer): boolean => layer.opacity === 1 && layer.blend === 'normal';

/** A layer by itself, composited with its own blend mode and opacity. */
function paintAlone(context: Context, layer: Layer, art: Artwork): void {
  if (layer.kind !== 'group') {
    context.save();
    context.globalAlpha = layer.opacity;
    context.globalCompositeOperation = modeOf(layer.blend);
    paintContent(context, layer, art);
    context.restore();
    return;
  }
  const inside = childrenOf(art.document.layers, layer.id);
  // Nothing inside it looks at what is below, and it changes nothing itself: no canvas of its own is needed.
  if (isPlain(layer) && inside.every((child) => child.blend === 'normal')) return paintSiblings(context, inside, art);
  const own = art.scratch.take(context);
  if (!own) return;
  paintSiblings(own, inside, art);
  stamp(context, own, layer.opacity, modeOf(layer.blend));
  art.scratch.done(own);
}

/** A layer with those that are clipped to it, composited by themselves first. */
function paintClipped(context: Context, base: Layer, clipped: readonly Layer[], art: Artwork): void {
  const own = art.scratch.take(context);
  const shape = art.scratch.take(context);
  if (!own || !shape) return;
  paintAlone(own, { ...base, opacity: 1, blend: 'normal' }, art);
  stamp(shape, own, 1, 'copy');
  for (const layer of clipped) {
    const piece = art.scratch.take(context);
    if (!piece) continue;
    paintAlone(piece, { ...layer, opacity: 1, blend: 'normal' }, art);
    stamp(piece, shape, 1, 'destination-in');
    stamp(own, piece, layer.opacity, layer.blend === 'normal' ? 'source-atop' : layer.blend);
    art.scratch.done(piece);
  }
  stamp(context, own, base.opacity, modeOf(base.blend));
  art.scratch.done(own);
  art.scratch.done(shape);
}

/** Siblings from the bottom to the top, each with what is clipped to it. */
function paintSiblings(context: Context, siblings: readonly Layer[], art: Artwork): void {
  for (let i = 0; i < siblings.length; ) {
    const base = siblings[i];
    if (!base) return;
    let end = i + 1;
    while (siblings[end]?.clip === true) end += 1;
    const clipped = siblings.slice(i + 1, end).filter(({ visible }) => visible);
    i = end;
    if (!base.visible) continue;
    paintEffects(context, base, art);
    if (clipped.length > 0) paintClipped(context, base, clipped, art);
    else paintAlone(context, base, art);
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
