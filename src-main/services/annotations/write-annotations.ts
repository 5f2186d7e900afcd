import { parse } from 'node:path/posix';
import { throwIfAborted } from '../../../src-preload/contract/errors';
import type { AnnotationFormat } from '../../../src-preload/model/job';
import { safeFileName } from '../../../src-preload/model/exporting/safe-file-name';
import type { RasterWorker } from '../raster/raster-worker';
import type { AnnotatedPhoto, AnnotationFile } from './annotated-photo';
import { createClassList } from './categories';
import type { AnnotationWriter, WritingContext } from './writing/annotation-writer';
import { writeCoco } from './writing/write-coco';
import { writeMaskPictures } from './writing/write-mask-pictures';
import { writeSa1b } from './writing/write-sa-1b';
import { writeVoc } from './writing/write-voc';
import { writeYolo } from './writing/write-yolo';

/** How far polygons may be from the masks that they are made of, in pixels. */
export const defaultTolerance = 0.5;

export interface WriteAnnotationsOptions {
  readonly format: AnnotationFormat;
  /** Categories that get the first numbers, in this order; others follow in the order in which they appear. */
  readonly classes?: readonly string[] | undefined;
  /** Of polygons, in pixels; 0.5 unless told. See `PolygonOptions`. */
  readonly tolerance?: number | undefined;
  readonly made: WritingContext['made'];
  readonly raster: Pick<RasterWorker, 'run'>;
  readonly signal?: AbortSignal | undefined;
}

function writerFor(context: WritingContext): AnnotationWriter {
  switch (context.format) {
    case 'coco':
    case 'coco-polygons':
      return writeCoco(context);
    case 'sa-1b':
      return writeSa1b();
    case 'yolo':
      return writeYolo(context);
    case 'voc':
      return writeVoc(context);
    case 'masks':
      return writeMaskPictures(context);
  }
}

/** A file name without its extension, numbered where an earlier photo has it, also on systems that ignore capitals. */
function createStems(): (fileName: string) => string {
  const taken = new Set<string>();
  return (fileName) => {
    const base = safeFileName(parse(fileName.replaceAll('\\', '/')).name, 'photo');
    for (let n = 1; ; n++) {
      const stem = n === 1 ? base : `${base}-${n}`;
      if (taken.has(stem.toLowerCase())) continue;
      taken.add(stem.toLowerCase());
      return stem;
    }
  };
}

/**
 * The files of an annotated set, each as soon as it is finished: memory holds one photo, and of COCO the text so far.
 * @throws ClickcutError `cancelled`; `bad-request` for what the format cannot hold (Pascal VOC: 254 objects a photo)
 */
export async function* writeAnnotations(photos: Iterable<AnnotatedPhoto> | AsyncIterable<AnnotatedPhoto>, options: WriteAnnotationsOptions): AsyncGenerator<AnnotationFile> {
  const { format, classes = [], tolerance = defaultTolerance, made, raster, signal } = options;
  const writer = writerFor({ format, classes: createClassList(classes), tolerance, made, raster, signal });
  const stemOf = createStems();
  let index = 0;
  for await (const photo of photos) {
    throwIfAborted(signal);
    yield* writer.photo({ ...photo, stem: stemOf(photo.fileName), index });
    index += 1;
  }
  throwIfAborted(signal);
  yield* writer.end();
}
