import { readFile } from 'node:fs/promises';
import { throwIfAborted } from '../../../../src-preload/contract/errors';
import type { DocumentRecord, Layer } from '../../../../src-preload/model/document';
import { imageOf } from '../../../../src-preload/model/apply-operation';
import { CollectedBlobs } from '../blob-payload';
import { blobName, blobsOfDocument, blobsOfLayer, type BlobName } from '../blob-refs';
import type { ProjectContents } from '../contents';
import { cutoutProblem } from '../document-problem';
import { mostThumbnailBytes } from '../limits';
import { inParallel } from '../in-parallel';
import { projectDamaged } from '../project-errors';
import { replay, type Replayed } from './replay';
import type { WorkFolder } from './work-folder';

export interface Loaded extends Omit<Replayed, 'document' | 'changedAt'> {
  readonly contents: ProjectContents;
  /** Names of layers that had to go, because the disk has lost what they were made of. */
  readonly lostLayers: readonly string[];
}

const withoutLogits = (layer: Layer): Layer =>
  layer.kind === 'cutout' && layer.origin.kind === 'prompts' ? { ...layer, origin: { ...layer.origin, logits: null, detail: null } } : layer;

/** What is left of a document without the blobs that are gone: lost logits cost a warm start, the rest its layer. */
function without(document: DocumentRecord, gone: ReadonlySet<BlobName>, masks: CollectedBlobs['masks']): DocumentRecord {
  const layers = document.layers.flatMap((layer): Layer[] => {
    const image = imageOf(layer);
    if (image !== undefined && gone.has(blobName({ kind: 'images', id: image }))) return [];
    if (layer.kind === 'cutout' && cutoutProblem(document, layer, masks)) return [];
    const lost = [...blobsOfLayer(layer)].filter((ref) => gone.has(blobName(ref)));
    if (lost.some(({ kind }) => kind !== 'logits')) return [];
    return [lost.length > 0 ? withoutLogits(layer) : layer];
  });
  const images = Object.fromEntries(Object.entries(document.images).filter(([id]) => !gone.has(blobName({ kind: 'images', id }))));
  return { ...document, images, layers };
}

/**
 * The last state of a journal with all that it needs, valid in any case.
 * @throws ClickcutError `project-damaged` when nothing of it is left, `project-too-new`, `cancelled`
 */
export async function loadWork(folder: WorkFolder, signal?: AbortSignal): Promise<Loaded> {
  const { document, revision, savedAs, lostBatches } = await replay(folder);
  const blobs = new CollectedBlobs();
  const gone = new Set<BlobName>();
  await inParallel([...blobsOfDocument(document)], 4, async ([name, ref]) => {
    throwIfAborted(signal);
    const payload = await folder.readBlob(ref).catch(() => undefined);
    if (!payload || (await blobs.take(ref, payload, signal)) !== undefined) gone.add(name);
  });
  const whole = without(document, gone, blobs.masks);
  if (whole.layers.length === 0 && document.layers.length > 0) throw projectDamaged(document.name, undefined, 'its photos are gone from the disk');
  const kept = new Set(whole.layers.map(({ id }) => id));
  const thumbnail = await readFile(folder.thumbnail).catch(() => undefined);
  return {
    contents: {
      document: whole,
      images: blobs.images,
      masks: blobs.masks,
      logits: blobs.logits,
      ...(thumbnail && thumbnail.length <= mostThumbnailBytes && { thumbnail: new Uint8Array(thumbnail) }),
    },
    revision,
    savedAs,
    lostBatches,
    lostLayers: document.layers.filter(({ id }) => !kept.has(id)).map(({ name }) => name),
  };
}
