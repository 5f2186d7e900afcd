import { plainLayer, type CutoutLayer, type DocumentRecord, type ImageInfo, type MaskId } from '../../../src-preload/model/document';
import { noEffects } from '../../../src-preload/model/effects';
import { identity } from '../../../src-preload/model/matrix';
import { newDocument } from '../documents/new-document';
import { fromRaster } from '../images/sharp';
import type { OpenImage } from '../images/images';
import type { StoredMask } from '../masks/masks';
import type { ProjectContents } from '../projects/contents';
import type { RasterWorker } from '../raster/raster-worker';
import { layerNamesFor } from './categories';
import { maskOfObject, type AnnotationSet, type ReadObject } from './read-annotations';

const thumbnailSide = 512;

/** One object of a photo, ready to become a layer. */
export interface AnnotatedMask {
  readonly name: string;
  readonly mask: StoredMask;
  /** A region of many objects: of no use as a cut-out, so that its layer is hidden. */
  readonly isCrowd: boolean;
  readonly object: ReadObject;
}

export interface AnnotatedMasksOptions {
  readonly raster: Pick<RasterWorker, 'run'>;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: { readonly done: number; readonly total: number }) => void) | undefined;
}

/** The objects of a photo as masks, named by their categories; masks that cover nothing are left out. @throws as `AnnotationSet.objects` */
export async function annotatedMasks(set: AnnotationSet, photo: ImageInfo, { raster, signal, onProgress }: AnnotatedMasksOptions): Promise<readonly AnnotatedMask[]> {
  const { name, width, height } = photo;
  const objects = await set.objects({ name, width, height }, signal);
  const made: { readonly object: ReadObject; readonly mask: StoredMask }[] = [];
  for (const [i, object] of objects.entries()) {
    const mask = await maskOfObject(object, photo, { raster, signal });
    if (mask.info.area > 0) made.push({ object, mask });
    onProgress?.({ done: i + 1, total: objects.length });
  }
  const names = layerNamesFor(made.map(({ object }) => object.category));
  return made.map(({ object, mask }, i) => ({ name: names[i] ?? object.category, mask, isCrowd: object.isCrowd, object }));
}

/** A document of one photo with a cut-out layer for each object, the last one on top. */
export function annotatedDocument(info: ImageInfo, masks: readonly AnnotatedMask[], newId: () => string): DocumentRecord {
  const document = newDocument(info, newId);
  const layers = masks.map(
    ({ name, mask, isCrowd }): CutoutLayer => ({
      ...plainLayer,
      kind: 'cutout',
      id: newId(),
      name,
      visible: !isCrowd,
      transform: identity,
      effects: noEffects,
      image: info.id,
      base: mask.info.id,
      mask: mask.info.id,
      bounds: mask.info.bounds,
      origin: { kind: 'drawn' },
      refine: null,
    }),
  );
  return { ...document, layers: [...document.layers, ...layers] };
}

/** The same as the contents of a project file. */
export async function annotatedProject(photo: OpenImage, masks: readonly AnnotatedMask[], newId: () => string, signal?: AbortSignal): Promise<ProjectContents> {
  const { info, bytes } = photo;
  const thumbnail = await fromRaster(await photo.scaled(thumbnailSide, signal)).png({ compressionLevel: 6 }).toBuffer();
  return {
    document: annotatedDocument(info, masks, newId),
    images: new Map([[info.id, bytes]]),
    masks: new Map<MaskId, StoredMask>(masks.map(({ mask }) => [mask.info.id, mask])),
    logits: new Map(),
    thumbnail: new Uint8Array(thumbnail),
  };
}
