import { mostLayers, type DocumentRecord } from './document';
import type { ImageId, LayerId } from './ids';
import type { Layer } from './layer';
import type { DocumentPatch, LayerPatch, Operation } from './operation';
import { blockOf, descendantsOf, indexOf, layerOf, positionOf, treeProblem } from './tree';

export type Applied =
  | { readonly ok: true; readonly document: DocumentRecord; readonly inverse: Operation }
  | { readonly ok: false; readonly reason: string };

const refuse = (reason: string): Applied => ({ ok: false, reason });
const noLayer = (id: LayerId): Applied => refuse(`there is no layer '${id}'`);

/** The photo that a layer is made of. */
export function imageOf(layer: Layer): ImageId | undefined {
  switch (layer.kind) {
    case 'image':
    case 'cutout':
      return layer.image;
    case 'fill':
      return layer.fill.kind === 'image' || layer.fill.kind === 'blur' ? layer.fill.image : undefined;
    case 'text':
    case 'group':
      return undefined;
  }
}

const lacksImage = (document: DocumentRecord, layer: Layer): boolean => {
  const image = imageOf(layer);
  return image !== undefined && !Object.hasOwn(document.images, image);
};

/** The fields of `patch` as they are in `now`. */
function previous<P extends object>(now: object, patch: P): P {
  const values = now as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.keys(patch).map((key) => [key, values[key]])) as P;
}

function insert(document: DocumentRecord, op: Extract<Operation, { kind: 'insert-layers' }>): Applied {
  const root = op.layers.at(-1);
  if (!root) return refuse('there is nothing to insert');
  if (document.layers.length + op.layers.length > mostLayers) return refuse(`a document holds at most ${mostLayers} layers`);
  if (root.parent !== null && layerOf(document, root.parent)?.kind !== 'group') return refuse(`there is no group '${root.parent}'`);
  for (const layer of op.layers) {
    if (layerOf(document, layer.id)) return refuse(`there is a layer '${layer.id}' already`);
    if (lacksImage(document, layer)) return refuse('its photo is not part of this document');
  }
  const problem = treeProblem([...op.layers.slice(0, -1), { ...root, parent: null }]);
  if (problem !== undefined || op.layers.slice(0, -1).some(({ parent }) => parent === null)) return refuse(problem ?? 'it is more than one layer');
  const at = positionOf(document.layers, root.parent, op.index);
  return {
    ok: true,
    document: { ...document, layers: document.layers.toSpliced(at, 0, ...op.layers) },
    inverse: { kind: 'remove-layer', id: root.id },
  };
}

function remove(document: DocumentRecord, id: LayerId): Applied {
  const block = blockOf(document.layers, id);
  const layer = layerOf(document, id);
  if (!block || !layer) return noLayer(id);
  const inverse: Operation = { kind: 'insert-layers', layers: document.layers.slice(block.from, block.to), index: indexOf(document.layers, layer) };
  return { ok: true, document: { ...document, layers: document.layers.toSpliced(block.from, block.to - block.from) }, inverse };
}

function updateLayer(document: DocumentRecord, id: LayerId, patch: LayerPatch): Applied {
  const at = document.layers.findIndex((layer) => layer.id === id);
  const found = document.layers[at];
  if (!found) return noLayer(id);
  const foreign = Object.keys(patch).find((key) => !Object.hasOwn(found, key));
  if (foreign !== undefined) return refuse(`a layer of the kind '${found.kind}' has no '${foreign}'`);
  // Each field of the patch is one that this kind of layer has, and was validated by itself.
  const next = { ...found, ...patch } as Layer;
  if (lacksImage(document, next)) return refuse('its photo is not part of this document');
  const inverse: Operation = { kind: 'update-layer', id, patch: previous(found, patch) };
  return { ok: true, document: { ...document, layers: document.layers.with(at, next) }, inverse };
}

function move(document: DocumentRecord, { id, parent, index }: Extract<Operation, { kind: 'move-layer' }>): Applied {
  const { layers } = document;
  const block = blockOf(layers, id);
  const layer = layerOf(document, id);
  if (!block || !layer) return noLayer(id);
  if (parent !== null) {
    if (layerOf(document, parent)?.kind !== 'group') return refuse(`there is no group '${parent}'`);
    if (parent === id || descendantsOf(layers, id).some((inner) => inner.id === parent)) return refuse('a group cannot lie in itself');
  }
  const inverse: Operation = { kind: 'move-layer', id, parent: layer.parent, index: indexOf(layers, layer) };
  const moved = [...layers.slice(block.from, block.to - 1), { ...layer, parent }];
  const rest = layers.toSpliced(block.from, block.to - block.from);
  return { ok: true, document: { ...document, layers: rest.toSpliced(positionOf(rest, parent, index), 0, ...moved) }, inverse };
}

function updateDocument(document: DocumentRecord, patch: DocumentPatch): Applied {
  return { ok: true, document: { ...document, ...patch }, inverse: { kind: 'update-document', patch: previous(document, patch) } };
}

/** Applies one operation; the given document is left as it is. `inverse` undoes it exactly. */
export function applyOperation(document: DocumentRecord, op: Operation): Applied {
  switch (op.kind) {
    case 'insert-layers':
      return insert(document, op);
    case 'remove-layer':
      return remove(document, op.id);
    case 'update-layer':
      return updateLayer(document, op.id, op.patch);
    case 'move-layer':
      return move(document, op);
    case 'update-document':
      return updateDocument(document, op.patch);
    case 'add-image': {
      if (Object.hasOwn(document.images, op.image.id)) return refuse('the photo is part of this document already');
      const images = { ...document.images, [op.image.id]: op.image };
      return { ok: true, document: { ...document, images }, inverse: { kind: 'remove-image', id: op.image.id } };
    }
    case 'remove-image': {
      const image = Object.hasOwn(document.images, op.id) ? document.images[op.id] : undefined;
      if (!image) return refuse('the photo is not part of this document');
      if (document.layers.some((layer) => imageOf(layer) === op.id)) return refuse('a layer is made of this photo');
      const images = Object.fromEntries(Object.entries(document.images).filter(([id]) => id !== op.id));
      return { ok: true, document: { ...document, images }, inverse: { kind: 'add-image', image } };
    }
  }
}
