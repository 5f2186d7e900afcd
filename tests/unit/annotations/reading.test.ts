import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnnotations } from '../../../src-main/services/annotations/read-annotations';
import { unpackRunLengths } from '../../../src-main/services/annotations/pixels/unpack-runs';
import { yamlNames } from '../../../src-main/services/annotations/reading/yaml-names';
import { packRunLengths } from '../../../src-preload/raster/run-lengths';
import { inProcess } from '../masks/mask-studio';
import { planeFromPolygons } from './independent-readers';
import { iou, planeOf } from './pictures';
import { bytesOf, expected, filesOf, photo, planeOfObject, setOf, size } from './scene';

const target = { name: 'beach.jpg', ...size };
const files = (entries: Readonly<Record<string, string>>): ReadonlyMap<string, Uint8Array> => new Map(Object.entries(entries).map(([path, text]) => [path, bytesOf(text)]));
const coco = (more: object, annotation: object = {}): ReadonlyMap<string, Uint8Array> =>
  files({
    'a.json': JSON.stringify({
      images: [{ id: 7, file_name: 'beach.jpg', ...size }],
      categories: [{ id: 3, name: 'dog' }],
      annotations: [{ id: 1, image_id: 7, category_id: 3, segmentation: [[10, 10, 30, 10, 30, 30]], ...annotation }],
      ...more,
    }),
  });

describe('annotations that were written here', () => {
  it.each([['coco', 1], ['coco-polygons', 0.98], ['sa-1b', 1], ['yolo', 0.98], ['voc', 1], ['masks', 1]] as const)('%s come back with their masks and categories', async (format, least) => {
    const set = await setOf(await filesOf(format, [photo]));
    const found = await set.objects(target);
    // A folder lists masks by name, not by place.
    const wanted = format === 'masks' ? [...expected].sort((a, b) => a.category.localeCompare(b.category)) : expected;
    expect(found.map(({ category }) => category)).toEqual(format === 'sa-1b' ? ['object', 'object', 'object'] : wanted.map(({ category }) => category));
    for (const [i, { plane }] of wanted.entries()) expect(iou(await planeOfObject(found[i] ?? expect.fail('an object is missing')), plane)).toBeGreaterThanOrEqual(least);
    await expect(set.objects({ ...target, name: 'other.jpg', width: 60, height: 60 })).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining("'other.jpg'") });
  });

  it.each(['coco', 'sa-1b', 'voc'] as const)('%s are refused for a photo of another size', async (format) => {
    const set = await setOf(await filesOf(format, [photo]));
    await expect(set.objects({ name: 'beach.jpg', width: 80, height: 120 })).rejects.toMatchObject({ code: 'bad-request', message: expect.stringContaining('120 x 80') });
  });

  it('are found without extension, and by size where there is one photo alone', async () => {
    const set = await setOf(await filesOf('coco', [photo]));
    expect(await set.objects({ ...target, name: 'folder/Beach.PNG' })).toHaveLength(3);
    expect(await set.objects({ ...target, name: 'renamed.jpg' })).toHaveLength(3);
  });
});

