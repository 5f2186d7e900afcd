import { z } from 'zod';
import { layer, layerId, type DocumentRecord, type Layer, type LayerId } from './document';

/** The fields of a layer that can be changed in place; everything else is a new layer. */
export const layerPatch = z
  .object({ name: z.string().min(1).max(200), visible: z.boolean(), locked: z.boolean(), opacity: z.number().min(0).max(1) })
  .partial();
export type LayerPatch = Readonly<z.infer<typeof layerPatch>>;

const index = z.number().int().nonnegative();

/** The only ways to change a document. Each has an inverse of the same kind, so that history is a list of them. */
export const operation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add-layer'), layer, index }),
  z.object({ kind: z.literal('remove-layer'), id: layerId }),
  z.object({ kind: z.literal('update-layer'), id: layerId, patch: layerPatch }),
  z.object({ kind: z.literal('move-layer'), id: layerId, index }),
  z.object({ kind: z.literal('rename-document'), name: z.string().min(1).max(200) }),
]);
export type Operation = Readonly<z.infer<typeof operation>>;

export type Applied =
  | { readonly ok: true; readonly document: DocumentRecord; readonly inverse: Operation }
  | { readonly ok: false; readonly reason: string };

const refuse = (reason: string): Applied => ({ ok: false, reason });

function withLayers(document: DocumentRecord, layers: readonly Layer[]): DocumentRecord {
  return { ...document, layers };
}

function locate(document: DocumentRecord, id: LayerId): { readonly at: number; readonly found: Layer } | undefined {
  const at = document.layers.findIndex((l) => l.id === id);
  const found = document.layers[at];
  return found && { at, found };
}

function previousValues(found: Layer, patch: LayerPatch): LayerPatch {
  return {
    ...(patch.name === undefined ? {} : { name: found.name }),
    ...(patch.visible === undefined ? {} : { visible: found.visible }),
    ...(patch.locked === undefined ? {} : { locked: found.locked }),
    ...(patch.opacity === undefined ? {} : { opacity: found.opacity }),
  };
}

/** Applies one operation; the given document is left as it is. `inverse` undoes it exactly. */
export function applyOperation(document: DocumentRecord, op: Operation): Applied {
  switch (op.kind) {
    case 'add-layer': {
      if (locate(document, op.layer.id)) return refuse(`there is a layer '${op.layer.id}' already`);
      if (!Object.hasOwn(document.images, op.layer.image)) return refuse('its photo is not part of this document');
      const layers = document.layers.toSpliced(Math.min(op.index, document.layers.length), 0, op.layer);
      return { ok: true, document: withLayers(document, layers), inverse: { kind: 'remove-layer', id: op.layer.id } };
    }
    case 'remove-layer': {
      const target = locate(document, op.id);
      if (!target) return refuse(`there is no layer '${op.id}'`);
      const inverse: Operation = { kind: 'add-layer', layer: target.found, index: target.at };
      return { ok: true, document: withLayers(document, document.layers.toSpliced(target.at, 1)), inverse };
    }
    case 'update-layer': {
      const target = locate(document, op.id);
      if (!target) return refuse(`there is no layer '${op.id}'`);
      const inverse: Operation = { kind: 'update-layer', id: op.id, patch: previousValues(target.found, op.patch) };
      const next: Layer = { ...target.found, ...op.patch };
      return { ok: true, document: withLayers(document, document.layers.with(target.at, next)), inverse };
    }
    case 'move-layer': {
      const target = locate(document, op.id);
      if (!target) return refuse(`there is no layer '${op.id}'`);
      const rest = document.layers.toSpliced(target.at, 1);
      const layers = rest.toSpliced(Math.min(op.index, rest.length), 0, target.found);
      return { ok: true, document: withLayers(document, layers), inverse: { kind: 'move-layer', id: op.id, index: target.at } };
    }
    case 'rename-document':
      return { ok: true, document: { ...document, name: op.name }, inverse: { kind: 'rename-document', name: document.name } };
  }
}
