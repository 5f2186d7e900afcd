import type { DocumentRecord, LogitsId, MaskId } from '../../../src-preload/model/document';
import { cutoutLogits } from '../../../src-preload/model/cutout-logits';
import { cutoutMasks } from '../../../src-preload/model/cutout-masks';
import { imageOf } from '../../../src-preload/model/apply-operation';
import type { Images } from '../images/images';
import type { LogitsStore } from '../masks/logits-store';
import type { Masks, StoredMask } from '../masks/masks';
import type { ProjectContents } from '../projects/contents';

/** Without the photos that no layer is made of any more: those stay out of files. */
export function usedImagesOnly(document: DocumentRecord): DocumentRecord {
  const used = new Set(document.layers.flatMap((layer) => imageOf(layer) ?? []));
  return { ...document, images: Object.fromEntries(Object.entries(document.images).filter(([id]) => used.has(id))) };
}

/** Everything that a document refers to, as it has to lie in its project file. */
export async function gatherContents(
  document: DocumentRecord,
  stores: { readonly images: Pick<Images, 'get'>; readonly masks: Pick<Masks, 'load'>; readonly logits: Pick<LogitsStore, 'bytes'> },
  thumbnail: Uint8Array,
): Promise<ProjectContents> {
  const stripped = usedImagesOnly(document);
  const maskIds = new Set<MaskId>();
  const logitsIds = new Set<LogitsId>();
  for (const layer of document.layers) {
    if (layer.kind !== 'cutout') continue;
    for (const id of cutoutMasks(layer)) maskIds.add(id);
    for (const id of cutoutLogits(layer)) logitsIds.add(id);
  }
  const masks = new Map<MaskId, StoredMask>();
  for (const id of maskIds) masks.set(id, await stores.masks.load(id));
  return {
    document: stripped,
    images: new Map(Object.keys(stripped.images).map((id) => [id, stores.images.get(id).bytes])),
    masks,
    logits: new Map([...logitsIds].map((id) => [id, stores.logits.bytes(id)])),
    thumbnail,
  };
}
