import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plain } from '../../helpers/fixture-images';
import { addLayers, alphaOf, context, createStudio, cutoutOf } from '../../helpers/fixture-images-document';

const png = (width = 8, height = 6) => plain([10, 20, 30], { width, height }).png().toBuffer();
const thrown = (code: string) => expect.objectContaining({ code });

describe('a new document', () => {
  it('has one locked layer with the photo, at the photo\'s size', async () => {
    const { documents } = createStudio();
    const state = await documents.handlers.create({ source: { kind: 'bytes', name: 'my shoe.png', bytes: new Uint8Array(await png()) } }, context());
    expect(state).toMatchObject({ revision: 0, document: { name: 'my shoe', width: 8, height: 6, layers: [{ kind: 'image', locked: true, opacity: 1 }] } });
    expect(documents.handlers.get({ id: state.document.id }, context())).toEqual(state);
  });

  it('can be a sample photo', async () => {
    const { documents } = createStudio();
    const { document } = await documents.handlers.create({ source: { kind: 'sample', id: 'flower' } }, context());
    expect(document).toMatchObject({ name: 'Flower', width: 807, height: 1024 });
    await expect(documents.handlers.create({ source: { kind: 'sample', id: '../etc' } }, context())).rejects.toMatchObject({ code: 'not-found' });
  });

  it('can come from a path, for hosts', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'clickcut-documents-'));
    try {
      await writeFile(join(dir, 'a.png'), await png());
      const { documents } = createStudio();
      expect((await documents.open({ kind: 'path', path: join(dir, 'a.png') })).document.name).toBe('a');
    } finally {
      await rm(dir, { recursive: true });
    }
  });

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
    const rename = { kind: 'rename-document', name: 'Shoe' } as const;
    expect(studio.documents.handlers.apply({ id: document.id, revision: 0, operations: [rename, rename] }, context())).toEqual({ revision: 1 });
    expect(studio.documents.get(document.id).document.name).toBe('Shoe');
    expect(studio.changes).toEqual([{ id: document.id, revision: 1 }]);
  });

  it('made against another revision is a conflict', async () => {
    const studio = createStudio();
    const { document } = await studio.open(await png());
    const operations = [{ kind: 'rename-document', name: 'Shoe' }] as const;
    for (const revision of [1, 7]) {
      expect(() => studio.documents.handlers.apply({ id: document.id, revision, operations: [...operations] }, context())).toThrow(thrown('conflict'));
    }
    expect(studio.documents.get(document.id)).toEqual({ document, revision: 0 });
  });

  it('is applied as a whole or not at all', async () => {
    const studio = createStudio();
    const { document } = await studio.open(await png());
    const operations = [{ kind: 'rename-document', name: 'Shoe' } as const, { kind: 'remove-layer', id: 'none' } as const];
    expect(() => studio.documents.handlers.apply({ id: document.id, revision: 0, operations }, context())).toThrow(thrown('bad-request'));
    expect(studio.documents.get(document.id)).toEqual({ document, revision: 0 });
    expect(studio.changes).toEqual([]);
  });
});

describe('a cut-out from the page', () => {
  it('is taken when its mask is known and fits', async () => {
    const studio = createStudio();
    const state = await studio.open(await png());
    const mask = studio.masks.put(8, 6, alphaOf(8, 6, (x) => (x > 3 ? 255 : 0)));
    expect(addLayers(studio, state, [cutoutOf(state, mask)]).document.layers).toHaveLength(2);
  });

  it('is refused with an unknown mask, another size, false bounds or a foreign photo', async () => {
    const studio = createStudio();
    const state = await studio.open(await png());
    const mask = studio.masks.put(8, 6, alphaOf(8, 6, () => 255));
    const other = studio.masks.put(9, 6, alphaOf(9, 6, () => 255));
    const add = (layer: ReturnType<typeof cutoutOf>) => () => addLayers(studio, state, [layer]);
    expect(add(cutoutOf(state, mask, { mask: '0'.repeat(64) }))).toThrow(thrown('not-found'));
    expect(add(cutoutOf(state, other))).toThrow(thrown('bad-request'));
    expect(add(cutoutOf(state, mask, { bounds: { x: 0, y: 0, width: 900, height: 6 } }))).toThrow(thrown('bad-request'));
    expect(add(cutoutOf(state, mask, { image: 'f'.repeat(64) }))).toThrow(thrown('bad-request'));
    expect(studio.documents.get(state.document.id).revision).toBe(0);
  });

  it('keeps its mask while removed, so that undo can bring it back, and until the last document with it is closed', async () => {
    const studio = createStudio();
    const { apply, close } = studio.documents.handlers;
    const [a, b] = [await studio.open(await png()), await studio.open(await png())];
    const mask = studio.masks.put(8, 6, alphaOf(8, 6, () => 9));
    addLayers(studio, a, [cutoutOf(a, mask)]);
    addLayers(studio, b, [cutoutOf(b, mask)]);
    apply({ id: a.document.id, revision: 1, operations: [{ kind: 'remove-layer', id: 'cut' }] }, context());
    expect(studio.masks.get(mask.info.id)).toBe(mask);
    addLayers(studio, a, [cutoutOf(a, mask)]);
    close({ id: a.document.id }, context());
    expect(studio.masks.get(mask.info.id)).toBe(mask);
    close({ id: b.document.id }, context());
    expect(() => studio.masks.get(mask.info.id)).toThrow(thrown('not-found'));
  });
});

describe('closing', () => {
  it('frees the photo when no other document has it', async () => {
    const studio = createStudio();
    const [a, b] = [await studio.open(await png()), await studio.open(await png())];
    const image = Object.keys(a.document.images)[0] ?? '';
    studio.documents.handlers.close({ id: a.document.id }, context());
    expect(studio.images.get(image).info.id).toBe(image);
    studio.documents.handlers.close({ id: b.document.id }, context());
    expect(() => studio.images.get(image)).toThrow(thrown('not-found'));
    expect(() => studio.documents.get(a.document.id)).toThrow(thrown('not-found'));
    expect(() => studio.documents.handlers.close({ id: a.document.id }, context())).toThrow(thrown('not-found'));
  });
});
