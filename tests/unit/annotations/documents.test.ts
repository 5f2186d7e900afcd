import { unzipSync } from 'fflate';
import { afterEach, describe, expect, it } from 'vitest';
import { createAnnotations } from '../../../src-main/services/annotations/annotations';
import { categoryOf, categoryOfName, layerNamesFor } from '../../../src-main/services/annotations/categories';
import { documentAnnotations } from '../../../src-main/services/annotations/document-annotations';
import type { AnnotatedPhoto } from '../../../src-main/services/annotations/annotated-photo';
import { annotations as contract } from '../../../src-preload/contract/annotations';
import { plainLayer, type Layer } from '../../../src-preload/model/document';
import { rotation } from '../../../src-preload/model/matrix';
import { expandAlpha } from '../../../src-preload/raster/bounds';
import { plain } from '../../helpers/fixture-images';
import { addLayers, context, createStudio, cutoutOf, endStudios } from '../../helpers/fixture-images-document';
import { inProcess } from '../masks/mask-studio';
import { countsFromText, planeFromCounts } from './independent-readers';
import { maskOf, planeOf } from './pictures';
import { expected, filesOf, photo as annotatedPhoto, planes, size, textOf } from './scene';

afterEach(endStudios);

const png = () => plain([90, 20, 30], size).png().toBuffer();

async function world(photoName = 'beach.jpg') {
  const studio = createStudio();
  const state = await studio.open(new Uint8Array(await png()), photoName);
  const { masks, documents } = studio;
  const mask = (plane: Uint8Array) => masks.adopt(maskOf(size, plane));
  const service = createAnnotations({ documents, masks, raster: inProcess, files: { pathOf: (handle) => handle }, version: '9' });
  const collect = async (options: { readonly layers?: readonly string[]; readonly classes?: readonly string[] } = {}): Promise<readonly AnnotatedPhoto[]> => {
    const photos: AnnotatedPhoto[] = [];
    for await (const photo of documentAnnotations(documents.get(state.document.id).document, { ...options, mask: (id) => masks.load(id), raster: inProcess })) photos.push(photo);
    return photos;
  };
  return { studio, state, mask, service, collect };
}

describe('categories', () => {
  it.each([['Dog 2', 'Dog'], ['Dog (12)', 'Dog'], ['Dog #3', 'Dog'], ['  big   dog 4 ', 'big dog'], ['A380', 'A380'], ['7', '7'], ['dog-2', 'dog-2']])('of a layer %j: %j', (name, category) => {
    expect(categoryOfName(name)).toBe(category);
  });

  it('that are given go first, also by the names of groups', () => {
    expect(categoryOf('dog 2', ['Pets'], ['Dog'])).toBe('Dog');
    expect(categoryOf('Boeing 747', [], ['Boeing 747'])).toBe('Boeing 747');
    expect(categoryOf('Cut-out 3', ['small', 'Pets'], ['pets'])).toBe('pets');
    expect(categoryOf('Cut-out 3', ['Pets'], [])).toBe('Cut-out');
  });

  it('make names for layers from which they come back', () => {
    const categories = ['dog', 'cat', 'dog', 'Boeing 747', 'Boeing 747'];
    const names = layerNamesFor(categories);
    expect(names).toEqual(['dog', 'cat', 'dog 2', 'Boeing 747 1', 'Boeing 747 2']);
    expect(names.map(categoryOfName)).toEqual(categories);
  });
});

