import type { DocumentRecord, Layer } from '../../../src-preload/model/document';
import { intersect } from '../../../src-preload/model/geometry';
import { extentOf } from '../../editor/layers/leaves';
import { contentExtent, outwards, type Patch } from '../../editor/pictures/plan';
import { frameAround } from '../../editor/smart-select/thumbnail';

/** Twice the size on the page, for sharp screens. */
const shape = { width: 88, height: 64 };

/** What a layer holds, close up, in its own pixels; undefined where it holds nothing. */
export function thumbnailPatch(layer: Layer, document: DocumentRecord): Patch | undefined {
  const extent = contentExtent(layer, document);
  if (extent.width <= 0 || extent.height <= 0) return undefined;
  const image = layer.kind === 'cutout' ? document.images[layer.image] : undefined;
  const whole = image ? { x: 0, y: 0, width: image.width, height: image.height } : extent;
  const area = {
    x: (extent.x - whole.x) / whole.width,
    y: (extent.y - whole.y) / whole.height,
    width: extent.width / whole.width,
    height: extent.height / whole.height,
  };
  const region = image ? intersect(frameAround(area, whole, shape), whole) : whole;
  const scale = Math.min(shape.width / region.width, shape.height / region.height);
  const side = (length: number): number => Math.max(1, Math.round(length * scale));
  return { region, size: { width: side(region.width), height: side(region.height) } };
}

/** What a group holds as it lies in the document; undefined where it holds nothing. */
export function groupPatch(group: Layer, document: DocumentRecord): Patch | undefined {
  const extent = extentOf(document, [group]);
  const region = extent && intersect(outwards(extent), { x: 0, y: 0, width: document.width, height: document.height });
  if (!region || region.width <= 0 || region.height <= 0) return undefined;
  const scale = Math.min(shape.width / region.width, shape.height / region.height);
  const side = (length: number): number => Math.max(1, Math.round(length * scale));
  return { region, size: { width: side(region.width), height: side(region.height) } };
}
