import type { DocumentRecord } from './document';
import type { LayerId } from './ids';
import type { Layer } from './layer';

type Layers = readonly Layer[];

export const layerOf = ({ layers }: Pick<DocumentRecord, 'layers'>, id: LayerId | null | undefined): Layer | undefined =>
  id === null || id === undefined ? undefined : layers.find((layer) => layer.id === id);

/** What lies directly in a group (null: at the top level), from the bottom to the top. */
export const childrenOf = (layers: Layers, parent: LayerId | null): Layers => layers.filter((layer) => layer.parent === parent);

/** Its groups, the innermost first. */
export function ancestorsOf(layers: Layers, layer: Layer): Layers {
  const found: Layer[] = [];
  for (let id = layer.parent; id !== null; ) {
    const parent = layers.find((candidate) => candidate.id === id);
    if (!parent || found.length > layers.length) break;
    found.push(parent);
    id = parent.parent;
  }
  return found;
}

/** The layer with everything in it, as one run of the list: `layers.slice(from, to)`; the layer itself is the last. */
export function blockOf(layers: Layers, id: LayerId): { readonly from: number; readonly to: number } | undefined {
  const at = layers.findIndex((layer) => layer.id === id);
  if (at < 0) return undefined;
  const inside = new Set([id]);
  let from = at;
  while (from > 0) {
    const below = layers[from - 1];
    if (!below || below.parent === null || !inside.has(below.parent)) break;
    inside.add(below.id);
    from -= 1;
  }
  return { from, to: at + 1 };
}

/** Everything in a group, at any depth; for other layers nothing. */
export function descendantsOf(layers: Layers, id: LayerId): Layers {
  const block = blockOf(layers, id);
  return block ? layers.slice(block.from, block.to - 1) : [];
}

/** Place among its siblings, counted from the bottom. */
export const indexOf = (layers: Layers, layer: Layer): number => childrenOf(layers, layer.parent).findIndex(({ id }) => id === layer.id);

/** Where in the list a block has to go to become sibling number `index` in `parent`. */
export function positionOf(layers: Layers, parent: LayerId | null, index: number): number {
  const next = childrenOf(layers, parent)[index];
  if (next) return blockOf(layers, next.id)?.from ?? 0;
  return parent === null ? layers.length : layers.findIndex((layer) => layer.id === parent);
}

/** Visible itself and in visible groups. */
export const isShown = (layers: Layers, layer: Layer): boolean => layer.visible && ancestorsOf(layers, layer).every(({ visible }) => visible);

/** Locked itself or in a locked group. */
export const isHeld = (layers: Layers, layer: Layer): boolean => layer.locked || ancestorsOf(layers, layer).some(({ locked }) => locked);

/** Why a list of layers is not a tree in the order that documents keep; undefined when it is. */
export function treeProblem(layers: Layers): string | undefined {
  const ids = new Set(layers.map(({ id }) => id));
  if (ids.size !== layers.length) return 'two layers have the same id';
  const ordered: Layer[] = [];
  const walk = (parent: LayerId | null): void => {
    for (const layer of childrenOf(layers, parent)) {
      if (layer.kind === 'group') walk(layer.id);
      ordered.push(layer);
    }
  };
  const groups = new Map(layers.map((layer) => [layer.id, layer]));
  for (const layer of layers) {
    if (layer.parent === null) continue;
    if (groups.get(layer.parent)?.kind !== 'group') return `the layer '${layer.name}' lies in a group that is not there`;
  }
  walk(null);
  if (ordered.length !== layers.length) return 'a group lies in itself';
  return ordered.every((layer, i) => layer === layers[i]) ? undefined : 'a group does not come directly after what it holds';
}