describe('annotations of other programs', () => {
  it('COCO: run lengths that are not packed, crowds, overlapping polygons, boxes without masks', async () => {
    const rest = size.width * size.height - 2 * size.height;
    const annotations = [
      { id: 1, image_id: 7, category_id: 3, iscrowd: 1, segmentation: { size: [80, 120], counts: [0, 2 * size.height, rest] } },
      { id: 2, image_id: 7, category_id: 3, segmentation: [[10, 10, 40, 10, 40, 40, 10, 40], [30, 30, 60, 30, 60, 60, 30, 60]] },
      { id: 3, image_id: 7, category_id: 9, bbox: [1, 2, 3, 4], segmentation: [] },
      { id: 4, image_id: 7, category_id: 9, segmentation: [[0, 0, 5, 0, 5, 5]] },
    ];
    const found = await (await setOf(coco({ annotations }))).objects(target);
    expect(found.map(({ category, isCrowd }) => [category, isCrowd])).toEqual([['dog', true], ['dog', false], ['class 9', false]]);
    const [crowd, both] = found;
    if (!crowd || !both) return expect.fail('an object is missing');
    expect(await planeOfObject(crowd)).toEqual(planeOf(size, (x) => x < 2));
    expect(await planeOfObject(both)).toEqual(planeFromPolygons(size, annotations[1]?.segmentation as number[][]));
  });

  it('YOLO: boxes, names in a list, labels in folders', async () => {
    const set = await setOf(files({ 'data.yaml': "names: ['cat', \"a, b\"]\n", 'set/labels/train/beach.txt': '1 0.5 0.5 0.25 0.5\n\n0 0 0 0.5 0 0.5 1\n', 'README.txt': 'no label' }));
    const [box, triangle] = await set.objects(target);
    expect([box?.category, triangle?.category]).toEqual(['a, b', 'cat']);
    expect(await planeOfObject(box ?? expect.fail('no box'))).toEqual(planeOf(size, (x, y) => x >= 45 && x < 75 && y >= 20 && y < 60));
  });

  it.each([
    ['a block map', 'nc: 2\nnames:\n  0: cat # pet\n  1: "dog \\"x\\""\ntrain: a\n', [[0, 'cat'], [1, 'dog "x"']]],
    ['a block list', "names:\n- cat\n- 'it''s'\nval: b\n", [[0, 'cat'], [1, "it's"]]],
    ['a flow list over lines', 'names: [cat,\n  "d, e"]\n', [[0, 'cat'], [1, 'd, e']]],
    ['a flow map', 'names: {0: cat, 5: dog}\n', [[0, 'cat'], [5, 'dog']]],
    ['nothing', 'train: x\n', []],
  ])('YOLO: class names as %s', (_, text, names) => {
    expect([...yamlNames(text)]).toEqual(names);
  });

  it("VOC: objects named by their boxes, in VOC's own classes, borders ignored", async () => {
    const written = new Map(await filesOf('voc', [photo], []));
    written.delete('labelmap.txt');
    expect((await (await setOf(written)).objects(target)).map(({ category }) => category)).toEqual(['ring', 'dog', 'cat']);
    written.delete('Annotations/beach.xml');
    expect((await (await setOf(written)).objects(target)).map(({ category }) => category)).toEqual(['aeroplane', 'bicycle', 'bird']);
    written.delete('SegmentationObject/beach.png');
    expect((await (await setOf(written)).objects(target)).map(({ category }) => category)).toEqual(['aeroplane', 'bicycle', 'bird']);
  });
});

