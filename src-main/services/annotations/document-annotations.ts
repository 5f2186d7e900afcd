import { throwIfAborted } from '../../../src-preload/contract/errors';
import type { CutoutLayer, DocumentRecord, ImageId, LayerId, MaskId } from '../../../src-preload/model/document';
import type { Point } from '../../../src-preload/model/geometry';
import { ancestorsOf, isShown } from '../../../src-preload/model/tree';
import { usedImagesOnly } from '../documents/gather-contents';
import type { StoredMask } from '../masks/masks';
import type { RasterWorker } from '../raster/raster-worker';
import type { AnnotatedObject, AnnotatedPhoto } from './annotated-photo';
import { categoryOf } from './categories';

export interface DocumentAnnotationsOptions {
  /** The cut-outs to take; all that are visible unless told. */
  readonly layers?: readonly LayerId[] | undefined;
  /** Names that go before others where a layer or its group has one; see `categoryOf`. */
  readonly classes?: readonly string[] | undefined;
  readonly mask: (id: MaskId) => Promise<StoredMask>;
  readonly raster: Pick<RasterWorker, 'run'>;
  readonly signal?: AbortSignal | undefined;
}

/** The first click that said "this belongs to it". */
const pointOf = ({ origin }: CutoutLayer): Point | undefined => {
  if (origin.kind !== 'prompts') return undefined;
  const first = origin.prompts.points.find(({ positive }) => positive);
  return first && { x: first.x, y: first.y };
};

/**
 * Every photo of a document with its cut-outs, from the bottom to the top, as annotations: masks in the photo's own
 * pixels wherever the layer lies, at half alpha. Opacity, effects and clipping change nothing. Copies of one mask with
 * one category are one object; a mask that is nowhere half opaque is none. Photos without cut-outs come too, as
 * examples of nothing.
 */
export async function* documentAnnotations(document: DocumentRecord, options: DocumentAnnotationsOptions): AsyncGenerator<AnnotatedPhoto> {
  const { layers: chosen, classes = [], mask, raster, signal } = options;
  const wanted = (layer: CutoutLayer): boolean => (chosen ? chosen.includes(layer.id) : isShown(document.layers, layer));
  const byImage = new Map<ImageId, CutoutLayer[]>(Object.keys(usedImagesOnly(document).images).map((id) => [id, []]));
  for (const layer of document.layers) {
    if (layer.kind === 'cutout' && wanted(layer)) byImage.get(layer.image)?.push(layer);
  }
  for (const [image, layers] of byImage) {
    const info = document.images[image];
    if (!info) continue;
    const seen = new Set<string>();
    const objects: AnnotatedObject[] = [];
    for (const layer of layers) {
      throwIfAborted(signal);
      const category = categoryOf(layer.name, ancestorsOf(document.layers, layer).map(({ name }) => name), classes);
      const key = `${layer.mask} ${category}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const { counts, area, bounds } = await raster.run('run-lengths', { mask: await mask(layer.mask) }, { signal });
      if (area > 0) objects.push({ category, counts, area, bounds, point: pointOf(layer) });
    }
    yield { fileName: info.name, width: info.width, height: info.height, objects };
  }
}
