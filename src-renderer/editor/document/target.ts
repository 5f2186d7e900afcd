import type { CutoutLayer, DocumentRecord, ImageId, ImageLayer, Layer } from '../../../src-preload/model/document';
import type { Point, Size } from '../../../src-preload/model/geometry';
import { applyTo, invert, type Matrix } from '../../../src-preload/model/matrix';
import { isShown } from '../../../src-preload/model/tree';

/** The photo that is clicked, drawn and painted on, and where it lies. */
export interface Target {
  readonly image: ImageId;
  readonly size: Size;
  /** From the photo's pixels to the document's. */
  readonly toDocument: Matrix;
  readonly layer: ImageLayer | CutoutLayer;
}

const showsPhoto = (layer: Layer | undefined): layer is ImageLayer | CutoutLayer => layer?.kind === 'image' || layer?.kind === 'cutout';

/** The photo of the chosen layer; else the lowest one that shows, else the lowest one. */
export function targetOf(document: DocumentRecord | undefined, chosen: Layer | undefined): Target | undefined {
  if (!document) return undefined;
  const images = document.layers.filter((layer) => layer.kind === 'image');
  const layer = showsPhoto(chosen)
    ? chosen
    : (images.find((candidate) => isShown(document.layers, candidate)) ?? images[0] ?? document.layers.find(showsPhoto));
  const info = layer && document.images[layer.image];
  if (!layer || !info) return undefined;
  return { image: layer.image, size: { width: info.width, height: info.height }, toDocument: layer.transform, layer };
}

/** A point of the document as one of the photo, not rounded; undefined when the layer is flattened to a line. */
export function toPhoto({ toDocument }: Target, point: Point): Point | undefined {
  const back = invert(toDocument);
  return back && applyTo(back, point);
}

/** How many document pixels one pixel of the photo is, on average. */
export const scaleOf = ([a, b, c, d]: Matrix): number => Math.sqrt(Math.abs(a * d - b * c));