describe('annotations that are damaged', () => {
  const total = size.width * size.height;
  it.each([
    ['no JSON', files({ 'a.json': '{"images": [' }), /it is not JSON/],
    ['run lengths of too few pixels', coco({}, { segmentation: { size: [80, 120], counts: [5, 5] } }), /annotation 1: its run lengths add up to 10 pixels/],
    ['run lengths below zero', coco({}, { segmentation: { size: [80, 120], counts: [-5, total + 5] } }), /no whole number/],
    ['packed run lengths of another mask', coco({}, { segmentation: { size: [80, 120], counts: packRunLengths([1, 2, 3]) } }), /add up to 6/],
    ['packed run lengths that never end', coco({}, { segmentation: { size: [80, 120], counts: 'ooooooooooooooo' } }), /run lengths are damaged/],
    ['packed run lengths with letters of nobody', coco({}, { segmentation: { size: [80, 120], counts: 'é~!' } }), /run lengths are damaged/],
    ['a mask of absurd size', coco({}, { segmentation: { size: [1e9, 1e9], counts: [1e18] } }), /run lengths are for 1000000000 x 1000000000 pixels/],
    ['a polygon of two points', coco({}, { segmentation: [[1, 2, 3, 4]] }), /polygon has 4 coordinates/],
    ['a polygon to the moon', coco({}, { segmentation: [[0, 0, 1e12, 0, 5, 5]] }), /coordinate 1000000000000/],
    ['a polygon of words', coco({}, { segmentation: [['a', 0, 1, 0, 5, 5]] }), /coordinate a/],
    ['very many polygons', coco({}, { segmentation: Array.from({ length: 10_001 }, () => [0, 0, 1, 0, 1, 1]) }), /10001 polygons/],
    ['polygons that cover the photo again and again', coco({}, { segmentation: Array.from({ length: 501 }, () => [0, 0, 120, 0, 120, 80, 0, 80]) }), /cover it more than 500 times/],
    ['an object of no photo', coco({}, { image_id: 8 }), /annotation 1 is of the image 8, which is not there/],
    ['a photo of no size', coco({ images: [{ id: 7, file_name: 'beach.jpg', width: 0, height: 80 }] }), /'beach.jpg': a photo is 0 x 80/],
    ['more objects than layers', coco({ annotations: Array.from({ length: 2000 }, (_, id) => ({ id, image_id: 7, category_id: 3, segmentation: [[0, 0, 9, 0, 9, 9]] })) }), /has 2000 objects/],
    ['labels that are words', files({ 'labels/beach.txt': 'dog 0.1 0.2 0.3 0.4 0.5 0.6\n' }), /line 1: its class is no number/],
    ['labels beside the photo', files({ 'labels/beach.txt': '0 0.1 0.2 0.3 0.4 0.5 66\n' }), /line 1: a polygon has the coordinate/],
  ])('%s: a typed error that says where', async (_, given, says) => {
    const reading = setOf(given).then((set) => set.objects(target));
    await expect(reading).rejects.toMatchObject({ name: 'ClickcutError', code: 'file-unreadable', message: expect.stringMatching(says), hint: expect.any(String) });
  });

  it('VOC: a colour that is no number, boxes that are no XML', async () => {
    const written = new Map(await filesOf('voc', [photo], []));
    const { default: sharp } = await import('sharp');
    const odd = await sharp({ create: { ...size, channels: 3, background: { r: 1, g: 2, b: 3 } } }).png().toBuffer();
    await expect((await setOf(new Map([...written, ['SegmentationObject/beach.png', new Uint8Array(odd)]]))).objects(target)).rejects.toMatchObject({ code: 'file-unreadable', message: expect.stringContaining('#010203') });
    for (const xml of ['<!DOCTYPE a [<!ENTITY x "y">]><annotation/>', '<annotation><object></annotation>', '<annotation>']) {
      await expect((await setOf(new Map([...written, ['Annotations/beach.xml', bytesOf(xml)]]))).objects(target)).rejects.toMatchObject({ code: 'file-unreadable' });
    }
  });

  it.each([
    ['nothing that is known', files({ 'a.json': '{"hello": 1}' })],
    ['a zip of something else', files({ 'x.docx': '1', 'y.xml': '2' })],
  ])('%s is said to be unknown', async (_, given) => {
    await expect(setOf(given)).rejects.toMatchObject({ code: 'unsupported', hint: expect.stringContaining('COCO') });
  });

  it('a zip that is cut short', async () => {
    await expect(readAnnotations({ kind: 'bytes', name: 'x.zip', bytes: Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9) }, { raster: inProcess })).rejects.toMatchObject({ code: 'file-unreadable' });
    await expect(readAnnotations({ kind: 'path', path: '/nowhere/at/all.json' }, { raster: inProcess })).rejects.toMatchObject({ code: 'file-unreadable', message: expect.stringContaining('/nowhere/at/all.json') });
  });

  it('never more than an error comes of any text as run lengths', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40, unit: 'binary-ascii' }), (text) => {
        try {
          return unpackRunLengths(text, { width: 9, height: 7 }).reduce((sum, count) => sum + count, 0) === 63;
        } catch (error) {
          return error instanceof RangeError;
        }
      }),
    );
  });

  it('run lengths of large photos keep their differences', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3_000_000), { minLength: 1, maxLength: 30 }), (counts) => {
        const sum = counts.reduce((a, b) => a + b, 0);
        return sum === 0 || [...unpackRunLengths(packRunLengths(counts), { width: sum, height: 1 })].join() === counts.join();
      }),
    );
  });
});
