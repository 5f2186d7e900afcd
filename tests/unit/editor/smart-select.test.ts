import { describe, expect, it } from 'vitest';
import { imageId, selectReply, settle } from './fake-engine';
import { openEditor, openReadyEditor } from './open-editor';

const point = (x: number, y: number, positive = true) => ({ kind: 'point', point: { x, y, positive } }) as const;
const box = (x: number) => ({ kind: 'box', box: { x, y: 0, width: 10, height: 10 } }) as const;

describe('smart select', () => {
  it('queues clicks made before the photo is encoded and answers the last state of them', async () => {
    const { editor, fake } = await openEditor();
    editor.smartSelect.add(point(1, 2));
    editor.smartSelect.add(point(3, 4));
    await settle();
    expect(fake.calls('segmentation.select')).toHaveLength(0);
    expect(editor.smartSelect.store.getState().waiting).toBe(true);

    await fake.last('segmentation.prepare').resolve({ from: 'encoder', ms: 1 });
    expect(fake.calls('segmentation.select')).toHaveLength(1);
    expect(fake.last('segmentation.select').params).toEqual({
      image: imageId,
      prompts: { points: [point(1, 2).point, point(3, 4).point] },
    });
    await fake.last('segmentation.select').resolve(selectReply());
    expect(editor.smartSelect.store.getState()).toMatchObject({ waiting: false, shown: { version: 1, chosen: 0 } });
  });

  it('asks at once, within the click itself, when the photo is ready', async () => {
    const { editor, fake } = await openReadyEditor();
    editor.smartSelect.add(point(1, 2));
    expect(fake.calls('segmentation.select')).toHaveLength(1);
  });

  it('lets the newest click win and cancels the older question', async () => {
    const { editor, fake } = await openReadyEditor();
    editor.smartSelect.add(point(1, 2));
    editor.smartSelect.add(point(3, 4));
    const [first, second] = fake.calls('segmentation.select');
    expect(first?.signal?.aborted).toBe(true);
    await second?.resolve(selectReply(20));
    await first?.resolve(selectReply(99));
    expect(editor.smartSelect.store.getState().shown?.version).toBe(1);
    expect(editor.smartSelect.store.getState().steps[0]?.answer).toBeUndefined();
  });

  it('shows the previous overlay until the new one is there', async () => {
    const { editor, fake } = await openReadyEditor();
    editor.smartSelect.add(point(1, 2));
    await fake.last('segmentation.select').resolve(selectReply());
    const { shown } = editor.smartSelect.store.getState();
    editor.smartSelect.add(point(3, 4));
    expect(editor.smartSelect.store.getState().shown).toBe(shown);
    await fake.last('segmentation.select').resolve(selectReply());
    expect(editor.smartSelect.store.getState().shown?.version).toBe(2);
  });

  it('feeds the logits of the chosen candidate back, but not into a new box', async () => {
    const { editor, fake } = await openReadyEditor();
    editor.smartSelect.add(point(1, 2));
    const reply = selectReply();
    expect(fake.last('segmentation.select').params).not.toHaveProperty('previous');
    await fake.last('segmentation.select').resolve(reply);
    editor.smartSelect.cycle(1);
    editor.smartSelect.add(point(3, 4, false));
    expect(fake.last('segmentation.select').params['previous']).toBe(reply.candidates[1]?.logits);
    await fake.last('segmentation.select').resolve(selectReply());
    editor.smartSelect.add(box(5));
    expect(fake.last('segmentation.select').params).not.toHaveProperty('previous');
  });

  it('goes back to the earlier answer and forward to the later one without asking again', async () => {
    const { editor, fake } = await openReadyEditor();
    editor.smartSelect.add(point(1, 2));
    await fake.last('segmentation.select').resolve(selectReply());
    const { shown } = editor.smartSelect.store.getState();
    editor.smartSelect.add(point(3, 4));
    await fake.last('segmentation.select').resolve(selectReply());
    const later = editor.smartSelect.store.getState().shown;
    editor.commands.run('edit.undo');
    expect(editor.smartSelect.store.getState()).toMatchObject({ shown, waiting: false });
    editor.commands.run('edit.redo');
    expect(editor.smartSelect.store.getState().steps).toHaveLength(2);
    expect(editor.smartSelect.store.getState().shown).toBe(later);
    expect(fake.calls('segmentation.select')).toHaveLength(2);
  });

  it('asks again when an unanswered click remains after the last one is taken back', async () => {
    const { editor, fake } = await openReadyEditor();
    editor.smartSelect.add(point(1, 2));
    editor.smartSelect.add(point(3, 4));
    editor.smartSelect.removeLast();
    expect(fake.calls('segmentation.select')).toHaveLength(3);
    expect(fake.last('segmentation.select').params['prompts']).toEqual({ points: [point(1, 2).point] });
  });

  it('takes the overlay away with the last prompt, and everything with clear', async () => {
    const { editor, fake } = await openReadyEditor();
    editor.smartSelect.add(point(1, 2));
    await fake.last('segmentation.select').resolve(selectReply());
    editor.smartSelect.removeLast();
    expect(editor.smartSelect.store.getState()).toMatchObject({ steps: [], shown: undefined, waiting: false });
    editor.smartSelect.add(point(1, 2));
    editor.smartSelect.clear();
    expect(editor.smartSelect.store.getState()).toMatchObject({ steps: [], shown: undefined, waiting: false });
    expect(fake.last('segmentation.select').signal?.aborted).toBe(true);
  });

  it('counts only the last box, and brings the earlier one back', async () => {
    const { editor, fake } = await openReadyEditor();
    editor.smartSelect.add(box(1));
    editor.smartSelect.add(box(2));
    expect(fake.last('segmentation.select').params['prompts']).toEqual({ points: [], box: box(2).box });
    editor.smartSelect.removeLast();
    expect(fake.last('segmentation.select').params['prompts']).toEqual({ points: [], box: box(1).box });
  });

  it('encodes again and repeats the question once when the engine has lost the embedding', async () => {
    const { editor, fake } = await openReadyEditor();
    editor.smartSelect.add(point(1, 2));
    await fake.last('segmentation.select').reject('embedding-missing');
    expect(fake.calls('segmentation.prepare')).toHaveLength(2);
    await fake.last('segmentation.prepare').resolve({ from: 'disk', ms: 1 });
    expect(fake.calls('segmentation.select')).toHaveLength(2);
    await fake.last('segmentation.select').reject('embedding-missing');
    expect(fake.calls('segmentation.select')).toHaveLength(2);
    expect(editor.toasts.store.getState().toasts).toHaveLength(1);
    expect(editor.smartSelect.store.getState().waiting).toBe(false);
  });

  it('keeps an open question over a lost connection and asks it on the next one', async () => {
    const { editor, fake } = await openReadyEditor();
    editor.smartSelect.add(point(1, 2));
    await fake.last('segmentation.select').reject('disconnected');
    expect(editor.smartSelect.store.getState().waiting).toBe(true);
    expect(editor.toasts.store.getState().toasts).toEqual([]);
    editor.smartSelect.resume();
    expect(fake.calls('segmentation.select')).toHaveLength(2);
  });

  it('forgets everything when another photo is opened', async () => {
    const { editor, fake } = await openReadyEditor();
    editor.smartSelect.add(point(1, 2));
    editor.session.leave();
    expect(editor.smartSelect.store.getState()).toMatchObject({ image: undefined, steps: [] });
    expect(fake.last('segmentation.select').signal?.aborted).toBe(true);
    expect(editor.embedding.store.getState().phase).toBe('none');
  });
});
