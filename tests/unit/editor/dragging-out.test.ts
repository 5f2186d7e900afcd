import { describe, expect, it } from 'vitest';
import { createDraggingOut } from '../../../src-renderer/editor/files/dragging-out';
import { createSession } from '../../../src-renderer/editor/document/session';
import { createToasts } from '../../../src-renderer/editor/toasts/toasts';
import { createFakeEngine, fakePorts, photoDocument, settle } from './fake-engine';

function setUp({ starts = true } = {}) {
  const { engine } = createFakeEngine();
  const session = createSession(engine, () => undefined);
  session.adopt({ document: photoDocument(), revision: 0, saved: null });
  const toasts = createToasts();
  const asked: { readonly layers: readonly string[]; readonly signal: AbortSignal; readonly done: (drag: string) => Promise<void>; readonly fail: () => Promise<void> }[] = [];
  const started: string[] = [];
  const dragOut = {
    prepare: (_document: string, layers: readonly string[], signal: AbortSignal) =>
      new Promise<string>((resolve, reject) => {
        const fail = (error: Error): void => reject(error);
        signal.addEventListener('abort', () => fail(new DOMException('given up', 'AbortError')));
        asked.push({ layers, signal, done: (drag) => (resolve(drag), settle()), fail: () => (fail(new Error('no room')), settle()) });
      }),
    start: async (drag: string) => {
      started.push(drag);
      return starts;
    },
  };
  let taken = 0;
  const draggingOut = createDraggingOut(session, toasts, { ...fakePorts(), dragOut });
  const at = async (place: 'list' | 'window' | 'outside'): Promise<boolean> => {
    const isLeaving = draggingOut.at(place, ['photo'], () => (taken += 1));
    await settle();
    return isLeaving;
  };
  return { at, asked, started, toasts, taken: () => taken, end: () => draggingOut.end() };
}

describe('a layer on its way out of the window', () => {
  it('is made once, as soon as it leaves the list, and taken when it leaves the window', async () => {
    const { at, asked, started, taken } = setUp();
    await at('list');
    expect(asked).toHaveLength(0);
    await at('window');
    await at('list');
    await at('window');
    expect(asked.map(({ layers }) => layers)).toEqual([['photo']]);
    await asked[0]?.done('files');
    expect(started).toEqual([]);
    expect(await at('outside')).toBe(true);
    await at('outside');
    expect(started).toEqual(['files']);
    expect(taken()).toBe(1);
  });

  it('is taken later where the files come later, but not once the pointer is back', async () => {
    const late = setUp();
    await late.at('outside');
    await late.asked[0]?.done('files');
    expect(late.started).toEqual(['files']);

    const back = setUp();
    await back.at('outside');
    expect(await back.at('window')).toBe(false);
    await back.asked[0]?.done('files');
    expect(back.started).toEqual([]);
  });

  it('that was let go of is given up without a word', async () => {
    const { at, asked, started, end, toasts } = setUp();
    await at('outside');
    end();
    await settle();
    expect(asked[0]?.signal.aborted).toBe(true);
    expect(started).toEqual([]);
    expect(toasts.store.getState().toasts).toEqual([]);
  });

  it('that cannot be made is told', async () => {
    const { at, asked, toasts } = setUp();
    await at('outside');
    await asked[0]?.fail();
    expect(toasts.store.getState().toasts).toMatchObject([{ tone: 'error', title: { key: 'error.dragOutFailed' }, details: expect.stringContaining('no room') }]);
  });

  it('stays where it is when the system does not take it', async () => {
    const { at, asked, taken } = setUp({ starts: false });
    await at('outside');
    await asked[0]?.done('files');
    expect(taken()).toBe(0);
  });

  it('moves within the list only where a page cannot hand files out', () => {
    const { engine } = createFakeEngine();
    const draggingOut = createDraggingOut(createSession(engine, () => undefined), createToasts(), fakePorts());
    expect(draggingOut.at('outside', ['photo'], () => undefined)).toBe(false);
  });
});
