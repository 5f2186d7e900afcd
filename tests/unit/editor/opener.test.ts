import { describe, expect, it } from 'vitest';
import { createEditor } from '../../../src-renderer/editor/editor';
import { createFakeEngine, fakePorts, photoDocument, settle } from './fake-engine';

const file = (name: string) => ({ name, source: () => Promise.resolve({ kind: 'bytes', name, bytes: new Uint8Array([1, 2, 3]) } as const) });

describe('opening', () => {
  it('sends the bytes with the name and shows the document', async () => {
    const fake = createFakeEngine();
    const editor = createEditor(fake.engine, fakePorts(), 'other');
    void editor.opener.openFiles([file('dog.jpg')]);
    await settle();
    expect(editor.opener.store.getState().opening).toBe('dog.jpg');
    expect(fake.last('documents.create').params).toEqual({ source: { kind: 'bytes', name: 'dog.jpg', bytes: new Uint8Array([1, 2, 3]) } });
    await fake.last('documents.create').resolve({ document: photoDocument(), revision: 0, saved: null, notes: [] });
    await fake.last('documents.list').resolve([{ id: 'doc', name: 'dog' }]);
    expect(editor.session.store.getState().document?.name).toBe('dog');
    expect(editor.opener.store.getState().opening).toBeUndefined();
  });

  it('names the file that cannot be opened, goes on with the next, and offers another', async () => {
    const fake = createFakeEngine();
    let asked = 0;
    const editor = createEditor(fake.engine, { ...fakePorts(), askForFiles: () => (asked += 1) }, 'other');
    void editor.opener.openFiles([file('bad.jpg'), file('good.jpg')]);
    await settle();
    await fake.last('documents.create').reject('image-corrupt');
    const [toast] = editor.toasts.store.getState().toasts;
    expect(toast).toMatchObject({ tone: 'error', title: { values: { name: 'bad.jpg' } }, body: { key: 'error.imageCorrupt' } });
    expect(fake.calls('documents.create')).toHaveLength(2);
    toast?.action?.run();
    expect(asked).toBe(1);
  });

  it('can be given up, with what was to come after it, and says nothing then', async () => {
    const fake = createFakeEngine();
    const editor = createEditor(fake.engine, fakePorts(), 'other');
    const done = editor.opener.openFiles([file('large.psd'), file('next.psd')]);
    await settle();
    editor.opener.cancel();
    await done;
    expect(fake.last('documents.create').signal?.aborted).toBe(true);
    expect(fake.calls('documents.create')).toHaveLength(1);
    expect(editor.opener.store.getState().opening).toBeUndefined();
    expect(editor.toasts.store.getState().toasts).toEqual([]);
    // The next one is not held up by that.
    void editor.opener.openFiles([file('dog.jpg')]);
    await settle();
    expect(fake.calls('documents.create')).toHaveLength(2);
  });

  it('offers another file in the place of a project that is damaged or too new', async () => {
    const fake = createFakeEngine();
    const editor = createEditor(fake.engine, fakePorts(), 'other');
    for (const code of ['project-damaged', 'project-too-new'] as const) {
      void editor.opener.openFiles([file('old.clickcut')]);
      await settle();
      await fake.last('documents.create').reject(code);
    }
    expect(editor.toasts.store.getState().toasts.map(({ action }) => action?.label)).toEqual(['command.open', 'command.open']);
  });

  it('can try again what may work the next time', async () => {
    const fake = createFakeEngine();
    const editor = createEditor(fake.engine, fakePorts(), 'other');
    void editor.opener.openSample('flower', 'Flower');
    await settle();
    await fake.last('documents.create').reject('internal');
    editor.toasts.store.getState().toasts[0]?.action?.run();
    await settle();
    expect(fake.calls('documents.create')).toHaveLength(2);
    expect(fake.last('documents.create').params).toEqual({ source: { kind: 'sample', id: 'flower' } });
  });
});
