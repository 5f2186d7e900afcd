import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { plain } from '../../helpers/fixture-images';
import { addLayers, alphaOf, context, createStudio, cutoutOf, endStudios, withFolder } from '../../helpers/fixture-images-document';

const png = (width = 8, height = 6) => plain([10, 20, 30], { width, height }).png().toBuffer();
const thrown = (code: string) => expect.objectContaining({ code });

afterEach(endStudios);

describe('a new document', () => {
  it('has one locked layer with the photo, at the photo\'s size', async () => {
    const { documents } = createStudio();
    const state = await documents.handlers.create({ source: { kind: 'bytes', name: 'my shoe.png', bytes: new Uint8Array(await png()) } }, context());
    expect(state).toMatchObject({ revision: 0, saved: null, notes: [], document: { name: 'my shoe', width: 8, height: 6, layers: [{ kind: 'image', locked: true, opacity: 1 }] } });
    const { document, revision, saved } = state;
    expect(documents.handlers.get({ id: document.id }, context())).toEqual({ document, revision, saved });
  });

  it('can be a sample photo', async () => {
    const { documents } = createStudio();
    const { document } = await documents.handlers.create({ source: { kind: 'sample', id: 'flower' } }, context());
    expect(document).toMatchObject({ name: 'Flower', width: 807, height: 1024 });
    await expect(documents.handlers.create({ source: { kind: 'sample', id: '../etc' } }, context())).rejects.toMatchObject({ code: 'not-found' });
  });

  it('can come from a path, for hosts', () =>
    withFolder(async (dir) => {
      await writeFile(join(dir, 'a.png'), await png());
      const { documents } = createStudio();
      expect((await documents.open({ kind: 'path', path: join(dir, 'a.png') })).document.name).toBe('a');
    }));

  it('is not left behind by a photo that cannot be opened', async () => {
    const { documents } = createStudio();
    await expect(documents.open({ kind: 'bytes', name: 'x', bytes: Buffer.from('no photo') })).rejects.toMatchObject({ code: 'image-unsupported' });
    expect(documents.handlers.list({}, context())).toEqual([]);
  });

  it('is listed most recent first', async () => {
    const studio = createStudio();
    await studio.open(await png(), 'a.png');
    await studio.open(await png(), 'b.png');
    const list = await studio.documents.handlers.list({}, context());
    expect(list.map(({ name }) => name)).toEqual(['b', 'a']);
  });
});

describe('a batch of changes', () => {
  it('counts one revision and tells it', async () => {
    const studio = createStudio();
    const { document } = await studio.open(await png());
    const rename = { kind: 'update-document', patch: { name: 'Shoe' } } as const;
    expect(studio.documents.handlers.apply({ id: document.id, revision: 0, operations: [rename, rename] }, context())).toEqual({ revision: 1 });
    expect(studio.documents.get(document.id).document.name).toBe('Shoe');
    expect(studio.changes).toEqual([{ id: document.id, revision: 1, saved: null }]);
  });

  it('made against another revision is a conflict', async () => {
    const studio = createStudio();
    const { document } = await studio.open(await png());
    const operations = [{ kind: 'update-document', patch: { name: 'Shoe' } }] as const;
    for (const revision of [1, 7]) {
      expect(() => studio.documents.handlers.apply({ id: document.id, revision, operations: [...operations] }, context())).toThrow(thrown('conflict'));
    }
    expect(studio.documents.get(document.id)).toEqual({ document, revision: 0, saved: null });
  });

  it('is applied as a whole or not at all', async () => {
    const studio = createStudio();
    const { document } = await studio.open(await png());
    const operations = [{ kind: 'update-document', patch: { name: 'Shoe' } } as const, { kind: 'remove-layer', id: 'none' } as const];
    expect(() => studio.documents.handlers.apply({ id: document.id, revision: 0, operations }, context())).toThrow(thrown('bad-request'));
    expect(studio.documents.get(document.id)).toEqual({ document, revision: 0, saved: null });
    expect(studio.changes).toEqual([]);
  });
});

