import { isPlaced, type DocumentRecord, type Layer, type LayerId } from '../../../src-preload/model/document';
import { compose, type Matrix } from '../../../src-preload/model/matrix';
import type { Operation } from '../../../src-preload/model/operation';
import { blockOf, childrenOf } from '../../../src-preload/model/tree';
import { applyAll } from '../document/apply-all';
import { text, type EditorPorts } from '../ports';
import { copied } from './leaves';
import type { Place } from './place';

export type Insertion = Extract<Operation, { readonly kind: 'insert-layers' }>;

/** A layer with all that it holds under new ids; the layer itself is last, free, and has a name that says it is a copy. */
function copyOf(document: DocumentRecord, root: Layer, ports: EditorPorts): readonly Layer[] {
  const block = blockOf(document.layers, root.id);
  if (!block) return [];
  const name = ports.translate(text('layer.copyName', { name: root.name })).slice(0, 200);
  return copied(document.layers.slice(block.from, block.to), ports.newId).map((layer, i, all) => (i === all.length - 1 ? { ...layer, locked: false, name } : layer));
}

/** Sibling number right above a layer and the layers that are clipped to it: a copy in between would take them over. */
function aboveStack(layers: readonly Layer[], layer: Layer): number {
  const siblings = childrenOf(layers, layer.parent);
  const at = siblings.findIndex(({ id }) => id === layer.id);
  const clipped = layer.clip ? 0 : siblings.slice(at + 1).findIndex(({ clip }) => !clip);
  return clipped < 0 ? siblings.length : at + 1 + clipped;
}

/** What a layer is clipped to: the nearest one below that is not clipped itself. */
const baseOf = (layers: readonly Layer[], layer: Layer): Layer | undefined => {
  const siblings = childrenOf(layers, layer.parent);
  return layer.clip ? siblings.slice(0, siblings.findIndex(({ id }) => id === layer.id)).findLast(({ clip }) => !clip) : undefined;
};

/** Puts a copy of each of these layers, given from the bottom to the top, above it. A clipped layer follows its base to the base's copy. */
export function duplicates(document: DocumentRecord, roots: readonly Layer[], ports: EditorPorts): readonly Insertion[] {
  const insertions: Insertion[] = [];
  const copies = new Map<LayerId, LayerId>();
  let current = document;
  for (const root of roots) {
    const layers = copyOf(document, root, ports);
    const base = copies.get(baseOf(document.layers, root)?.id ?? '');
    const below = current.layers.find(({ id }) => id === (base ?? root.id));
    const copy = layers.at(-1);
    if (!below || !copy) continue;
    const insertion: Insertion = { kind: 'insert-layers', layers: [...layers], index: aboveStack(current.layers, below) };
    const done = applyAll(current, [insertion]);
    if (!done) continue;
    current = done.document;
    copies.set(root.id, copy.id);
    insertions.push(insertion);
  }
  return insertions;
}

/** As `duplicates`, but the copies go to one place of the tree. */
export const duplicatesAt = (document: DocumentRecord, roots: readonly Layer[], { parent, index }: Place, ports: EditorPorts): readonly Insertion[] =>
  roots.map((root, i) => ({
    kind: 'insert-layers',
    layers: copyOf(document, root, ports).map((layer, n, all) => (n === all.length - 1 ? { ...layer, parent } : layer)),
    index: index + i,
  }));

/** The same insertions with everything in them mapped as it lies in the document. */
export const mappedInsertions = (insertions: readonly Insertion[], map: Matrix): readonly Insertion[] =>
  insertions.map((insertion) => ({
    ...insertion,
    layers: insertion.layers.map((layer) => (isPlaced(layer) ? { ...layer, transform: compose(map, layer.transform) } : layer)),
  }));
