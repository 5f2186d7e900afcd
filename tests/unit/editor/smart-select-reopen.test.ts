import { describe, expect, it } from 'vitest';
import { addOnTop } from '../../../src-renderer/editor/document/add-layer';
import { cutoutLayer } from '../../../src-renderer/editor/document/cutout-layer';
import type { CutoutOrigin } from '../../../src-preload/model/document';
import { logitsId, maskReply, selectReply, settle, squareLogits } from './fake-engine';
import { openReadyEditor } from './open-editor';

const id = (letter: string): string => letter.repeat(64);
const box = { x: 1, y: 2, width: 30, height: 40 };
const fromPrompts: CutoutOrigin = { kind: 'prompts', prompts: { points: [{ x: 5, y: 6, positive: true }], box }, candidate: 2, logits: logitsId, detail: null };

async function withCutout(origin: CutoutOrigin, painted = false) {
  const { editor, fake } = await openReadyEditor();
  const { document } = editor.session.store.getState();
  const target = editor.target.current();
  if (!document || !target) throw new Error('no photo');
  const layer = { ...cutoutLayer({ id: 'cut', name: 'Dog', target, mask: { ...maskReply(), id: id('1') }, origin }), mask: painted ? id('2') : id('1') };
  editor.session.apply('history.cutOut', [addOnTop(document, layer)]);
  const now = () => editor.session.store.getState().document?.layers.find((other) => other.id === 'cut');
  return { editor, fake, now, state: () => editor.smartSelect.store.getState() };
}

describe('opening a cut-out again', () => {
  it('shows its prompts and the mask that it was cut with', async () => {
    const { editor, fake, state } = await withCutout(fromPrompts);
    editor.commands.run('select.reopen');
    await fake.last('segmentation.logits').resolve({ logits: squareLogits(50) });
    expect(state().steps.map(({ prompt }) => prompt.kind)).toEqual(['box', 'point']);
    expect(state()).toMatchObject({ waiting: false, shown: { chosen: 0, kept: 2, frame: { width: 1024, height: 684 } } });
    expect(fake.calls('segmentation.select')).toHaveLength(0);
  });

  it('brings back what a small object looked like from nearer, and keeps it in an area that is made of it', async () => {
    const crop = { x: 0, y: 0, width: 60, height: 60 };
    const { editor, fake, state } = await withCutout({ ...fromPrompts, detail: { crop, logits: id('d') } });
    editor.commands.run('select.reopen');
    await settle();
    const [whole, near] = fake.calls('segmentation.logits');
    expect([whole?.params, near?.params]).toEqual([{ id: logitsId }, { id: id('d') }]);
    await whole?.resolve({ logits: squareLogits(50) });
    await near?.resolve({ logits: squareLogits(90) });
    expect(state().shown?.candidates).toMatchObject([{ logits: squareLogits(50), detail: { crop, logits: squareLogits(90) } }]);
    editor.commands.run('select.toArea');
    await settle();
    expect(fake.last('segmentation.mask').params).toMatchObject({ detail: { crop, logits: squareLogits(90) } });
  });

  it('does without it where it is gone', async () => {
    const { editor, fake, state } = await withCutout({ ...fromPrompts, detail: { crop: { x: 0, y: 0, width: 60, height: 60 }, logits: id('d') } });
    editor.commands.run('select.reopen');
    await settle();
    const [whole, near] = fake.calls('segmentation.logits');
    await whole?.resolve({ logits: squareLogits(50) });
    await near?.reject('not-found');
    expect(state()).toMatchObject({ waiting: false, shown: { kept: 2 } });
    expect(state().shown?.candidates[0]?.detail).toBeUndefined();
  });

  it('asks again where the mask is not known any more', async () => {
    const { editor, fake, state } = await withCutout(fromPrompts);
    editor.commands.run('select.reopen');
    await fake.last('segmentation.logits').reject('not-found');
    expect(state().waiting).toBe(true);
    expect(fake.last('segmentation.select').params['prompts']).toEqual({ points: [{ x: 5, y: 6, positive: true }], box });
  });

  it('changes the cut-out in place with Enter, in one step, and keeps what was painted', async () => {
    const { editor, fake, now, state } = await withCutout(fromPrompts, true);
    editor.commands.run('select.reopen');
    await fake.last('segmentation.logits').resolve({ logits: squareLogits(50) });
    editor.smartSelect.add({ kind: 'point', point: { x: 9, y: 9, positive: false } });
    await fake.last('segmentation.select').resolve(selectReply());
    editor.smartSelect.choose(1);
    editor.commands.run('select.cutOut');
    await settle();
    await fake.last('segmentation.sharpen').resolve({});
    await fake.last('segmentation.mask').resolve({ ...maskReply(), id: id('3') });
    expect(fake.last('masks.rebase').params).toEqual({ from: id('1'), mask: id('2'), to: id('3') });
    await fake.last('masks.rebase').resolve({ ...maskReply({ x: 0, y: 0, width: 7, height: 7 }), id: id('4') });
    expect(now()).toMatchObject({ base: id('3'), mask: id('4'), bounds: { width: 7 }, origin: { candidate: 1, prompts: { points: [{ x: 5 }, { x: 9 }] } } });
    expect(state().steps).toEqual([]);
    expect(editor.session.store.getState().document?.layers).toHaveLength(2);
    editor.commands.run('edit.undo');
    expect(now()).toMatchObject({ base: id('1'), mask: id('2'), origin: fromPrompts });
  });

  it('leaves everything as it was with Esc', async () => {
    const { editor, fake, now, state } = await withCutout(fromPrompts);
    const before = now();
    editor.commands.run('select.reopen');
    await fake.last('segmentation.logits').resolve({ logits: squareLogits(50) });
    editor.commands.run('select.clear');
    expect(state().steps).toEqual([]);
    expect(editor.reopening.store.getState().layer).toBeUndefined();
    expect(now()).toBe(before);
  });

  it('is over when another layer is chosen', async () => {
    const { editor, fake, state } = await withCutout(fromPrompts);
    editor.commands.run('select.reopen');
    await fake.last('segmentation.logits').resolve({ logits: squareLogits(50) });
    editor.selection.select('photo');
    expect(state().steps).toEqual([]);
    expect(editor.reopening.store.getState().layer).toBeUndefined();
  });

  it('selects the mask of one that came from no prompts, and gives it the changed area', async () => {
    const { editor, fake, now } = await withCutout({ kind: 'background' });
    editor.commands.run('select.reopen');
    await settle();
    await fake.last('masks.info').resolve({ ...maskReply(), id: id('1') });
    await fake.last('masks.outline').resolve({ rings: [] });
    await settle();
    editor.commands.run('select.invert');
    await settle();
    await fake.last('masks.invert').resolve({ ...maskReply(), id: id('5') });
    await fake.last('masks.outline').resolve({ rings: [] });
    editor.commands.run('select.cutOut');
    await settle();
    expect(now()).toMatchObject({ base: id('5'), mask: id('5'), origin: { kind: 'drawn' } });
    expect(editor.session.store.getState().document?.layers).toHaveLength(2);
    expect(editor.area.store.getState().area).toBeUndefined();
  });
});
