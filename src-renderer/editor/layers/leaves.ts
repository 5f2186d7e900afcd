import { isPlaced, type DocumentRecord, type Layer, type LayerId, type PlacedLayer } from '../../../src-preload/model/document';
import type { Rect } from '../../../src-preload/model/geometry';
import { compose, type Matrix } from '../../../src-preload/model/matrix';
import type { Operation } from '../../../src-preload/model/operation';
import { descendantsOf, isHeld } from '../../../src-preload/model/tree';
import { placeOf } from '../pictures/plan';

/** The layers with a place of their own among these and all that they hold. */
export function leavesOf(document: DocumentRecord, roots: readonly Layer[]): readonly PlacedLayer[] {
  const all = roots.flatMap((root) => (root.kind === 'group' ? descendantsOf(document.layers, root.id) : [root]));
  return all.filter(isPlaced);
}

/** As `leavesOf`, without what is locked. */
export const movableLeaves = (document: DocumentRecord, roots: readonly Layer[]): readonly PlacedLayer[] =>
  leavesOf(document, roots).filter((leaf) => !isHeld(document.layers, leaf));

/** The upright rectangle around rectangles; undefined around none. */
export function around(rects: readonly Rect[]): Rect | undefined {
  const filled = rects.filter(({ width, height }) => width > 0 && height > 0);
  if (filled.length === 0) return undefined;
  const x = Math.min(...filled.map((rect) => rect.x));
  const y = Math.min(...filled.map((rect) => rect.y));
  const right = Math.max(...filled.map((rect) => rect.x + rect.width));
  const bottom = Math.max(...filled.map((rect) => rect.y + rect.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** Where layers lie in the document, without effects. */
export const extentOf = (document: DocumentRecord, roots: readonly Layer[]): Rect | undefined =>
  around(leavesOf(document, roots).map((leaf) => placeOf(leaf, document)));

/** Maps layers as they lie in the document. */
export const transformBy = (leaves: readonly PlacedLayer[], map: Matrix): readonly Operation[] =>
  leaves.map(({ id, transform }) => ({ kind: 'update-layer', id, patch: { transform: compose(map, transform) } }));

/** Copies of a block of layers, which refer to each other as the originals do. */
export function copied(block: readonly Layer[], newId: () => string): readonly Layer[] {
  const ids = new Map<LayerId, LayerId>(block.map(({ id }) => [id, newId()]));
  return block.map((layer) => ({
    ...layer,
    id: ids.get(layer.id) ?? newId(),
    parent: layer.parent === null ? null : (ids.get(layer.parent) ?? layer.parent),
  }));
}
