import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { DocumentState } from '../../../src-preload/contract/documents';
import { plain } from '../../helpers/fixture-images';
import { addLayers, alphaOf, context, createStudio, cutoutOf, endStudios, withFolder, type Studio } from '../../helpers/fixture-images-document';

const png = (width = 8, height = 6) => plain([10, 20, 30], { width, height }).png().toBuffer();

/** A photo with a cut-out that has prompts, and logits of all of it and from nearer. */
async function worked(studio: Studio): Promise<DocumentState> {
  const state = await studio.open(await png(), 'shoe.png');
  const mask = studio.masks.put(8, 6, alphaOf(8, 6, (x) => (x > 3 ? 200 : 0)));
  const logits = studio.logits.put(Float32Array.from({ length: 65536 }, (_, i) => Math.sin(i)));
  const near = studio.logits.put(Float32Array.from({ length: 65536 }, (_, i) => Math.cos(i)));
  const origin = { kind: 'prompts', prompts: { points: [{ x: 5, y: 2, positive: true }] }, candidate: 1, logits, detail: { crop: { x: 4, y: 1, width: 3, height: 4 }, logits: near } } as const;
  return addLayers(studio, state, [cutoutOf(state, mask, { origin })]);
}

const pack = async (studio: Studio, id: string) => studio.documents.handlers.pack({ id }, context());

afterEach(endStudios);

describe('a project file', () => {
  it('opens again as the same document, with its masks and logits', async () => {
    const first = createStudio();
    const { document } = await worked(first);
    const { name, bytes } = await pack(first, document.id);
    expect(name).toBe('shoe.clickcut');
    const second = createStudio();
    const opened = await second.documents.handlers.create({ source: { kind: 'bytes', name, bytes: new Uint8Array(bytes) } }, context());
    expect(opened).toMatchObject({ document, revision: 0, saved: 0, notes: [] });
    const cut = document.layers[1];
    if (cut?.kind !== 'cutout' || cut.origin.kind !== 'prompts' || cut.origin.logits === null || cut.origin.detail === null) throw new Error('no cut-out');
    expect((await second.masks.load(cut.mask)).alpha).toEqual((await first.masks.load(cut.mask)).alpha);
    expect(second.logits.get(cut.origin.logits)).toEqual(first.logits.get(cut.origin.logits));
    expect(second.logits.get(cut.origin.detail.logits)).toEqual(first.logits.get(cut.origin.detail.logits));
    await second.end();
  });

  it('that is open already is shown, not opened twice; a changed copy of it becomes a document of its own', async () => {
    const studio = createStudio();
    const { document, revision } = await worked(studio);
    const { bytes } = await pack(studio, document.id);
    await studio.documents.handlers.saved({ id: document.id, revision }, context());
    const again = await studio.open(new Uint8Array(bytes), 'shoe.clickcut');
    expect(again.document.id).toBe(document.id);
    expect(await studio.documents.handlers.list({}, context())).toHaveLength(1);

    await studio.documents.handlers.apply({ id: document.id, revision, operations: [{ kind: 'update-document', patch: { name: 'Other' } }] }, context());
    const later = await pack(studio, document.id);
    const copy = await studio.open(new Uint8Array(later.bytes), 'copy.clickcut');
    expect(copy.document.id).not.toBe(document.id);
    expect(copy.document.name).toBe('Other');
    await studio.end();
  });

  it('that cannot be read changes nothing', async () => {
    const studio = createStudio();
    const { document } = await worked(studio);
    const { bytes } = await pack(studio, document.id);
    const torn = bytes.slice(0, bytes.length - 40);
    await expect(studio.open(torn, 'torn.clickcut')).rejects.toMatchObject({ code: 'project-damaged', message: expect.stringContaining('torn.clickcut') });
    expect(await studio.documents.handlers.list({}, context())).toHaveLength(1);
    await studio.end();
  });

  it('that the engine has read itself is written back where it was, and says what is saved', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'shoe.clickcut');
      const first = createStudio();
      const { document } = await worked(first);
      await writeFile(path, (await pack(first, document.id)).bytes);

      const studio = createStudio();
      const state = await studio.documents.open({ kind: 'path', path });
      const { id } = state.document;
      expect(state.saved).toBe(0);
      await studio.documents.handlers.apply({ id, revision: 0, operations: [{ kind: 'update-document', patch: { name: 'Boot' } }] }, context());
      expect(studio.changes.at(-1)).toEqual({ id, revision: 1, saved: 0 });
      expect(await studio.documents.handlers.save({ id }, context())).toEqual({ outcome: 'saved' });
      expect(studio.changes.at(-1)).toEqual({ id, revision: 1, saved: 1 });
      const again = await createStudio().open(new Uint8Array(await readFile(path)), 'shoe.clickcut');
      expect(again.document.name).toBe('Boot');
      await studio.end();
    }));

  it('is not written where only a window knows the file', async () => {
    const studio = createStudio();
    const { document } = await worked(studio);
    expect(await studio.documents.handlers.save({ id: document.id }, context())).toEqual({ outcome: 'unsupported' });
    await studio.end();
  });
});