describe('a cut-out from the page', () => {
  it('is taken when its mask is known and fits', async () => {
    const studio = createStudio();
    const state = await studio.open(await png());
    const mask = studio.masks.put(8, 6, alphaOf(8, 6, (x) => (x > 3 ? 255 : 0)));
    expect((await addLayers(studio, state, [cutoutOf(state, mask)])).document.layers).toHaveLength(2);
  });

  it('is refused with an unknown mask, another size, false bounds or a foreign photo', async () => {
    const studio = createStudio();
    const state = await studio.open(await png());
    const mask = studio.masks.put(8, 6, alphaOf(8, 6, () => 255));
    const other = studio.masks.put(9, 6, alphaOf(9, 6, () => 255));
    const add = (layer: ReturnType<typeof cutoutOf>) => () => addLayers(studio, state, [layer]);
    await expect(add(cutoutOf(state, mask, { mask: '0'.repeat(64) }))()).rejects.toMatchObject({ code: 'not-found' });
    await expect(add(cutoutOf(state, other))()).rejects.toMatchObject({ code: 'bad-request' });
    await expect(add(cutoutOf(state, mask, { bounds: { x: 0, y: 0, width: 900, height: 6 } }))()).rejects.toMatchObject({ code: 'bad-request' });
    await expect(add(cutoutOf(state, mask, { image: 'f'.repeat(64) }))()).rejects.toMatchObject({ code: 'bad-request' });
    expect(studio.documents.get(state.document.id).revision).toBe(0);
  });

  it('keeps its mask while removed, so that undo can bring it back, and until the last document with it is closed', async () => {
    const studio = createStudio();
    const { apply, close } = studio.documents.handlers;
    const [a, b] = [await studio.open(await png()), await studio.open(await png())];
    const mask = studio.masks.put(8, 6, alphaOf(8, 6, () => 9));
    await addLayers(studio, a, [cutoutOf(a, mask)]);
    await addLayers(studio, b, [cutoutOf(b, mask)]);
    await apply({ id: a.document.id, revision: 1, operations: [{ kind: 'remove-layer', id: 'cut' }] }, context());
    expect((await studio.masks.load(mask.info.id)).alpha).toEqual(mask.alpha);
    await addLayers(studio, a, [cutoutOf(a, mask)]);
    await close({ id: a.document.id }, context());
    expect(await studio.documents.handlers.get({ id: b.document.id }, context())).toMatchObject({ document: { layers: [{}, { mask: mask.info.id }] } });
    expect((await studio.masks.load(mask.info.id)).alpha).toEqual(mask.alpha);
  });

  it('is refused when a brush says that it fits and it does not', async () => {
    const studio = createStudio();
    const state = await studio.open(await png());
    const mask = studio.masks.put(8, 6, alphaOf(8, 6, () => 255));
    const half = studio.masks.put(8, 6, alphaOf(8, 6, (x) => (x < 4 ? 255 : 0)));
    await addLayers(studio, state, [cutoutOf(state, mask)]);
    const change = (patch: object) => async () =>
      studio.documents.handlers.apply({ id: state.document.id, revision: 1, operations: [{ kind: 'update-layer', id: 'cut', patch }] }, context());
    await expect(change({ mask: half.info.id })()).rejects.toMatchObject({ code: 'bad-request' });
    await expect(change({ mask: half.info.id, bounds: half.info.bounds })()).resolves.toEqual({ revision: 2 });
  });
});

describe('photos as layers', () => {
  it('are placed first, and refused when they were not', async () => {
    const studio = createStudio();
    const { document } = await studio.open(await png());
    const bytes = new Uint8Array(await png(5, 4));
    const image = await studio.documents.handlers.place({ id: document.id, source: { kind: 'bytes', name: 'b.png', bytes } }, context());
    expect(image).toMatchObject({ name: 'b.png', width: 5, height: 4 });
    const add = [{ kind: 'add-image', image }] as const;
    expect(await studio.documents.handlers.apply({ id: document.id, revision: 0, operations: [...add] }, context())).toEqual({ revision: 1 });
    const stranger = { kind: 'add-image', image: { ...image, id: 'e'.repeat(64) } } as const;
    expect(() => studio.documents.handlers.apply({ id: document.id, revision: 1, operations: [stranger] }, context())).toThrow(thrown('not-found'));
  });

  it('come from layers that are merged, cut to what shows', async () => {
    const studio = createStudio();
    const state = await studio.open(await png());
    const mask = studio.masks.put(8, 6, alphaOf(8, 6, (x, y) => (x >= 2 && x < 5 && y === 3 ? 255 : 0)));
    await addLayers(studio, state, [cutoutOf(state, mask)]);
    const merged = await studio.documents.handlers.rasterise({ id: state.document.id, layers: ['cut'], name: 'Merged' }, context());
    expect(merged).toMatchObject({ bounds: { x: 2, y: 3, width: 3, height: 1 }, image: { width: 3, height: 1 } });
    const { data } = await studio.images.get(merged?.image.id ?? '').full();
    expect([...data.slice(0, 3)]).toEqual([10, 20, 30]);
  });
});

describe('closing', () => {
  it('frees the photo when no other document has it', async () => {
    const studio = createStudio();
    const [a, b] = [await studio.open(await png()), await studio.open(await png())];
    const image = Object.keys(a.document.images)[0] ?? '';
    await studio.documents.handlers.close({ id: a.document.id }, context());
    expect(studio.images.get(image).info.id).toBe(image);
    await studio.documents.handlers.close({ id: b.document.id }, context());
    expect(() => studio.images.get(image)).toThrow(thrown('not-found'));
    expect(() => studio.documents.get(a.document.id)).toThrow(thrown('not-found'));
    await expect(async () => studio.documents.handlers.close({ id: a.document.id }, context())).rejects.toMatchObject({ code: 'not-found' });
  });
});
