import { describe, expect, it } from 'vitest';
import type { FoundObject } from '../../../src-preload/contract/everything';
import { floatToHalf } from '../../../src-preload/model/half-float';
import type { DocumentRecord } from '../../../src-preload/model/document';
import { createEditor, type Editor } from '../../../src-renderer/editor/editor';
import type { PickedFile } from '../../../src-renderer/editor/ports';
import { createFakeEngine, fakePorts, imageId, maskReply, photoDocument, selectReply, settle, type FakeEngine } from './fake-engine';
import { at } from './pointer';

const file = (name: string): PickedFile => ({ name, source: () => Promise.resolve({ kind: 'bytes', name, bytes: new Uint8Array(1) }) });
const mask = (letter: string, x: number) => ({ ...maskReply({ x, y: 20, width: 60, height: 60 }), id: letter.repeat(64) });
const square = (x: number): Float32Array => Float32Array.of(x, 20, x + 60, 20, x + 60, 80, x, 80);

const found = (id: number, column: number): FoundObject => {
  const logits = new Float32Array(256 * 256).fill(-5);
  for (let row = 20; row < 50; row += 1) logits.fill(5, row * 256 + column, row * 256 + column + 30);
  const box = { x: column, y: 20, width: 60, height: 60 };
  return { id, iou: 0.95, stability: 0.97, area: 20_000, box, point: { x: column + 30, y: 50 }, logits: floatToHalf(logits) };
};

interface Bench {
  readonly editor: Editor;
  readonly fake: FakeEngine;
  readonly names: () => readonly string[];
  readonly key: (key: string) => void;
  /** The document that was asked for last arrives. */
  readonly opens: (id: string, overrides?: Partial<DocumentRecord>) => Promise<void>;
  /** Two objects are found and masked in the photo that is searched. */
  readonly finds: () => Promise<void>;
}

