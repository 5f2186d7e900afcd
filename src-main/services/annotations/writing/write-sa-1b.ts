import type { Point, Size } from '../../../../src-preload/model/geometry';
import type { AnnotatedObject } from '../annotated-photo';
import { unpackRunLengths } from '../pixels/unpack-runs';
import { jsonFile, type AnnotationWriter, type NamedPhoto } from './annotation-writer';

/** SA-1B's own photos are 'sa_223750.jpg'; others are counted. */
const imageIdOf = ({ fileName, index }: NamedPhoto): number => Number(/^sa_(\d{1,9})\./.exec(fileName)?.[1] ?? index + 1);

/** A pixel of the mask: the middle of its longest run. */
function pointInside({ counts }: AnnotatedObject, size: Size): Point {
  let at = 0;
  let best = { length: 0, at: 0 };
  for (const [i, count] of unpackRunLengths(counts, size).entries()) {
    if (i % 2 === 1 && count > best.length) best = { length: count, at: at + (count >> 1) };
    at += count;
  }
  const column = Math.floor(best.at / size.height);
  return { x: column + 0.5, y: best.at - column * size.height + 0.5 };
}

function annotationOf(id: number, photo: NamedPhoto, object: AnnotatedObject) {
  const { width, height } = photo;
  const { counts, bounds, area, iou = 1, stability = 1, point = pointInside(object, photo) } = object;
  return {
    id,
    segmentation: { size: [height, width], counts },
    bbox: [bounds.x, bounds.y, bounds.width, bounds.height],
    area,
    predicted_iou: iou,
    stability_score: stability,
    point_coords: [[point.x, point.y]],
    crop_box: [0, 0, width, height],
  };
}

/** SA-1B: one JSON file a photo. It knows no categories; what people have made counts as sure. */
export function writeSa1b(): AnnotationWriter {
  let next = 1;
  return {
    async *photo(photo) {
      const { width, height, fileName } = photo;
      const image = { image_id: imageIdOf(photo), width, height, file_name: fileName };
      yield jsonFile(`${photo.stem}.json`, { image, annotations: photo.objects.map((object) => annotationOf(next++, photo, object)) });
    },
    async *end() {
      yield* [];
    },
  };
}