describe('annotations of a document', () => {
  it('are its visible cut-outs in the photo\'s own pixels, wherever they lie', async () => {
    const { studio, state, mask, collect } = await world();
    const origin = { kind: 'prompts', prompts: { points: [{ x: 3, y: 4, positive: false }, { x: 50, y: 40, positive: true }] }, candidate: 0, logits: null, detail: null } as const;
    await addLayers(studio, state, [
      cutoutOf(state, mask(planes.ring), { id: 'a', name: 'Ring', transform: rotation(30), opacity: 0.2, origin }),
      cutoutOf(state, mask(planes.dog), { id: 'b', name: 'Dog 2' }),
      cutoutOf(state, mask(planes.dog), { id: 'c', name: 'Dog 3' }),
      cutoutOf(state, mask(planes.cat), { id: 'd', name: 'Cat', visible: false }),
    ]);
    const [photo, ...more] = await collect();
    expect(more).toEqual([]);
    expect(photo).toMatchObject({ fileName: 'beach.jpg', ...size });
    expect(photo?.objects.map(({ category }) => category)).toEqual(['Ring', 'Dog']);
    expect(photo?.objects[0]?.point).toEqual({ x: 50, y: 40 });
    for (const [i, plane] of [planes.ring, planes.dog].entries()) expect(planeFromCounts(size, countsFromText(photo?.objects[i]?.counts ?? ''))).toEqual(plane);
    expect((await collect({ layers: ['d'] }))[0]?.objects.map(({ category }) => category)).toEqual(['Cat']);
  });

  it('take the name of a group where that is a class', async () => {
    const { studio, state, mask, collect } = await world();
    const group: Layer = { ...plainLayer, kind: 'group', id: 'g', name: 'Pets' };
    const inside = cutoutOf(state, mask(planes.dog), { id: 'a', name: 'Cut-out 1', parent: 'g' });
    await studio.documents.handlers.apply({ id: state.document.id, revision: 0, operations: [{ kind: 'insert-layers', layers: [inside, group], index: 1 }] }, context());
    expect((await collect({ classes: ['pets'] }))[0]?.objects[0]?.category).toBe('pets');
    expect((await collect())[0]?.objects[0]?.category).toBe('Cut-out');
  });

  it('count soft edges from half alpha on, and leave out what is nowhere so much', async () => {
    const { studio, state, collect } = await world();
    const soft = (most: number) => studio.masks.put(size.width, size.height, planeOf(size, () => true).map((_, i) => Math.min(most, i % 256)));
    await addLayers(studio, state, [cutoutOf(state, soft(255), { id: 'a', name: 'half' }), cutoutOf(state, soft(127), { id: 'b', name: 'mist' })]);
    const [photo] = await collect();
    expect(photo?.objects.map(({ category }) => category)).toEqual(['half']);
    expect(planeFromCounts(size, countsFromText(photo?.objects[0]?.counts ?? ''))).toEqual(planeOf(size, (x, y) => (y * size.width + x) % 256 >= 128));
  });

  it('have the photo without cut-outs too', async () => {
    const { collect } = await world();
    expect(await collect()).toEqual([{ fileName: 'beach.jpg', ...size, objects: [] }]);
  });
});

describe('the service', () => {
  it('exports one file as it is, a set as a zip, with progress', async () => {
    const { studio, state, mask, service } = await world();
    await addLayers(studio, state, [cutoutOf(state, mask(planes.ring), { name: 'Ring' })]);
    const seen: unknown[] = [];
    const params = contract.methods.export.params.parse({ documents: [state.document.id], format: 'coco', classes: ['Cat'] });
    const file = await service.export(params, context(undefined, (p) => seen.push(p)));
    expect(file).toMatchObject({ name: 'beach.json', mime: 'application/json' });
    expect(JSON.parse(textOf(file.bytes))).toMatchObject({ info: { description: 'Made with Clickcut 9' }, categories: [{ name: 'Cat' }, { name: 'Ring' }] });
    expect(seen).toEqual([{ done: 0, total: 1 }, { done: 1, total: 1 }]);
    const set = await service.export({ ...params, format: 'voc' }, context());
    expect(set).toMatchObject({ name: 'beach-voc.zip', mime: 'application/zip' });
    expect(Object.keys(unzipSync(set.bytes))).toContain('SegmentationObject/beach.png');
    expect(() => contract.methods.export.params.parse({ documents: [], format: 'coco' })).toThrow();
  });

  it('gives what annotations tell of the photo as masks that can become layers', async () => {
    const { studio, state, service } = await world();
    const bytes = (await filesOf('coco', [annotatedPhoto])).get('annotations.json') ?? new Uint8Array();
    const { format, objects } = await service.objects({ document: state.document.id, source: { kind: 'bytes', name: 'a.json', bytes } }, context());
    expect(format).toBe('coco');
    expect(objects.map(({ name }) => name)).toEqual(['ring', 'dog', 'cat']);
    expect(objects[0]).toMatchObject({ isCrowd: false, point: { x: 60.5, y: 40.5 } });
    const layers = await Promise.all(objects.map(async ({ name, mask }) => cutoutOf(state, await studio.masks.load(mask.id), { id: name, name, origin: { kind: 'drawn' } })));
    const { document } = await addLayers(studio, state, layers);
    expect(document.layers.map(({ name }) => name)).toEqual(['beach', 'ring', 'dog', 'cat']);
    for (const [i, { plane }] of expected.entries()) {
      const { info, alpha } = await studio.masks.load(objects[i]?.mask.id ?? '');
      expect(expandAlpha({ bounds: info.bounds, alpha }, info)).toEqual(plane.map((v) => v * 255));
    }
  });

  it('says that annotations are of another photo', async () => {
    const { state, service } = await world('mountain.jpg');
    const bytes = (await filesOf('coco')).get('annotations.json') ?? new Uint8Array();
    await expect(service.objects({ document: state.document.id, source: { kind: 'bytes', name: 'a.json', bytes } }, context())).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining("'mountain.jpg'") });
  });
});
