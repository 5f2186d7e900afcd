import type { DocumentRecord, Layer } from '../../../src-preload/model/document';
import { intersect, type Size } from '../../../src-preload/model/geometry';
import { covers, extentOf } from '../../editor/pictures/plan';
import { visibleRegion, type View } from '../../editor/viewport/transform';
import type { LayerPictures, Picture } from '../pictures/picture-store';

export interface PhotoScene {
  readonly document: DocumentRecord;
  readonly view: View;
  /** Device pixels a CSS pixel. */
  readonly ratio: number;
  readonly screen: Size;
  readonly checker: CanvasPattern | string;
  readonly picturesOf: (layer: Layer) => LayerPictures;
}

/** From 200 % on pixels are shown as pixels. */
const pixelsFrom = 2;

const isOpaque = (layer: Layer, document: DocumentRecord): boolean =>
  layer.kind === 'image' && layer.visible && layer.opacity === 1 && document.images[layer.image]?.hasAlpha === false;

function paintPicture(context: CanvasRenderingContext2D, { region, bitmap }: Picture): void {
  context.drawImage(bitmap, region.x, region.y, region.width, region.height);
}

function paintLayer(context: CanvasRenderingContext2D, layer: Layer, scene: PhotoScene): void {
  const { base, detail } = scene.picturesOf(layer);
  const seen = intersect(visibleRegion(scene.view, scene.screen), extentOf(layer, scene.document));
  context.globalAlpha = layer.opacity;
  if (detail && covers(detail.region, seen)) return paintPicture(context, detail);
  if (base) paintPicture(context, base);
  // Both on top of each other would count transparency twice.
  if (detail && isOpaque(layer, scene.document)) paintPicture(context, detail);
}

/** The artwork without anything on top, in CSS pixels of the canvas. */
export function paintPhoto(context: CanvasRenderingContext2D, scene: PhotoScene): void {
  const { document, view, ratio, checker, picturesOf } = scene;
  const left = view.x;
  const top = view.y;
  const width = document.width * view.scale;
  const height = document.height * view.scale;
  context.save();
  const isCovered = document.layers.some((layer) => isOpaque(layer, document) && picturesOf(layer).base !== undefined);
  if (!isCovered) {
    context.fillStyle = checker;
    context.fillRect(left, top, width, height);
  }
  context.translate(left, top);
  context.scale(view.scale, view.scale);
  context.imageSmoothingEnabled = view.scale * ratio < pixelsFrom;
  context.imageSmoothingQuality = 'medium';
  for (const layer of document.layers) if (layer.visible) paintLayer(context, layer, scene);
  context.restore();
}
