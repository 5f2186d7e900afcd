import { describe, expect, it } from 'vitest';
import { countsFromText, elements, planeFromCounts, planeFromPolygons, readPng, yoloLines } from './independent-readers';
import { areaOf, boxOf, iou, planeOf } from './pictures';
import { emptyPhoto, expected, filesOf, photo, planes, size, textOf } from './scene';

interface Annotation {
  readonly id: number;
  readonly image_id: number;
  readonly category_id: number;
  readonly segmentation: { readonly size: readonly number[]; readonly counts: string };
  readonly bbox: readonly number[];
  readonly area: number;
}

const json = <T>(bytes: Uint8Array | undefined): T => JSON.parse(textOf(bytes)) as T;

describe('COCO', () => {
  interface Coco<S> {
    readonly images: readonly { readonly id: number; readonly file_name: string; readonly width: number; readonly height: number }[];
    readonly categories: readonly { readonly id: number; readonly name: string }[];
    readonly annotations: readonly (Omit<Annotation, 'segmentation'> & { readonly segmentation: S; readonly iscrowd: number })[];
  }

  it('with run lengths gives every mask back', async () => {
    const files = await filesOf('coco');
    expect([...files.keys()]).toEqual(['annotations.json']);
    const coco = json<Coco<Annotation['segmentation']>>(files.get('annotations.json'));
    expect(coco.images).toEqual([{ id: 1, file_name: 'beach.jpg', ...size }, { id: 2, file_name: 'nothing.png', width: 20, height: 10 }]);
    // The class that was given comes first, the others in the order in which they appear.
    expect(coco.categories.map(({ id, name }) => [id, name])).toEqual([[1, 'cat'], [2, 'ring'], [3, 'dog']]);
    expect(coco.annotations.map(({ id }) => id)).toEqual([1, 2, 3]);
    for (const [i, { category, plane }] of expected.entries()) {
      const { segmentation, bbox, area, category_id: id } = coco.annotations[i] ?? expect.fail('an object is missing');
      expect(coco.categories.find((c) => c.id === id)?.name).toBe(category);
      expect(segmentation.size).toEqual([80, 120]);
      expect(iou(planeFromCounts(size, countsFromText(segmentation.counts)), plane)).toBe(1);
      expect([bbox, area]).toEqual([boxOf(size, plane), areaOf(plane)]);
    }
    expect(coco.annotations[0]).toMatchObject({ iscrowd: 0, predicted_iou: 0.91, stability_score: 0.97, point_coords: [[60.5, 40.5]] });
    expect(coco.annotations[1]).not.toHaveProperty('predicted_iou');
  });

  it('with polygons gives every mask back but for its finest edge, boxes and areas exactly', async () => {
    const coco = json<Coco<readonly (readonly number[])[]>>((await filesOf('coco-polygons')).get('annotations.json'));
    for (const [i, { plane }] of expected.entries()) {
      const { segmentation, bbox, area } = coco.annotations[i] ?? expect.fail('an object is missing');
      expect(iou(planeFromPolygons(size, segmentation), plane)).toBeGreaterThanOrEqual(0.99);
      expect([bbox, area]).toEqual([boxOf(size, plane), areaOf(plane)]);
    }
    // Two pieces are two polygons; a hole is none.
    expect(coco.annotations.map(({ segmentation }) => segmentation.length)).toEqual([1, 2, 1]);
  });
});

describe('SA-1B', () => {
  interface Sa1b {
    readonly image: unknown;
    readonly annotations: readonly (Annotation & { readonly point_coords: readonly (readonly [number, number])[] })[];
  }

  it('is a file a photo, with every mask and a click in it', async () => {
    const files = await filesOf('sa-1b');
    expect([...files.keys()]).toEqual(['beach.json', 'nothing.json']);
    const { image, annotations } = json<Sa1b>(files.get('beach.json'));
    expect(image).toEqual({ image_id: 1, ...size, file_name: 'beach.jpg' });
    for (const [i, { plane }] of expected.entries()) {
      const found = annotations[i] ?? expect.fail('an object is missing');
      expect(iou(planeFromCounts(size, countsFromText(found.segmentation.counts)), plane)).toBe(1);
      expect([found.bbox, found.area]).toEqual([boxOf(size, plane), areaOf(plane)]);
      const [x, y] = found.point_coords[0] ?? [0, 0];
      expect(plane[Math.floor(y) * size.width + Math.floor(x)]).toBe(1);
      expect(found).toMatchObject({ crop_box: [0, 0, 120, 80] });
    }
    expect(annotations[0]).toMatchObject({ predicted_iou: 0.91, stability_score: 0.97, point_coords: [[60.5, 40.5]] });
    // What a person has made is sure.
    expect(annotations[1]).toMatchObject({ predicted_iou: 1, stability_score: 1 });
  });

  it('keeps the numbers of its own photos', async () => {
    const files = await filesOf('sa-1b', [{ ...photo, fileName: 'sa_223750.jpg' }]);
    expect(json<Sa1b>(files.get('sa_223750.json')).image).toMatchObject({ image_id: 223750 });
  });
});

describe('YOLO', () => {
  it('is one line an object, with its hole and its pieces', async () => {
    const files = await filesOf('yolo');
    expect([...files.keys()]).toEqual(['labels/beach.txt', 'labels/nothing.txt', 'data.yaml']);
    const lines = yoloLines(textOf(files.get('labels/beach.txt')), size);
    expect(lines.map(({ label }) => label)).toEqual([1, 2, 0]);
    for (const [i, { plane }] of expected.entries()) expect(iou(planeFromPolygons(size, [lines[i]?.polygon ?? []]), plane)).toBeGreaterThanOrEqual(0.99);
    expect(textOf(files.get('labels/nothing.txt'))).toBe('');
    expect(textOf(files.get('data.yaml'))).toBe('path: .\ntrain: images\nval: images\nnames:\n  0: "cat"\n  1: "ring"\n  2: "dog"\n');
  });
});

