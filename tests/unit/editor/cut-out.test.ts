import { describe, expect, it } from 'vitest';
import { imageId, maskId, maskReply, selectReply, settle } from './fake-engine';
import { openReadyEditor } from './open-editor';

const point = { kind: 'point', point: { x: 5, y: 6, positive: true } } as const;

describe('cut out', () => {
  it('makes a layer of the chosen candidate, selects it, and clears the selection', async () => {
    const { editor, fake } = await openReadyEditor();
    editor.smartSelect.add(point);
    const reply = selectReply();
    await fake.last('segmentation.select').resolve(reply);
    editor.smartSelect.choose(2);
    editor.commands.run('select.cutOut');
    await settle();
    expect(fake.last('segmentation.mask').params).toEqual({ image: imageId, logits: reply.candidates[2]?.logits });
    await fake.last('segmentation.mask').resolve(maskReply());

    const layers = editor.session.store.getState().document?.layers;
    expect(layers?.[1]).toMatchObject({
      kind: 'cutout',
      name: 'Cut-out 1',
      mask: maskId,
      bounds: { x: 10, y: 20, width: 30, height: 40 },
      origin: { kind: 'prompts', candidate: 2, prompts: { points: [point.point] } },
    });
    expect(editor.selection.current()?.name).toBe('Cut-out 1');
    expect(editor.smartSelect.store.getState().steps).toEqual([]);
    expect(editor.session.store.getState().history.past).toHaveLength(1);
  });

  it('waits for the answer that is still on its way', async () => {
    const { editor, fake } = await openReadyEditor();
    editor.smartSelect.add(point);
    void editor.cutOut.run();
    await settle();
    expect(fake.calls('segmentation.mask')).toHaveLength(0);
    await fake.last('segmentation.select').resolve(selectReply());
    expect(fake.calls('segmentation.mask')).toHaveLength(1);
  });

  it('says so when nothing is selected, and keeps the prompts', async () => {
    const { editor, fake } = await openReadyEditor();
    editor.smartSelect.add(point);
    await fake.last('segmentation.select').resolve(selectReply());
    void editor.cutOut.run();
    await settle();
    await fake.last('segmentation.mask').resolve(maskReply({ x: 0, y: 0, width: 0, height: 0 }));
    expect(editor.toasts.store.getState().toasts[0]?.tone).toBe('error');
    expect(editor.smartSelect.store.getState().steps).toHaveLength(1);
    expect(editor.session.store.getState().document?.layers).toHaveLength(1);
  });
});

describe('background removal', () => {
  it('adds a cut-out and hides the photo in one undo step', async () => {
    const { editor, fake } = await openReadyEditor();
    editor.commands.run('photo.removeBackground');
    fake.last('background.remove').progress({ stage: 'matting', fraction: 0.5 });
    fake.last('background.remove').progress({ stage: 'masking', fraction: 0.1 });
    expect(editor.background.store.getState()).toMatchObject({ running: true, fraction: 0.5 });
    await fake.last('background.remove').resolve({ mask: maskReply(), timing: { modelMs: 1, totalMs: 2 } });

    const { document } = editor.session.store.getState();
    expect(document?.layers.map(({ name, visible }) => [name, visible])).toEqual([['dog.jpg', false], ['Cut-out 1', true]]);
    editor.commands.run('edit.undo');
    expect(editor.session.store.getState().document?.layers).toMatchObject([{ name: 'dog.jpg', visible: true }]);
    editor.commands.run('edit.redo');
    expect(editor.session.store.getState().document?.layers).toHaveLength(2);
  });

  it('can be cancelled without a trace or a message', async () => {
    const { editor, fake } = await openReadyEditor();
    void editor.background.run();
    editor.background.cancel();
    await settle();
    expect(fake.last('background.remove').signal?.aborted).toBe(true);
    expect(editor.background.store.getState().running).toBe(false);
    expect(editor.toasts.store.getState().toasts).toEqual([]);
  });

  it('offers to try again when it fails', async () => {
    const { editor, fake } = await openReadyEditor();
    void editor.background.run();
    await fake.last('background.remove').reject('inference-crashed');
    editor.toasts.store.getState().toasts[0]?.action?.run();
    expect(fake.calls('background.remove')).toHaveLength(2);
  });
});
