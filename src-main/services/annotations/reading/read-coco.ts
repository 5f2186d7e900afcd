import { damaged, tooLarge } from './annotation-errors';
import { createSet, within, type AnnotationSet, type ReadObject, type SetEntry } from './annotation-set';
import { firstPoint, isRecord, optionalNumber, pointBudget, segmentationFrom, sizeOf, type JsonRecord } from './json-values';
import { mostRecords } from './limits';

type Id = string | number;
const isId = (value: unknown): value is Id => typeof value === 'number' || typeof value === 'string';

export const isCoco = (value: unknown): value is JsonRecord => isRecord(value) && Array.isArray(value['images']) && Array.isArray(value['annotations']);

function recordsOf(file: string, value: JsonRecord, key: string): readonly JsonRecord[] {
  const list = value[key] ?? [];
  if (!Array.isArray(list)) throw damaged(file, `'${key}' is no list`);
  if (list.length > mostRecords) throw tooLarge(file, `'${key}' has ${list.length} entries`);
  const odd = list.findIndex((entry) => !isRecord(entry) || !isId(entry['id']));
  if (odd >= 0) throw damaged(file, `entry ${odd} of '${key}' has no id`);
  return list as readonly JsonRecord[];
}

/**
 * Annotations of COCO's object detection task: polygons, run lengths packed and not, crowds. Objects that have a box
 * alone are left out. @throws ClickcutError `file-unreadable`
 */
export function readCoco(file: string, value: JsonRecord): AnnotationSet {
  const names = new Map(recordsOf(file, value, 'categories').map(({ id, name }) => [id, name] as const));
  const byImage = new Map<unknown, JsonRecord[]>(recordsOf(file, value, 'images').map(({ id }) => [id, []]));
  for (const annotation of recordsOf(file, value, 'annotations')) {
    const list = byImage.get(annotation['image_id']);
    if (!list) throw damaged(file, `annotation ${String(annotation['id'])} is of the image ${String(annotation['image_id'])}, which is not there`);
    list.push(annotation);
  }

  const entries = recordsOf(file, value, 'images').map((image): SetEntry => {
    const name = image['file_name'];
    if (typeof name !== 'string' || name === '') throw damaged(file, `image ${String(image['id'])} has no file name`);
    const size = within((what, cause) => damaged(file, `'${name}': ${what}`, cause), () => sizeOf(image));
    return {
      name,
      size,
      read: async () => {
        const budget = pointBudget(file, name);
        return (byImage.get(image['id']) ?? []).flatMap((annotation): readonly ReadObject[] => {
          const shape = within((what, cause) => damaged(file, `annotation ${String(annotation['id'])}: ${what}`, cause), () => segmentationFrom(annotation['segmentation'], size, budget));
          if (!shape) return [];
          const category = names.get(annotation['category_id']);
          return [{
            category: typeof category === 'string' && category !== '' ? category : `class ${String(annotation['category_id'] ?? '')}`.trim(),
            shape,
            isCrowd: annotation['iscrowd'] === 1 || annotation['iscrowd'] === true,
            iou: optionalNumber(annotation['predicted_iou']),
            stability: optionalNumber(annotation['stability_score']),
            point: firstPoint(annotation['point_coords']),
          }];
        });
      },
    };
  });
  return createSet('coco', file, entries);
}
