import type { Size } from '../../../src-preload/model/geometry';
import type { StoredMask } from '../masks/masks';
import type { RasterWorker } from '../raster/raster-worker';
import { damaged, unknownFormat } from './reading/annotation-errors';
import type { AnnotationSet, ReadObject } from './reading/annotation-set';
import { openAnnotationSource, type AnnotationInput } from './reading/annotation-source';
import { parseJson } from './reading/json-values';
import { isCoco, readCoco } from './reading/read-coco';
import { isMaskPicture, readMaskPictures } from './reading/read-mask-pictures';
import { isSa1b, readSa1b } from './reading/read-sa-1b';
import { isVoc, readVoc } from './reading/read-voc';
import { labelPaths, readYolo } from './reading/read-yolo';

export type { AnnotationSet, PhotoToAnnotate, ReadObject } from './reading/annotation-set';
export type { AnnotationInput } from './reading/annotation-source';

export interface ReadAnnotationsOptions {
  readonly raster: Pick<RasterWorker, 'run'>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Opens annotations of any known format, told apart by content: COCO or SA-1B as a JSON file, or a folder or zip with
 * SA-1B, YOLO, Pascal VOC or mask pictures. Sizes, references and run lengths are checked before memory is taken.
 * @throws ClickcutError `file-unreadable`, `unsupported`, `cancelled`
 */
export async function readAnnotations(input: AnnotationInput, { raster, signal }: ReadAnnotationsOptions): Promise<AnnotationSet> {
  const source = await openAnnotationSource(input, signal);
  const { name, paths } = source;
  const jsons = paths.filter((path) => /\.json$/i.test(path));
  const [first] = jsons;
  if (first !== undefined) {
    const value = parseJson(first, await source.read(first));
    if (isSa1b(value)) return readSa1b(source, jsons, value);
    if (isCoco(value)) {
      if (jsons.length > 1) throw damaged(name, `it holds ${jsons.length} JSON files; name one of them`);
      return readCoco(name, value);
    }
    if (jsons.length === paths.length) throw unknownFormat(name);
  }
  if (paths.some(isVoc)) return readVoc(source, raster);
  if (labelPaths(paths).length > 0) return readYolo(source);
  if (paths.some(isMaskPicture)) return readMaskPictures(source);
  throw unknownFormat(name);
}

/** The mask of an object at its photo's size; polygons get smooth edges. Made in the raster worker. */
export function maskOfObject({ shape }: ReadObject, { width, height }: Size, { raster, signal }: ReadAnnotationsOptions): Promise<StoredMask> {
  if (shape.kind === 'alpha') return raster.run('seal-alpha', { alpha: shape.alpha, image: { width, height } }, { signal });
  return raster.run('mask-of-shape', { size: { width, height }, shape }, { signal });
}
