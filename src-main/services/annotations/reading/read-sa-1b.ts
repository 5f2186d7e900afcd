import { damaged, otherSize } from './annotation-errors';
import { createSet, within, type AnnotationSet, type PhotoToAnnotate, type ReadObject } from './annotation-set';
import type { AnnotationSource } from './annotation-source';
import { firstPoint, isRecord, optionalNumber, parseJson, pointBudget, segmentationFrom, sizeOf, type JsonRecord } from './json-values';

export const isSa1b = (value: unknown): value is JsonRecord => isRecord(value) && isRecord(value['image']) && Array.isArray(value['annotations']);

function objectsOf(file: string, value: JsonRecord, photo: PhotoToAnnotate): readonly ReadObject[] {
  const size = within((what, cause) => damaged(file, what, cause), () => sizeOf(value['image'] as JsonRecord));
  if (size.width !== photo.width || size.height !== photo.height) throw otherSize(file, photo.name, size, photo);
  const budget = pointBudget(file, photo.name);
  return (value['annotations'] as readonly unknown[]).flatMap((annotation, i): readonly ReadObject[] => {
    if (!isRecord(annotation)) throw damaged(file, `annotation ${i} is no record`);
    const shape = within((what, cause) => damaged(file, `annotation ${String(annotation['id'] ?? i)}: ${what}`, cause), () => segmentationFrom(annotation['segmentation'], size, budget));
    if (!shape) return [];
    return [{
      category: 'object',
      shape,
      isCrowd: false,
      iou: optionalNumber(annotation['predicted_iou']),
      stability: optionalNumber(annotation['stability_score']),
      point: firstPoint(annotation['point_coords']),
    }];
  });
}

/** SA-1B: a JSON file a photo, of the same name. @param first the first file, which told what they are */
export function readSa1b(source: AnnotationSource, paths: readonly string[], first: JsonRecord): AnnotationSet {
  const [only, ...more] = paths;
  const { file_name: name } = first['image'] as JsonRecord;
  if (only !== undefined && more.length === 0) {
    const size = within((what, cause) => damaged(only, what, cause), () => sizeOf(first['image'] as JsonRecord));
    return createSet('sa-1b', source.name, [{ name: typeof name === 'string' && name !== '' ? name : only, size, read: async (photo) => objectsOf(only, first, photo) }]);
  }
  return createSet('sa-1b', source.name, paths.map((path) => ({
    name: path.replace(/\.json$/i, ''),
    read: async (photo) => {
      const value = parseJson(path, await source.read(path));
      if (!isSa1b(value)) throw damaged(path, "it has no 'image' and 'annotations'");
      return objectsOf(path, value, photo);
    },
  })));
}
