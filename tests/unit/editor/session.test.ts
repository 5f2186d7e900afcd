import { describe, expect, it } from 'vitest';
import type { Operation } from '../../../src-preload/model/operation';
import { photoDocument, settle } from './fake-engine';
import { openEditor } from './open-editor';

const rename = (name: string): readonly Operation[] => [{ kind: 'update-document', patch: { name } }];

describe('document session', () => {
  it('shows a change at once and sends changes in order, one batch at a time', async () => {
    const { editor, fake } = await openEditor();
    editor.session.apply('x', rename('one'));
    editor.session.apply('x', rename('two'));
    editor.session.apply('x', rename('three'));
    expect(editor.session.store.getState().document?.name).toBe('three');
    expect(fake.calls('documents.apply')).toHaveLength(1);
    expect(fake.last('documents.apply').params).toEqual({ id: 'doc', revision: 0, operations: rename('one') });
    await fake.last('documents.apply').resolve({ revision: 1 });
    expect(fake.last('documents.apply').params).toEqual({ id: 'doc', revision: 1, operations: [...rename('two'), ...rename('three')] });
    expect(editor.session.store.getState().sending).toBe(true);
    await fake.last('documents.apply').resolve({ revision: 2 });
    expect(editor.session.store.getState().sending).toBe(false);
  });

  it('undoes and redoes by inverse operations', async () => {
    const { editor, fake } = await openEditor();
    editor.layers.toggleVisible(['photo']);
    editor.session.undo();
    expect(editor.session.store.getState().document).toEqual(photoDocument());
    await fake.last('documents.apply').resolve({ revision: 1 });
    expect(fake.last('documents.apply').params['operations']).toEqual([{ kind: 'update-layer', id: 'photo', patch: { visible: true } }]);
    editor.session.redo();
    expect(editor.session.store.getState().document?.layers[0]?.visible).toBe(false);
    expect(editor.session.store.getState().history.future).toEqual([]);
  });

  it('makes one step of a gesture and another of the next', async () => {
    const { editor } = await openEditor();
    for (const opacity of [0.9, 0.7, 0.5]) editor.layers.setOpacity(['photo'], opacity);
    editor.session.seal();
    editor.layers.setOpacity(['photo'], 0.2);
    expect(editor.session.store.getState().history.past).toHaveLength(2);
    editor.session.undo();
    expect(editor.session.store.getState().document?.layers[0]?.opacity).toBe(0.5);
    editor.session.undo();
    expect(editor.session.store.getState().document?.layers[0]?.opacity).toBe(1);
  });

  it('fetches the document again after a conflict and says so', async () => {
    const { editor, fake } = await openEditor();
    editor.session.apply('x', rename('mine'));
    await fake.last('documents.apply').reject('conflict');
    await fake.last('documents.get').resolve({ document: photoDocument({ name: 'theirs' }), revision: 7, saved: null });
    expect(editor.session.store.getState()).toMatchObject({ document: { name: 'theirs' }, history: { past: [] } });
    expect(editor.toasts.store.getState().toasts).toHaveLength(1);
    editor.session.apply('x', rename('next'));
    expect(fake.last('documents.apply').params['revision']).toBe(7);
  });

  it('follows changes made elsewhere, but not the echo of its own', async () => {
    const { editor, fake } = await openEditor();
    editor.session.apply('x', rename('mine'));
    fake.emit('documents.changed', { id: 'doc', revision: 1, saved: null });
    await fake.last('documents.apply').resolve({ revision: 1 });
    fake.emit('documents.changed', { id: 'doc', revision: 1, saved: null });
    expect(fake.calls('documents.get')).toHaveLength(0);
    fake.emit('documents.changed', { id: 'doc', revision: 2, saved: null });
    await fake.last('documents.get').resolve({ document: photoDocument({ name: 'theirs' }), revision: 2, saved: null });
    expect(editor.session.store.getState().document?.name).toBe('theirs');
  });

  it('refuses what the document refuses and sends nothing', async () => {
    const { editor, fake } = await openEditor();
    expect(editor.session.apply('x', [{ kind: 'remove-layer', id: 'nobody' }])).toBe(false);
    await settle();
    expect(fake.calls('documents.apply')).toHaveLength(0);
  });
});

describe('a lost connection', () => {
  it.each([
    ['sends the batch again when it had not arrived', 0, 2],
    ['leaves it when it had', 1, 1],
  ])('%s', async (_name, reached, sent) => {
    const { editor, fake } = await openEditor();
    editor.session.apply('x', rename('mine'));
    await fake.last('documents.apply').reject('disconnected');
    const resumed = editor.session.resume();
    await fake.last('documents.get').resolve({ document: photoDocument(), revision: reached });
    await expect(resumed).resolves.toBe('kept');
    expect(fake.calls('documents.apply')).toHaveLength(sent);
    expect(editor.session.store.getState().document?.name).toBe('mine');
  });

  it('does not send again what was handed over while there was none and has gone out since', async () => {
    const { editor, fake } = await openEditor();
    editor.session.apply('x', rename('mine'));
    const resumed = editor.session.resume();
    await fake.last('documents.get').resolve({ document: photoDocument(), revision: 0, saved: null });
    await resumed;
    expect(fake.calls('documents.apply')).toHaveLength(1);
  });

  it('shows the engine’s document when others have changed it meanwhile', async () => {
    const { editor, fake } = await openEditor();
    editor.session.apply('x', rename('mine'));
    await fake.last('documents.apply').reject('disconnected');
    void editor.session.resume();
    await fake.last('documents.get').resolve({ document: photoDocument({ name: 'theirs' }), revision: 9, saved: null });
    expect(editor.session.store.getState().document?.name).toBe('theirs');
  });

  it('tells when the engine no longer has the document', async () => {
    const { editor, fake } = await openEditor();
    const resumed = editor.session.resume();
    await fake.last('documents.get').reject('not-found');
    await expect(resumed).resolves.toBe('lost');
  });
});
