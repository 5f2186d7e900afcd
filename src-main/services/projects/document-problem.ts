import { imageOf } from '../../../src-preload/model/apply-operation';
import { cutoutMasks } from '../../../src-preload/model/cutout-masks';
import { detailFits } from '../../../src-preload/model/detail-fits';
import type { CutoutLayer, DocumentRecord } from '../../../src-preload/model/document';
import { treeProblem } from '../../../src-preload/model/tree';
import { blobName, blobsOfDocument, type BlobName } from './blob-refs';
import type { ProjectContents } from './contents';

/** What the record's schema cannot say: why a document makes no sense by itself. Undefined when it does. */
export function documentProblem(document: DocumentRecord): string | undefined {
  const wrong = Object.entries(document.images).find(([id, info]) => info.id !== id);
  if (wrong) return `the photo '${wrong[1].name}' is listed under another id`;
  const orphan = document.layers.find((layer) => {
    const image = imageOf(layer);
    return image !== undefined && !Object.hasOwn(document.images, image);
  });
  if (orphan) return `the photo of the layer '${orphan.name}' is not part of the document`;
  const astray = document.layers.find((layer) => {
    const photo = layer.kind === 'cutout' ? document.images[layer.image] : undefined;
    return layer.kind === 'cutout' && photo !== undefined && !detailFits(layer, photo);
  });
  if (astray) return `the part of its photo that the layer '${astray.name}' was seen in from nearer lies outside the photo`;
  return treeProblem(document.layers);
}

type Blobs = Pick<ProjectContents, 'images' | 'masks' | 'logits'>;

/** The first blob that a document refers to and that is not there. */
export function missingBlob(document: DocumentRecord, blobs: Blobs): BlobName | undefined {
  const missing = [...blobsOfDocument(document).values()].find(({ kind, id }) => !blobs[kind].has(id));
  return missing && blobName(missing);
}

/** Why a cut-out's masks do not belong to it; undefined when they do, and for masks that are not there. */
export function cutoutProblem(document: DocumentRecord, layer: CutoutLayer, masks: Blobs['masks']): { readonly entry: BlobName; readonly what: string } | undefined {
  const image = document.images[layer.image];
  for (const id of cutoutMasks(layer)) {
    const info = masks.get(id)?.info;
    if (!info || !image) continue;
    const entry = blobName({ kind: 'masks', id });
    if (info.width !== image.width || info.height !== image.height) {
      return { entry, what: `it is ${info.width} x ${info.height}, the photo of the layer '${layer.name}' is ${image.width} x ${image.height}` };
    }
    const [a, b] = [info.bounds, layer.bounds];
    if (id === layer.mask && (a.x !== b.x || a.y !== b.y || a.width !== b.width || a.height !== b.height)) {
      return { entry, what: `its bounds are not those of the layer '${layer.name}'` };
    }
  }
  return undefined;
}

/** The first mask that does not belong to its layer. */
export function maskProblem(document: DocumentRecord, masks: Blobs['masks']): { readonly entry: BlobName; readonly what: string } | undefined {
  for (const layer of document.layers) {
    const problem = layer.kind === 'cutout' ? cutoutProblem(document, layer, masks) : undefined;
    if (problem) return problem;
  }
  return undefined;
}
