import { describe, expect, it } from 'vitest';
import { createEditor } from '../../../src-renderer/editor/editor';
import type { Connection, ConnectionState } from '../../../src-renderer/editor/engine';
import { createLifeLine } from '../../../src-renderer/editor/life-line';
import { createFakeEngine, fakePorts, photoDocument, settle } from './fake-engine';

function setUp() {
  const fake = createFakeEngine();
  const listeners = new Set<(state: ConnectionState) => void>();
  let state: ConnectionState = 'connecting';
  const connection: Connection = {
    engine: fake.engine,
    get state() {
      return state;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const editor = createEditor(fake.engine, fakePorts(), 'other');
  const lifeLine = createLifeLine(connection, editor);
  const go = async (next: ConnectionState): Promise<void> => {
    state = next;
    for (const listener of listeners) listener(next);
    await settle();
  };
  return { fake, editor, lifeLine, go };
}

const opened = async () => {
  const all = setUp();
  await all.go('connected');
  await all.fake.last('documents.list').resolve([{ id: 'doc', name: 'dog' }]);
  await all.fake.last('documents.get').resolve({ document: photoDocument(), revision: 3, saved: null });
  return all;
};

describe('the connection', () => {
  it('opens the document that was opened last', async () => {
    const { editor, fake } = await opened();
    expect(editor.session.store.getState().document?.id).toBe('doc');
    expect(fake.calls('segmentation.prepare')).toHaveLength(1);
    expect(editor.viewport.store.getState().content).toEqual({ width: 800, height: 534 });
  });

  it('shows the empty state when there is none', async () => {
    const { editor, fake, go } = setUp();
    await go('connected');
    await fake.last('documents.list').resolve([]);
    expect(editor.session.store.getState().document).toBeUndefined();
  });

  it('picks up where things were, and asks the open question again', async () => {
    const { editor, fake, lifeLine, go } = await opened();
    await fake.last('segmentation.prepare').resolve({ from: 'encoder', ms: 1 });
    editor.smartSelect.add({ kind: 'point', point: { x: 1, y: 1, positive: true } });
    await fake.last('segmentation.select').reject('disconnected');
    await go('reconnecting');
    expect(lifeLine.store.getState().state).toBe('reconnecting');
    await go('connected');
    await fake.last('documents.get').resolve({ document: photoDocument(), revision: 3, saved: null });
    await fake.last('segmentation.prepare').resolve({ from: 'disk', ms: 1 });
    expect(fake.calls('segmentation.select')).toHaveLength(2);
    expect(editor.toasts.store.getState().toasts[0]?.title.key).toBe('connection.resumed');
  });

  it('says so when the document is gone', async () => {
    const { editor, fake, go } = await opened();
    await go('reconnecting');
    await go('connected');
    await fake.last('documents.get').reject('not-found');
    await fake.last('documents.list').resolve([]);
    expect(editor.session.store.getState().document).toBeUndefined();
    expect(editor.toasts.store.getState().toasts[0]?.title.key).toBe('connection.documentGone');
  });
});