describe('work that was not closed', () => {
  it('is offered to the next start, and goes on there', () =>
    withFolder(async (work) => {
      const first = createStudio({ work });
      const { document } = await worked(first);
      await first.end();

      const next = createStudio({ work });
      const offered = await next.documents.handlers.recoverable({}, context());
      expect(offered).toMatchObject([{ id: document.id, name: 'shoe', layers: 2 }]);
      const state = await next.documents.handlers.recover({ id: document.id }, context());
      expect(state).toMatchObject({ document, revision: 1, saved: null, notes: [] });
      await next.documents.handlers.apply({ id: document.id, revision: 1, operations: [{ kind: 'remove-layer', id: 'cut' }] }, context());
      await next.end();

      const third = createStudio({ work });
      const [again] = await third.documents.handlers.recoverable({}, context());
      expect(again).toMatchObject({ layers: 1 });
      await third.documents.handlers.discard({ id: again?.id ?? '' }, context());
      expect(await third.documents.handlers.recoverable({}, context())).toEqual([]);
    }));

  it('is not offered when it was closed on purpose, saved, or never changed', () =>
    withFolder(async (work) => {
      const studio = createStudio({ work });
      const closed = await worked(studio);
      await studio.documents.handlers.close({ id: closed.document.id }, context());
      const saved = await worked(studio);
      await pack(studio, saved.document.id);
      await studio.documents.handlers.saved({ id: saved.document.id, revision: saved.revision }, context());
      await studio.open(await png(9, 9), 'untouched.png');
      await studio.end();
      expect(await createStudio({ work }).documents.handlers.recoverable({}, context())).toEqual([]);
    }));

  it('that another process has open is shown there only to be read', () =>
    withFolder(async (work) => {
      const file = await (async () => {
        const maker = createStudio();
        const { document } = await worked(maker);
        return pack(maker, document.id);
      })();
      const one = createStudio({ work });
      await one.open(new Uint8Array(file.bytes), 'shoe.clickcut');
      const two = createStudio({ work });
      const { document, revision } = await two.open(new Uint8Array(file.bytes), 'shoe.clickcut');
      const operations = [{ kind: 'update-document', patch: { name: 'x' } }] as const;
      expect(() => two.documents.handlers.apply({ id: document.id, revision, operations: [...operations] }, context())).toThrow(
        expect.objectContaining({ code: 'read-only' }),
      );
      await one.end();
      await two.end();
    }));
});

describe('two windows on one document', () => {
  it('the first edits, the second reads, and takes over when the first goes away', async () => {
    const studio = createStudio();
    const { document } = await worked(studio);
    const { id } = document;
    const [first, second] = [new AbortController(), new AbortController()];
    const seen: string[] = [];
    const hold = (name: string, stop: AbortController) =>
      studio.documents.handlers.hold({ id }, context(stop.signal, ({ mode }: { readonly mode: string }) => seen.push(`${name} ${mode}`)));
    const one = hold('one', first);
    const two = hold('two', second);
    expect(seen).toEqual(['one editing', 'two reading']);
    first.abort();
    expect(seen).toEqual(['one editing', 'two reading', 'two editing']);
    second.abort();
    await Promise.all([one, two]);
    await studio.end();
  });
});
