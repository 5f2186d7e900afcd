import { describe, expect, it } from 'vitest';
import { cocoDocument } from '../../../src-main/services/annotations/coco';

const object = { area: 6, bounds: { x: 1, y: 2, width: 3, height: 2 } };

describe('annotations in the format of COCO', () => {
  const made = cocoDocument(
    [
      { fileName: 'a.jpg', width: 40, height: 30, objects: [{ ...object, category: 'dog', segmentation: { counts: 'abc' }, iou: 0.912345, stability: 0.5, point: { x: 2, y: 3 } }] },
      { fileName: 'b.jpg', width: 20, height: 10, objects: [{ ...object, category: 'cat', segmentation: { rings: [[1, 2, 4, 2, 4, 4.004]] } }, { ...object, category: 'dog', segmentation: { counts: 'd' } }] },
    ],
    { by: 'Clickcut', version: '1' },
  );

  it('number photos, objects and categories from 1, each by itself', () => {
    expect(made.images).toEqual([{ id: 1, file_name: 'a.jpg', width: 40, height: 30 }, { id: 2, file_name: 'b.jpg', width: 20, height: 10 }]);
    expect(made.categories.map(({ id, name }) => [id, name])).toEqual([[1, 'dog'], [2, 'cat']]);
    expect(made.annotations.map(({ id, image_id, category_id }) => [id, image_id, category_id])).toEqual([[1, 1, 1], [2, 2, 2], [3, 2, 1]]);
  });

  it('give run lengths with their size, height first, and rings as plain numbers', () => {
    expect(made.annotations[0]).toMatchObject({ segmentation: { size: [30, 40], counts: 'abc' }, bbox: [1, 2, 3, 2], area: 6, iscrowd: 0, predicted_iou: 0.9123, stability_score: 0.5, point_coords: [[2, 3]] });
    expect(made.annotations[1]?.segmentation).toEqual([[1, 2, 4, 2, 4, 4]]);
    expect(made.annotations[1]).not.toHaveProperty('predicted_iou');
  });
});
