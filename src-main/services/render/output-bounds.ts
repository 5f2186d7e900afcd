import type { Rect } from '../../../src-preload/model/geometry';
import { isPlaced, type PlacedLayer } from '../../../src-preload/model/layer';
import { boundsAfter } from '../../../src-preload/model/matrix';
import type { OutputView } from './leaf-source';
import { marginOf } from './compile-strip';
import { leavesOf, type PaintNodes } from './paint-tree';
import { grow, isEmpty, joined, wholeOf, wholePixels } from './rects';
import type { RenderContext } from './render-context';
import { reachedFrom } from './strip-effects';

/** Where a layer has anything, in its own pixels. @throws ClickcutError `not-found` */
export function ownBounds(layer: PlacedLayer, { image, masks }: Pick<RenderContext, 'image' | 'masks'>): Rect {
  switch (layer.kind) {
    case 'image':
      return wholeOf(image(layer.image).info);
    case 'cutout':
      return masks.info(layer.mask).bounds;
    case 'text':
      return wholeOf(layer.box);
  }
}

/**
 * Whole document pixels outside which a tree shows nothing; `undefined` for nothing at all. Not tight: transparent
 * borders of photos count.
 * @param view one output pixel a document pixel
 */
export function boundsOf(nodes: PaintNodes, view: OutputView, context: RenderContext): Rect | undefined {
  const rects = leavesOf(nodes).flatMap((node): readonly Rect[] => {
    const { layer } = node;
    if (!isPlaced(layer)) return [wholeOf(view.canvas)];
    const own = ownBounds(layer, context);
    return isEmpty(own) ? [] : [reachedFrom(grow(wholePixels(boundsAfter(layer.transform, own)), 1), marginOf(node, view))];
  });
  const [first, ...others] = rects;
  return first && others.reduce(joined, first);
}

