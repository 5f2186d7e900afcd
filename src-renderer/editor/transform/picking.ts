import { isPlaced, type DocumentRecord, type Layer, type LayerId, type PlacedLayer } from '../../../src-preload/model/document';
import { intersect, type Point, type Rect } from '../../../src-preload/model/geometry';
import { applyTo, invert } from '../../../src-preload/model/matrix';
import { ancestorsOf, childrenOf, isHeld, isShown } from '../../../src-preload/model/tree';
import { extentOf } from '../layers/leaves';
import { contentExtent } from '../pictures/plan';

/** Whether a layer has something at a point of its own pixels; undefined while nobody knows. */
export type HasAlpha = (layer: PlacedLayer, at: Point) => boolean | undefined;

const holds = ({ x, y, width, height }: Rect, at: Point): boolean => at.x >= x && at.y >= y && at.x < x + width && at.y < y + height;

/** The layers that can be taken hold of whose box holds a point of the document, the topmost first. */
export function layersAt(document: DocumentRecord, point: Point): readonly { readonly layer: PlacedLayer; readonly at: Point }[] {
  const { layers } = document;
  return layers
    .filter(isPlaced)
    .flatMap((layer) => {
      const back = invert(layer.transform);
      const at = back && applyTo(back, point);
      const isThere = at && holds(contentExtent(layer, document), at) && isShown(layers, layer) && !isHeld(layers, layer);
      return isThere ? [{ layer, at }] : [];
    })
    .toReversed();
}

/** The topmost layer that shows something at a point. Where it is not known yet whether one does, it does. */
export const leafAt = (document: DocumentRecord, point: Point, hasAlpha: HasAlpha): PlacedLayer | undefined =>
  layersAt(document, point).find(({ layer, at }) => hasAlpha(layer, at) ?? true)?.layer;

/**
 * What a click on a layer means: the layer itself with `deep`; else its outermost group, but inside the groups that
 * hold a chosen layer one is at home already and picks what lies directly in them.
 */
export function pickOf(document: DocumentRecord, leaf: Layer, chosen: readonly LayerId[], deep: boolean): Layer {
  if (deep) return leaf;
  const { layers } = document;
  const entered = new Set(layers.filter(({ id }) => chosen.includes(id)).flatMap((layer) => ancestorsOf(layers, layer).map(({ id }) => id)));
  return ancestorsOf(layers, leaf).toReversed().find(({ id }) => !entered.has(id)) ?? leaf;
}

/** One group further in on the way to a layer. */
export function pickInside(document: DocumentRecord, leaf: Layer, picked: Layer): Layer {
  const path = [leaf, ...ancestorsOf(document.layers, leaf)];
  const at = path.findIndex(({ id }) => id === picked.id);
  return path[at - 1] ?? leaf;
}

/** What a rectangle of the document touches at the top level, from the bottom to the top. */
export function layersIn(document: DocumentRecord, rect: Rect): readonly Layer[] {
  return childrenOf(document.layers, null).filter((layer) => {
    if (layer.kind === 'fill' || !layer.visible || layer.locked) return false;
    const place = extentOf(document, [layer]);
    if (!place) return false;
    const shared = intersect(place, rect);
    return shared.width > 0 && shared.height > 0;
  });
}
