import type { CutoutLayer, DocumentRecord } from '../../../src-preload/model/document';
import type { Point } from '../../../src-preload/model/geometry';
import type { Engine } from '../engine';
import { layersAt } from '../transform/picking';

/** Fainter than this nobody means it; of 255. */
const least = 16;

/** The topmost cut-out of which something shows at a point of the document. */
export async function cutoutAt(engine: Engine, document: DocumentRecord, point: Point): Promise<CutoutLayer | undefined> {
  for (const { layer, at } of layersAt(document, point)) {
    if (layer.kind !== 'cutout') continue;
    const region = { x: Math.floor(at.x), y: Math.floor(at.y), width: 1, height: 1 };
    const { alpha } = await engine.services.masks.alpha({ mask: layer.mask, region, width: 1, height: 1 });
    if ((alpha[0] ?? 0) >= least) return layer;
  }
  return undefined;
}
