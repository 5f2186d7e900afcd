import type { DocumentRecord, Layer } from '../../../src-preload/model/document';
import type { Operation } from '../../../src-preload/model/operation';
import { childrenOf, indexOf } from '../../../src-preload/model/tree';

/** On top of everything in the layer's own group. */
export const addOnTop = (document: DocumentRecord, layer: Layer): Operation => ({
  kind: 'insert-layers',
  layers: [layer],
  index: childrenOf(document.layers, layer.parent).length,
});

/** Directly above another layer, in the same group. */
export const addAbove = (document: DocumentRecord, layer: Layer, below: Layer): Operation => ({
  kind: 'insert-layers',
  layers: [{ ...layer, parent: below.parent }],
  index: indexOf(document.layers, below) + 1,
});
