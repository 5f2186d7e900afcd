import { describe, expect, it } from 'vitest';
import { defaultRefine } from '../../../src-preload/model/refinement';
import { maskReply, selectReply, settle } from './fake-engine';
import { openReadyEditor } from './open-editor';
import { id, mask } from './refining-editor';

const point = { kind: 'point', point: { x: 5, y: 6, positive: true } } as const;

async function cutOut() {
  const { editor, fake } = await openReadyEditor();
  editor.smartSelect.add(point);
  await fake.last('segmentation.select').resolve(selectReply());
  editor.commands.run('select.cutOut');
  await settle();
  await fake.last('segmentation.mask').resolve({ ...maskReply(), id: id('1') });
  await settle();
  const now = () => editor.session.store.getState().document?.layers[1];
  const steps = () => editor.session.store.getState().history.past.map(({ label }) => label);
  const waiting = () => editor.freshCutouts.store.getState().waiting.length;
  return { editor, fake, now, steps, waiting };
}

describe('the edge of a new cut-out', () => {
  it('comes after the layer and belongs to the same step', async () => {
    const { editor, fake, now, steps, waiting } = await cutOut();
    expect(now()).toMatchObject({ mask: id('1'), refine: null });
    expect(waiting()).toBe(1);
    expect(fake.last('refining.refine').params).toMatchObject({ source: id('1'), hair: null, clicks: [point.point], settings: defaultRefine });
    await fake.last('refining.refine').resolve(mask('2', 50));

    const refined = { base: id('1'), mask: id('2'), bounds: { width: 50 }, refine: { source: id('1'), output: id('2'), settings: defaultRefine } };
    expect(now()).toMatchObject(refined);
    expect(waiting()).toBe(0);
    expect(steps()).toEqual(['history.cutOut']);
    editor.session.undo();
    expect(now()).toBeUndefined();
    editor.session.redo();
    expect(now()).toMatchObject(refined);
  });

  it('is not cut off by a canvas that is trimmed before it came', async () => {
    const { editor, fake, steps } = await cutOut();
    editor.layers.toggleVisible([editor.session.store.getState().document?.layers[0]?.id ?? '']);
    editor.commands.run('canvas.trim');
    await settle();
    expect(steps()).not.toContain('history.trim');
    await fake.last('refining.refine').resolve(mask('2', 50));
    expect(editor.session.store.getState().document).toMatchObject({ width: 50, height: 40 });
  });

  it('is inside a crop that was fitted to the content before it came, unless another was drawn meanwhile', async () => {
    for (const drawn of [undefined, { x: 1, y: 2, width: 3, height: 4 }]) {
      const { editor, fake } = await cutOut();
      const { cropping } = editor;
      editor.layers.toggleVisible([editor.session.store.getState().document?.layers[0]?.id ?? '']);
      const fitted = cropping.toContent();
      if (drawn) cropping.set(drawn);
      await settle();
      expect(cropping.store.getState().rect).toEqual(drawn);
      await fake.last('refining.refine').resolve(mask('2', 50));
      await fitted;
      expect(cropping.store.getState().rect).toEqual(drawn ?? { x: 10, y: 20, width: 50, height: 40 });
    }
  });

  it('leaves what was done to the layer meanwhile, and its steps, as they are', async () => {
    const { editor, fake, now, steps } = await cutOut();
    const layer = now();
    if (!layer) throw new Error('no layer');
    editor.layers.rename(layer.id, 'Dog');
    await fake.last('refining.refine').resolve(mask('2'));
    expect(now()).toMatchObject({ name: 'Dog', mask: id('2') });
    expect(steps()).toHaveLength(2);
    editor.session.undo();
    expect(now()).toMatchObject({ name: 'Cut-out 1', mask: id('2') });
    editor.session.redo();
    expect(now()).toMatchObject({ name: 'Dog', mask: id('2') });
  });

  it('carries over what was painted meanwhile, and is undone with it', async () => {
    const { editor, fake, now } = await cutOut();
    const layer = now();
    if (!layer) throw new Error('no layer');
    editor.session.apply('history.brushStroke', [{ kind: 'update-layer', id: layer.id, patch: { mask: id('7'), bounds: mask('7').bounds } }]);
    await fake.last('refining.refine').resolve(mask('2'));
    expect(fake.last('masks.rebase').params).toEqual({ from: id('1'), mask: id('7'), to: id('2') });
    await fake.last('masks.rebase').resolve(mask('8'));
    expect(now()).toMatchObject({ mask: id('8'), refine: { source: id('1'), output: id('2') } });
    editor.session.undo();
    expect(now()).toMatchObject({ mask: id('1'), refine: null });
    editor.session.redo();
    expect(now()).toMatchObject({ mask: id('8'), refine: { output: id('2') } });
  });

  it('is given up when the layer is undone, without a word', async () => {
    const { editor, fake, now, waiting } = await cutOut();
    editor.session.undo();
    expect(waiting()).toBe(0);
    expect(fake.last('refining.refine').signal?.aborted).toBe(true);
    await settle();
    editor.session.redo();
    expect(now()).toMatchObject({ mask: id('1'), refine: null });
    expect(editor.toasts.store.getState().toasts).toEqual([]);
  });

  it('does not disturb a drag that is under way', async () => {
    const { editor, fake, now, steps } = await cutOut();
    const layer = now();
    if (!layer) throw new Error('no layer');
    const drag = editor.session.begin('history.move');
    drag.update([{ kind: 'update-layer', id: layer.id, patch: { transform: [1, 0, 0, 1, 9, 0] } }]);
    await fake.last('refining.refine').resolve(mask('2'));
    expect(now()).toMatchObject({ mask: id('2'), transform: [1, 0, 0, 1, 9, 0] });
    drag.update([{ kind: 'update-layer', id: layer.id, patch: { transform: [1, 0, 0, 1, 12, 0] } }]);
    drag.commit();
    expect(steps()).toEqual(['history.cutOut', 'history.move']);
    expect(now()).toMatchObject({ mask: id('2'), transform: [1, 0, 0, 1, 12, 0] });
    editor.session.undo();
    expect(now()).toMatchObject({ mask: id('2'), transform: [1, 0, 0, 1, 0, 0] });
  });

  it('does not come between a selected area and its undo', async () => {
    const { editor, fake } = await cutOut();
    void editor.area.join(() => Promise.resolve(mask('5')), 'new');
    await settle();
    await fake.last('masks.outline').resolve({ rings: [] });
    await fake.last('refining.refine').resolve(mask('2'));
    editor.commands.run('edit.undo');
    expect(editor.area.store.getState().area).toBeUndefined();
    expect(editor.session.store.getState().document?.layers).toHaveLength(2);
  });

  it('is waited for by an export, which can be cancelled meanwhile', async () => {
    const { editor, fake } = await cutOut();
    const { document } = editor.session.store.getState();
    const layers = document?.layers.slice(1) ?? [];
    if (!document) throw new Error('no document');
    void editor.exporter.run(document, layers, 'download');
    await settle();
    editor.exporter.cancel();
    await settle();
    expect(editor.exporter.store.getState().running).toBeUndefined();
    void editor.exporter.run(document, layers, 'download');
    await fake.last('refining.refine').resolve(mask('2'));
    expect(fake.calls('exports.layer')).toHaveLength(0);
    for (const call of fake.calls('documents.apply')) await call.resolve({ revision: Number(call.params['revision']) + 1 });
    await fake.last('documents.apply').resolve({ revision: 2 });
    expect(fake.calls('exports.layer')).toHaveLength(1);
  });

  it('says so when it fails, and the next one is refined all the same', async () => {
    const { editor, fake, now, waiting } = await cutOut();
    await fake.last('refining.refine').reject('internal');
    expect(editor.toasts.store.getState().toasts).toMatchObject([{ tone: 'error', title: { key: 'error.refineFailed' } }]);
    expect(now()).toMatchObject({ mask: id('1'), refine: null });
    const layer = now();
    if (layer?.kind !== 'cutout') throw new Error('no cut-out');
    editor.freshCutouts.add([layer]);
    expect(waiting()).toBe(1);
    await fake.last('refining.refine').resolve(mask('2'));
    expect(now()).toMatchObject({ mask: id('2') });
  });

  it('is found for a removed background too, with the photo hidden in the same step', async () => {
    const { editor, fake } = await openReadyEditor();
    editor.commands.run('photo.removeBackground');
    await fake.last('background.remove').resolve({ mask: maskReply(), timing: { modelMs: 1, totalMs: 2 } });
    await fake.last('refining.refine').resolve(mask('2'));
    expect(editor.session.store.getState().document?.layers).toMatchObject([{ visible: false }, { mask: id('2'), origin: { kind: 'background' } }]);
    editor.session.undo();
    expect(editor.session.store.getState().document?.layers).toMatchObject([{ visible: true }]);
  });

  it('is waited for before a file is written, which would be out of date as soon as it comes', async () => {
    const { editor, fake } = await cutOut();
    await fake.last('documents.apply').resolve({ revision: 1 });
    void editor.saving.save(false);
    await settle();
    await fake.last('documents.save').resolve({ outcome: 'saved' });
    expect(fake.calls('documents.save')).toHaveLength(1);
    expect(editor.saving.store.getState().running).toBe(true);
    await fake.last('refining.refine').resolve(mask('2', 50));
    await fake.last('documents.apply').resolve({ revision: 2 });
    expect(fake.calls('documents.save')).toHaveLength(2);
    await fake.last('documents.save').resolve({ outcome: 'saved' });
    expect(editor.saving.store.getState().running).toBe(false);
  });
});
