import { cutoutLogits } from '../../../src-preload/model/cutout-logits';
import { cutoutMasks } from '../../../src-preload/model/cutout-masks';
import type { DocumentRecord, Layer } from '../../../src-preload/model/document';
import type { Operation } from '../../../src-preload/model/operation';

export type BlobKind = 'images' | 'masks' | 'logits';

/** Names a blob everywhere: its entry in a project file, its file in the journal. The id is the SHA-256 of its content. */
export type BlobName = `${BlobKind}/${string}`;

export interface BlobRef {
  readonly kind: BlobKind;
  readonly id: string;
}

export const blobName = ({ kind, id }: BlobRef): BlobName => `${kind}/${id}`;

const pattern = /^(images|masks|logits)\/([0-9a-f]{64})$/;

export function blobRefOf(name: string): BlobRef | undefined {
  const match = pattern.exec(name);
  return match?.[1] !== undefined && match[2] !== undefined ? { kind: match[1] as BlobKind, id: match[2] } : undefined;
}

type Referring = Partial<Pick<Extract<Layer, { kind: 'cutout' }>, 'base' | 'mask' | 'origin' | 'refine'>>;

function* ofCutout(cutout: Referring): Iterable<BlobRef> {
  for (const id of cutoutMasks(cutout)) yield { kind: 'masks', id };
  for (const id of cutoutLogits(cutout)) yield { kind: 'logits', id };
}

/** The masks and logits that a layer is made of; photos belong to the document. */
export const blobsOfLayer = (layer: Layer): Iterable<BlobRef> => (layer.kind === 'cutout' ? ofCutout(layer) : []);

function* ofOperation(operation: Operation): Iterable<BlobRef> {
  switch (operation.kind) {
    case 'insert-layers':
      for (const layer of operation.layers) yield* blobsOfLayer(layer);
      return;
    case 'update-layer':
      yield* ofCutout(operation.patch);
      return;
    case 'add-image':
      yield { kind: 'images', id: operation.image.id };
      return;
    case 'remove-layer':
    case 'move-layer':
    case 'update-document':
    case 'remove-image':
      return;
  }
}

const unique = (refs: Iterable<BlobRef>): ReadonlyMap<BlobName, BlobRef> => new Map([...refs].map((ref) => [blobName(ref), ref]));

/** Everything that a document refers to, each once: photos, then masks and logits in the order of the layers. */
export const blobsOfDocument = (document: DocumentRecord): ReadonlyMap<BlobName, BlobRef> =>
  unique([...Object.keys(document.images).map((id): BlobRef => ({ kind: 'images', id })), ...document.layers.flatMap((layer) => [...blobsOfLayer(layer)])]);

/** Everything that operations bring into a document, each once. */
export const blobsOfOperations = (operations: readonly Operation[]): ReadonlyMap<BlobName, BlobRef> =>
  unique(operations.flatMap((operation) => [...ofOperation(operation)]));