describe('Pascal VOC', () => {
  it('is two pictures with its colour map, and boxes that count from 1', async () => {
    const files = await filesOf('voc');
    const [classes, objects] = ['Class', 'Object'].map((kind) => readPng(files.get(`Segmentation${kind}/beach.png`) ?? new Uint8Array()));
    if (!classes || !objects) return expect.fail('a picture is missing');
    expect([classes.width, classes.height, classes.colourType]).toEqual([120, 80, 3]);
    // The first entries of the development kit's map.
    expect(objects.palette.slice(0, 6)).toEqual([[0, 0, 0], [128, 0, 0], [0, 128, 0], [128, 128, 0], [0, 0, 128], [128, 0, 128]]);
    expect(objects.palette[255]).toEqual([224, 224, 192]);
    for (const [i, { plane }] of expected.entries()) {
      expect(iou(objects.pixels.map((v) => (v === i + 1 ? 1 : 0)), plane)).toBe(1);
      expect(iou(classes.pixels.map((v) => (v === [2, 3, 1][i] ? 1 : 0)), plane)).toBe(1);
    }
    const xml = textOf(files.get('Annotations/beach.xml'));
    expect(elements(xml, 'name')).toEqual(['ring', 'dog', 'cat']);
    const boxes = elements(xml, 'bndbox').map((box) => ['xmin', 'ymin', 'xmax', 'ymax'].map((side) => Number(elements(box, side)[0])));
    for (const [i, { plane }] of expected.entries()) {
      const [x = 0, y = 0, w = 0, h = 0] = boxOf(size, plane);
      expect(boxes[i]).toEqual([x + 1, y + 1, x + w, y + h]);
    }
    expect(elements(xml, 'truncated')).toEqual(['0', '0', '1']);
    expect(textOf(files.get('ImageSets/Segmentation/trainval.txt'))).toBe('beach\nnothing\n');
    expect(textOf(files.get('labelmap.txt'))).toContain('\nbackground:0,0,0::\ncat:128,0,0::\nring:0,128,0::\ndog:128,128,0::\n');
  });

  it('shows what lies on top', async () => {
    const [ring, dog] = photo.objects;
    const all = planeOf(size, () => true);
    if (!ring || !dog) return expect.fail('no objects');
    const files = await filesOf('voc', [{ ...photo, objects: [{ ...dog, category: 'under', counts: (await import('./pictures')).objectOf(size, all, 'under').counts }, ring] }]);
    const { pixels } = readPng(files.get('SegmentationObject/beach.png') ?? new Uint8Array());
    expect([...pixels]).toEqual([...planes.ring].map((inside) => (inside ? 2 : 1)));
  });

  it('refuses more objects than its pictures can tell apart', async () => {
    const many = Array.from({ length: 255 }, () => photo.objects[0] ?? expect.fail('no objects'));
    await expect(filesOf('voc', [{ ...photo, objects: many }])).rejects.toMatchObject({ code: 'bad-request', message: expect.stringContaining("'beach.jpg' has 255 objects") });
  });
});

describe('mask pictures', () => {
  it('are one for each object, numbered by category, named for every system', async () => {
    const [ring, dog, cat] = photo.objects;
    if (!ring || !dog || !cat) return expect.fail('no objects');
    const files = await filesOf('masks', [{ ...photo, objects: [dog, { ...ring, category: 'Dog' }, { ...cat, category: 'a/b:c' }] }], []);
    expect([...files.keys()]).toEqual(['masks/beach/dog-1.png', 'masks/beach/dog-2.png', 'masks/beach/a b c-1.png']);
    const picture = readPng(files.get('masks/beach/dog-2.png') ?? new Uint8Array());
    expect([picture.width, picture.height, picture.colourType]).toEqual([120, 80, 0]);
    expect([...picture.pixels]).toEqual([...planes.ring].map((v) => v * 255));
  });
});

describe('a set of many photos', () => {
  it('numbers files whose names collide', async () => {
    const files = await filesOf('sa-1b', [{ ...emptyPhoto, fileName: 'a/x.jpg' }, { ...emptyPhoto, fileName: 'b/X.png' }]);
    expect([...files.keys()]).toEqual(['x.json', 'X-2.json']);
  });

  it('is written photo by photo', async () => {
    const { writeAnnotations } = await import('../../../src-main/services/annotations/write-annotations');
    const { inProcess } = await import('../masks/mask-studio');
    let asked = 0;
    const photos = function* () {
      for (; asked < 3; asked++) yield { ...photo, fileName: `${asked}.jpg` };
    };
    const set = writeAnnotations(photos(), { format: 'yolo', made: { by: 'x', version: '1' }, raster: inProcess });
    expect((await set.next()).value).toMatchObject({ path: 'labels/0.txt' });
    expect(asked).toBe(0);
  });

  it('ends when it is cancelled', async () => {
    const { writeAnnotations } = await import('../../../src-main/services/annotations/write-annotations');
    const { inProcess } = await import('../masks/mask-studio');
    const controller = new AbortController();
    const set = writeAnnotations([photo, photo], { format: 'masks', made: { by: 'x', version: '1' }, raster: inProcess, signal: controller.signal });
    await set.next();
    controller.abort();
    await expect(set.next()).rejects.toMatchObject({ code: 'cancelled' });
  });
});
