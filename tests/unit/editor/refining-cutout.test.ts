import { describe, expect, it } from 'vitest';
import { noRefine } from '../../../src-preload/model/refinement';
import { replaceBase, refineCutout } from '../../../src-renderer/editor/refining/refine-cutout';
import { withPaint } from '../../../src-renderer/editor/refining/alpha-planes';
import { logitsId, selectReply, settle, squareLogits } from './fake-engine';
import { id, mask, softened, withCutout } from './refining-editor';

const prompts = { kind: 'prompts', prompts: { points: [{ x: 5, y: 6, positive: true }] }, candidate: 0, logits: logitsId, detail: null } as const;
const draft = { settings: { ...softened.settings, feather: 9 }, hair: id('9') };

describe('refining a cut-out', () => {
  it('again begins with what was refined before, and keeps what was painted since', async () => {
    const { editor, fake, now } = await withCutout({ mask: id('3'), refine: softened }, prompts);
    const layer = now();
    if (layer?.kind !== 'cutout') throw new Error('no cut-out');
    const made = refineCutout(editor.engine, layer, draft);
    expect(fake.last('refining.refine').params).toMatchObject({ source: id('1'), hair: id('9'), clicks: prompts.prompts.points, settings: { feather: 9 } });
    await fake.last('refining.refine').resolve(mask('4'));
    expect(fake.last('masks.rebase').params).toEqual({ from: id('2'), mask: id('3'), to: id('4') });
    await fake.last('masks.rebase').resolve(mask('5', 77));
    expect(await made).toEqual({ mask: id('5'), bounds: { x: 10, y: 20, width: 77, height: 40 }, refine: { ...draft, source: id('1'), output: id('4') } });
  });

  it('for the first time takes it with all that is painted on it', async () => {
    const { editor, fake, now } = await withCutout({ mask: id('3') });
    const layer = now();
    if (layer?.kind !== 'cutout') throw new Error('no cut-out');
    const made = refineCutout(editor.engine, layer, draft);
    await fake.last('refining.refine').resolve(mask('4'));
    expect(await made).toMatchObject({ mask: id('4'), refine: { source: id('3'), output: id('4') } });
    expect(fake.calls('masks.rebase')).toHaveLength(0);
  });

  it('with new pixels from its prompts refines them as the old ones were, under what was painted before and since', async () => {
    const { editor, fake, now } = await withCutout({ mask: id('3'), refine: { ...softened, source: id('6') } }, prompts);
    const layer = now();
    if (layer?.kind !== 'cutout') throw new Error('no cut-out');
    const made = replaceBase(editor.engine, layer, mask('a'), prompts);
    expect(fake.last('masks.rebase').params).toEqual({ from: id('1'), mask: id('6'), to: id('a') });
    await fake.last('masks.rebase').resolve(mask('b'));
    expect(fake.last('refining.refine').params).toMatchObject({ source: id('b'), settings: { feather: 2 } });
    await fake.last('refining.refine').resolve(mask('c'));
    expect(fake.last('masks.rebase').params).toEqual({ from: id('2'), mask: id('3'), to: id('c') });
    await fake.last('masks.rebase').resolve(mask('d'));
    expect(await made).toMatchObject({ base: id('a'), mask: id('d'), refine: { source: id('b'), output: id('c') } });
  });

  it('shows paint on a preview as it will be on the mask', () => {
    const plane = { region: { x: 0, y: 0, width: 3, height: 1 }, width: 3, height: 1, alpha: new Uint8Array([100, 250, 5]) };
    expect(withPaint(plane, new Uint8Array([0, 0, 200]), new Uint8Array([50, 100, 0])).alpha).toEqual(new Uint8Array([150, 255, 0]));
  });
});

describe('a refined cut-out', () => {
  it('that is opened by its prompts is refined again when it changes', async () => {
    const { editor, fake, now, steps } = await withCutout({ mask: id('2'), refine: softened }, prompts);
    editor.commands.run('select.reopen');
    await fake.last('segmentation.logits').resolve({ logits: squareLogits(50) });
    editor.smartSelect.add({ kind: 'point', point: { x: 9, y: 9, positive: false } });
    await fake.last('segmentation.select').resolve(selectReply());
    editor.commands.run('select.cutOut');
    await settle();
    await fake.last('segmentation.sharpen').resolve({});
    await fake.last('segmentation.mask').resolve({ ...mask('a'), logits: logitsId });
    expect(fake.last('refining.refine').params).toMatchObject({ source: id('a'), clicks: [{ x: 5 }, { x: 9, positive: false }], settings: { feather: 2 } });
    await fake.last('refining.refine').resolve(mask('b'));
    expect(now()).toMatchObject({ base: id('a'), mask: id('b'), refine: { source: id('a'), output: id('b') } });
    expect(steps()).toEqual(['history.cutOut', 'history.updateCutOut']);
  });

  it('that gets another area has that edge, and colours as clean as before', async () => {
    const { editor, fake, now } = await withCutout({ mask: id('2'), refine: softened });
    editor.commands.run('select.reopen');
    await settle();
    await fake.last('masks.info').resolve(mask('2'));
    await fake.last('masks.outline').resolve({ rings: [] });
    void editor.area.join(() => Promise.resolve(mask('c')), 'new');
    await settle();
    await fake.last('masks.outline').resolve({ rings: [] });
    editor.commands.run('select.cutOut');
    await settle();
    expect(now()).toMatchObject({ base: id('c'), mask: id('c'), refine: { settings: { ...noRefine, decontaminate: 1 }, source: id('c'), output: id('c') } });
  });

  it('is corrected by a click, whose edge is found in the photo like the rest', async () => {
    const { editor, fake, now, steps } = await withCutout({ mask: id('2'), refine: softened });
    editor.smartSelect.add({ kind: 'point', point: { x: 90, y: 9, positive: true } });
    await fake.last('segmentation.select').resolve(selectReply());
    editor.commands.run('select.addToMask');
    await settle();
    await fake.last('segmentation.mask').resolve({ ...mask('a'), logits: logitsId });
    expect(fake.last('masks.combine').params).toEqual({ a: id('1'), b: id('a'), how: 'add' });
    await fake.last('masks.combine').resolve(mask('b'));
    expect(fake.last('refining.refine').params).toMatchObject({ source: id('b'), settings: { feather: 2 } });
    await fake.last('refining.refine').resolve(mask('c'));
    await settle();
    expect(now()).toMatchObject({ base: id('1'), mask: id('c'), refine: { source: id('b'), output: id('c') } });
    expect(steps()).toEqual(['history.cutOut', 'history.addToMask']);
    expect(editor.smartSelect.store.getState().steps).toEqual([]);
  });
});
