import type { Layer, LayerId } from '../../../src-preload/model/document';
import { ancestorsOf, childrenOf, indexOf } from '../../../src-preload/model/tree';
import type { Place } from './place';

/** One line of the layer list. */
export interface LayerRow {
  readonly layer: Layer;
  /** 1 at the top level. */
  readonly level: number;
}

/** Where something is dropped, as seen from one row. */
export type DropSide = 'above' | 'into' | 'below';

/** The layers as they are listed, the one nearest to the viewer first; folded groups hide what they hold. */
export function rowsOf(layers: readonly Layer[], folded: ReadonlySet<LayerId>): readonly LayerRow[] {
  const rows: LayerRow[] = [];
  const walk = (parent: LayerId | null, level: number): void => {
    for (const layer of childrenOf(layers, parent).toReversed()) {
      rows.push({ layer, level });
      if (layer.kind === 'group' && !folded.has(layer.id)) walk(layer.id, level + 1);
    }
  };
  walk(null, 1);
  return rows;
}

/** The place in the tree for a drop beside or into a row; undefined where the dragged layers cannot go. */
export function dropPlace(
  layers: readonly Layer[],
  folded: ReadonlySet<LayerId>,
  dragged: readonly LayerId[],
  over: LayerId,
  side: DropSide,
): Place | undefined {
  const layer = layers.find(({ id }) => id === over);
  if (!layer) return undefined;
  const inside = { parent: layer.id, index: childrenOf(layers, layer.id).length };
  const isOpen = layer.kind === 'group' && !folded.has(layer.id);
  const beside = { parent: layer.parent, index: indexOf(layers, layer) + (side === 'above' ? 1 : 0) };
  const place = (side === 'into' && layer.kind === 'group') || (side === 'below' && isOpen) ? inside : beside;
  const above = layers.find(({ id }) => id === place.parent);
  const owners = above ? [above, ...ancestorsOf(layers, above)] : [];
  return owners.some(({ id }) => dragged.includes(id)) ? undefined : place;
}
