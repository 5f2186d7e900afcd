import { createDocuments, type Documents } from '../../src-main/services/documents/documents';
import { createImages } from '../../src-main/services/images/create-images';
import type { Images } from '../../src-main/services/images/images';
import { createMasks, type Masks, type StoredMask } from '../../src-main/services/masks/masks';
import { createSamples } from '../../src-main/services/samples/samples';
import type { DocumentState } from '../../src-preload/contract/documents';
import type { CutoutLayer } from '../../src-preload/model/document';

export interface Studio {
  readonly images: Images;
  readonly masks: Masks;
  readonly documents: Documents;
  readonly changes: { readonly id: string; readonly revision: number }[];
  open(bytes: Uint8Array, name?: string): Promise<DocumentState>;
}

/** The document side of the engine, without models. Ids count up, so that tests can name them. */
export function createStudio(): Studio {
  const images = createImages();
  const masks = createMasks();
  const changes: { readonly id: string; readonly revision: number }[] = [];
  let next = 0;
  const newId = (): string => `id-${next++}`;
  const documents = createDocuments({ images, masks, samples: createSamples(), newId, onChanged: (change) => changes.push(change) });
  return { images, masks, documents, changes, open: (bytes, name = 'photo.png') => documents.open({ kind: 'bytes', name, bytes }) };
}

export const context = <P = never>(signal: AbortSignal = new AbortController().signal, progress: (p: P) => void = () => undefined) => ({ signal, progress });

/** An alpha by formula, row-major. */
export function alphaOf(width: number, height: number, at: (x: number, y: number) => number): Uint8Array {
  return Uint8Array.from({ length: width * height }, (_, i) => at(i % width, Math.floor(i / width)));
}

export const cutoutOf = (state: DocumentState, mask: StoredMask, more: Partial<CutoutLayer> = {}): CutoutLayer => ({
  kind: 'cutout',
  id: 'cut',
  name: 'Cut-out',
  visible: true,
  locked: false,
  opacity: 1,
  image: Object.keys(state.document.images)[0] ?? '',
  mask: mask.info.id,
  bounds: mask.info.bounds,
  origin: { kind: 'background' },
  ...more,
});

/** Adds layers on top and says what the document is then. */
export function addLayers({ documents }: Studio, state: DocumentState, layers: readonly CutoutLayer[]): DocumentState {
  const { id } = state.document;
  const operations = layers.map((layer) => ({ kind: 'add-layer', layer, index: 99 }) as const);
  documents.handlers.apply({ id, revision: documents.get(id).revision, operations }, context());
  return documents.get(id);
}
