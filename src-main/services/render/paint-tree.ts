import type { LayerId } from '../../../src-preload/model/document';
import type { FillLayer, GroupLayer, Layer, PlacedLayer } from '../../../src-preload/model/layer';
import { ancestorsOf, childrenOf, isShown } from '../../../src-preload/model/tree';

/** A layer that is seen, with what shows only inside it. */
export type PaintNode = LeafNode | GroupNode;

export interface LeafNode {
  readonly kind: 'leaf';
  readonly layer: PlacedLayer | FillLayer;
  readonly clipped: PaintNodes;
}

export interface GroupNode {
  readonly kind: 'group';
  readonly layer: GroupLayer;
  readonly inside: PaintNodes;
  readonly clipped: PaintNodes;
}

/** From the bottom to the top. */
export type PaintNodes = readonly PaintNode[];

export interface PaintChoice {
  /** Only these, with all they hold; everything unless told. */
  readonly layers?: readonly LayerId[] | undefined;
  /** The chosen layers count as visible, whatever they and their groups say. What they hold may still be hidden. */
  readonly ignoreRootVisibility?: boolean | undefined;
}

type Layers = readonly Layer[];

/** For each clipped layer the nearest unclipped sibling below it, where there is one. */
function basesOf(layers: Layers): ReadonlyMap<LayerId, LayerId> {
  const latest = new Map<LayerId | null, LayerId>();
  const bases = new Map<LayerId, LayerId>();
  for (const { id, parent, clip } of layers) {
    const base = latest.get(parent);
    if (!clip) latest.set(parent, id);
    else if (base !== undefined) bases.set(id, base);
  }
  return bases;
}

/**
 * What is painted, in painting order: hidden layers are left out, groups hold their content, clipped layers hang on
 * their base and go with it into hiding; one without a base is like any other. Chosen layers that lie in another
 * chosen one are painted once, in its place; a clipped layer that is chosen without its base is painted whole.
 */
export function paintTree(layers: Layers, { layers: chosen, ignoreRootVisibility = false }: PaintChoice = {}): PaintNodes {
  const bases = basesOf(layers);

  const nodesOf = (candidates: Layers, isSeen: (layer: Layer) => boolean): PaintNodes => {
    const there = new Set(candidates.map(({ id }) => id));
    const clippedTo = new Map<LayerId, PaintNode[]>();
    const nodes: PaintNode[] = [];
    for (const layer of candidates) {
      const clipped: PaintNode[] = [];
      clippedTo.set(layer.id, clipped);
      if (!isSeen(layer)) continue;
      const base = bases.get(layer.id);
      const list = base !== undefined && there.has(base) ? clippedTo.get(base) : undefined;
      (list ?? nodes).push(nodeOf(layer, clipped));
    }
    return nodes;
  };
  const nodeOf = (layer: Layer, clipped: PaintNodes): PaintNode =>
    layer.kind === 'group'
      ? { kind: 'group', layer, inside: nodesOf(childrenOf(layers, layer.id), ({ visible }) => visible), clipped }
      : { kind: 'leaf', layer, clipped };

  if (!chosen) return nodesOf(childrenOf(layers, null), ({ visible }) => visible);
  const ids = new Set(chosen);
  const roots = layers.filter((layer) => ids.has(layer.id) && !ancestorsOf(layers, layer).some(({ id }) => ids.has(id)));
  return nodesOf(roots, (layer) => ignoreRootVisibility || isShown(layers, layer));
}

/** All leaves of a tree, in no particular order. */
export function leavesOf(nodes: PaintNodes): readonly LeafNode[] {
  return nodes.flatMap((node) => [...(node.kind === 'group' ? leavesOf(node.inside) : [node]), ...leavesOf(node.clipped)]);
}
