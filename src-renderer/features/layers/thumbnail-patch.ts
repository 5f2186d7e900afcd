import type { DocumentRecord, Layer } from '../../../src-preload/model/document';
import { intersect } from '../../../src-preload/model/geometry';
import { extentOf, type Patch } from '../../editor/pictures/plan';
import { frameAround } from '../../editor/smart-select/thumbnail';

/** Twice the size on the page, for sharp screens. */
const shape = { width: 88, height: 64 };

export function thumbnailPatch(layer: Layer, document: DocumentRecord): Patch {
  const extent = extentOf(layer, document);
  const area = {
    x: extent.x / document.width,
    y: extent.y / document.height,
    width: extent.width / document.width,
    height: extent.height / document.height,
  };
  const whole = { x: 0, y: 0, width: document.width, height: document.height };
  const region = layer.kind === 'image' ? whole : intersect(frameAround(area, document, shape), whole);
  const scale = Math.min(shape.width / region.width, shape.height / region.height);
  const side = (length: number): number => Math.max(1, Math.round(length * scale));
  return { region, size: { width: side(region.width), height: side(region.height) } };
}