function bench(): Bench {
  const fake = createFakeEngine();
  const ports = {
    ...fakePorts(),
    translate: ({ key, values }: { readonly key: string; readonly values?: Readonly<Record<string, string | number>> }) => `${key} ${values?.['number'] ?? ''}`.trim(),
  };
  const editor = createEditor(fake.engine, ports, 'other');
  const input = { code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  const masks = ['d', 'e'];
  return {
    editor,
    fake,
    names: () => (editor.session.store.getState().document?.layers ?? []).map(({ name }) => name),
    key: (key) => editor.commands.forKey({ ...input, key })?.run(),
    opens: async (id, overrides) => {
      await settle();
      await fake.last('documents.create').resolve({ document: photoDocument({ id, name: id, ...overrides }), revision: 0, saved: null, notes: [] });
      await settle();
    },
    finds: async () => {
      await fake.last('everything.find').resolve({ objects: [found(1, 20), found(2, 120)], decoderRuns: 1, ms: 1 });
      for (const [i, letter] of masks.entries()) await fake.last('segmentation.mask').resolve(mask(letter, 20 + 100 * i));
      await settle();
    },
  };
}

/** Two photos; the first one is shown with its objects, and their contours are known. */
async function begun(): Promise<Bench> {
  const made = bench();
  void made.editor.annotating.add([file('one.jpg'), file('two.jpg')]);
  await made.opens('one');
  await made.finds();
  for (const x of [20, 120]) await made.fake.last('masks.outline').resolve({ rings: [square(x)] });
  made.editor.classes.add('dog');
  made.editor.classes.add('cat');
  return made;
}

const shownId = ({ editor }: Bench): string | undefined => editor.session.store.getState().document?.id;
const calls = ({ fake }: Bench, method: string): number => fake.calls(method).length;

/** Names the first object of photo one, and goes on to photo two. Resolves with the document that was left. */
async function namedAndLeft(made: Awaited<ReturnType<typeof begun>>): Promise<DocumentRecord | undefined> {
  const { editor, fake } = made;
  editor.selection.select(editor.session.store.getState().document?.layers[1]?.id);
  made.key('1');
  await fake.last('documents.apply').resolve({ revision: 1 });
  await fake.last('documents.apply').resolve({ revision: 2 });
  const left = editor.session.store.getState().document;
  await made.opens('two');
  made.key('n');
  await settle();
  await fake.last('documents.get').resolve({ document: photoDocument({ id: 'two' }), revision: 0, saved: null });
  await settle();
  return left;
}

describe('annotating photos', () => {
  it('prefills a photo in one step, chooses nothing of it, and refines no edge', async () => {
    const made = await begun();
    expect(made.names()).toEqual(['dog.jpg', 'annotate.objectName 1', 'annotate.objectName 2']);
    expect(made.editor.session.store.getState().history.past.map(({ label }) => label)).toEqual(['history.prefill']);
    expect(made.editor.selection.store.getState().selected).toEqual(['photo']);
    expect(calls(made, 'refining.refine')).toBe(0);
    made.editor.session.undo();
    expect(made.names()).toEqual(['dog.jpg']);
  });

  it('leaves out what somebody has cut out while it was looked for', async () => {
    const made = bench();
    void made.editor.annotating.add([file('one.jpg')]);
    await made.opens('one');
    await made.fake.last('segmentation.prepare').resolve({ from: 'encoder', ms: 1 });
    made.editor.smartSelect.add({ kind: 'point', point: { x: 50, y: 50, positive: true } });
    await made.fake.last('segmentation.select').resolve(selectReply());
    made.key('Enter');
    await settle();
    await made.fake.last('segmentation.mask').resolve(mask('f', 22));
    await made.finds();
    expect(made.names()).toEqual(['dog.jpg', 'annotate.objectName 1', 'annotate.objectName 2']);
    expect(calls(made, 'refining.refine')).toBe(0);
  });

  it('names chosen objects by key, and new ones after the current class', async () => {
    const made = await begun();
    const { editor } = made;
    const tool = editor.toolbox.tool('smart-select');
    tool.down(at(50, 50));
    tool.up(at(50, 50));
    made.key('1');
    expect(made.names()).toEqual(['dog.jpg', 'dog', 'annotate.objectName 2']);
    tool.down({ ...at(150, 50), shift: true });
    tool.up({ ...at(150, 50), shift: true });
    made.key('2');
    expect(made.names()).toEqual(['dog.jpg', 'cat', 'cat 2']);
    expect(editor.session.store.getState().history.past).toHaveLength(3);
    made.key('0');
    expect(made.names()).toEqual(['dog.jpg', 'annotate.objectName 1', 'annotate.objectName 2']);
  });

  it('lets a key say what the open selection will be, and leaves older objects alone', async () => {
    const made = await begun();
    const { editor, fake } = made;
    await fake.last('segmentation.prepare').resolve({ from: 'encoder', ms: 1 });
    const tool = editor.toolbox.tool('smart-select');
    tool.down(at(50, 50));
    tool.up(at(50, 50));
    tool.down(at(400, 300));
    tool.up(at(400, 300));
    await fake.last('segmentation.select').resolve(selectReply());
    made.key('2');
    expect(made.names()).not.toContain('cat');
    made.key('Enter');
    await settle();
    await fake.last('segmentation.mask').resolve(mask('f', 300));
    expect(made.names()).toEqual(['dog.jpg', 'annotate.objectName 1', 'annotate.objectName 2', 'cat']);
    // In an open selection the click went on with it; objects are chosen when there is none.
    expect(editor.smartSelect.store.getState().steps).toHaveLength(0);
  });

  it('opens, encodes and searches the next photo while this one is worked on, and shows it at once', async () => {
    const made = await begun();
    const { editor } = made;
    await made.opens('two');
    expect(shownId(made)).toBe('one');
    expect(calls(made, 'everything.find')).toBe(2);
    await made.finds();
    expect(editor.annotating.store.getState().ahead).toBe('ready');
    await made.fake.last('documents.apply').resolve({ revision: 1 });
    made.key('PageDown');
    await settle();
    // It has to be told what the engine knows of it.
    await made.fake.last('documents.get').resolve({ document: photoDocument({ id: 'two', name: 'two' }), revision: 0, saved: null });
    await settle();
    expect(shownId(made)).toBe('two');
    expect(made.names()).toHaveLength(3);
    expect(calls(made, 'everything.find')).toBe(2);
    expect(calls(made, 'documents.close')).toBe(0);
  });

  it('comes back to a photo as it was left, without searching it again', async () => {
    const made = await begun();
    const { editor, fake } = made;
    const left = await namedAndLeft(made);
    expect(shownId(made)).toBe('two');
    made.key('p');
    await settle();
    await fake.last('documents.get').resolve({ document: left, revision: 2, saved: null });
    await settle();
    expect(editor.session.store.getState().document).toEqual(left);
    expect(fake.calls('everything.find').filter(({ params }) => params['image'] === imageId)).toHaveLength(2);
    expect(made.names()).toEqual(['dog.jpg', 'dog', 'annotate.objectName 2']);
  });

  it('leaves out a photo that cannot be opened, and says which', async () => {
    const made = bench();
    void made.editor.annotating.add([file('broken.jpg'), file('two.jpg')]);
    await settle();
    await made.fake.last('documents.create').reject('image-corrupt');
    await settle();
    await made.opens('two');
    expect(shownId(made)).toBe('two');
    expect(made.editor.annotating.store.getState().photos.map(({ name }) => name)).toEqual(['two.jpg']);
    expect(made.editor.toasts.store.getState().toasts.map(({ title }) => title.values)).toEqual([{ name: 'broken.jpg' }]);
  });

  it('takes the objects of all photos along when a class is renamed', async () => {
    const made = await begun();
    const { editor, fake } = made;
    const one = await namedAndLeft(made);
    expect(editor.annotating.renameClass(0, 'cat')).toBe(false);
    expect(editor.annotating.renameClass(0, ' puppy ')).toBe(true);
    await settle();
    await fake.last('documents.get').resolve({ document: one, revision: 2, saved: null });
    expect(fake.last('documents.apply').params).toMatchObject({ id: 'one', revision: 2, operations: [{ kind: 'update-layer', patch: { name: 'puppy' } }] });
  });

  it('exports what was seen with the classes in their order, and asks before it ends without that', async () => {
    const made = await begun();
    const { editor, fake } = made;
    await made.opens('two');
    editor.annotating.leave();
    expect(editor.dialogs.store.getState().open).toBe('leave-annotating');
    await fake.last('documents.apply').resolve({ revision: 1 });
    const exporting = editor.annotationExport.run('download');
    await settle();
    expect(fake.last('annotations.export').params).toEqual({ documents: ['one'], format: 'coco', classes: ['dog', 'cat'] });
    await fake.last('annotations.export').resolve({ name: 'coco.json', mime: 'application/json', bytes: new Uint8Array(1) });
    expect(await exporting).toBe(true);
    editor.annotating.leave();
    expect(editor.annotating.isOn()).toBe(false);
    // Opened ahead and never seen.
    expect(fake.calls('documents.close').map(({ params }) => params['id'])).toEqual(['two']);
  });

  it('means nothing by its keys once it has ended', async () => {
    const made = await begun();
    made.editor.annotating.end();
    made.editor.selection.select(made.editor.session.store.getState().document?.layers[1]?.id);
    made.key('1');
    made.key('PageDown');
    expect(made.names()).toEqual(['dog.jpg', 'annotate.objectName 1', 'annotate.objectName 2']);
    expect(shownId(made)).toBe('one');
  });
});
