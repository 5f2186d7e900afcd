import { describe, expect, it, vi } from 'vitest';
import { defaultRefine, noRefine } from '../../../src-preload/model/refinement';
import { refineViews } from '../../../src-renderer/editor/refining/refine-views';
import { createOriginalKey } from '../../../src-renderer/editor/refining/original-key';
import { settle } from './fake-engine';
import { at } from './pointer';
import { id, mask, softened, withCutout } from './refining-editor';

async function opened(more: Parameters<typeof withCutout>[0] = { mask: id('2'), refine: softened }) {
  const parts = await withCutout(more);
  parts.editor.commands.run('refine.open');
  await settle();
  const { refining } = parts.editor;
  const feather = (value: number): void => {
    refining.drafts.set({ feather: value });
    refining.drafts.done();
  };
  return { ...parts, refining, feather };
}

describe('the refine workspace', () => {
  it('opens with the settings of the cut-out and shows its mask', async () => {
    const { editor, fake, refining } = await opened();
    expect(refining.drafts.store.getState().now).toEqual({ settings: softened.settings, hair: null });
    expect(fake.calls('refining.preview')).toHaveLength(0);
    expect(fake.calls('masks.alpha').some(({ params }) => params['mask'] === id('2'))).toBe(true);
    expect(editor.toolbox.store.getState().active).toBe('brush');
  });

  it('asks for one preview at a time, and of all settings meanwhile only for the newest', async () => {
    const { fake, feather, preview, shownAlpha } = await opened();
    await fake.last('masks.alpha').resolve({ width: 1, height: 1, alpha: new Uint8Array([9]) });
    for (const value of [3, 4, 5, 6]) feather(value);
    expect(fake.calls('refining.preview')).toHaveLength(1);
    await preview(30);
    expect(shownAlpha()).toBe(30);
    expect(fake.calls('refining.preview')).toHaveLength(2);
    expect(fake.last('refining.preview').params).toMatchObject({ source: id('1'), settings: { feather: 6 } });
    await preview(60);
    expect(shownAlpha()).toBe(60);
    expect(fake.calls('refining.preview')).toHaveLength(2);
  });

  it('gives up a preview that is being worked on once the slider rests somewhere else', async () => {
    const { fake, feather, preview, shownAlpha } = await opened();
    await fake.last('masks.alpha').resolve({ width: 1, height: 1, alpha: new Uint8Array([9]) });
    feather(3);
    feather(4);
    await vi.waitFor(() => expect(fake.calls('refining.preview')).toHaveLength(2));
    expect(fake.calls('refining.preview')[0]?.signal?.aborted).toBe(true);
    await preview(40);
    expect(shownAlpha()).toBe(40);
  });

  it('comes back to settings that were shown before without asking', async () => {
    const { editor, fake, feather, preview, shownAlpha } = await opened();
    await fake.last('masks.alpha').resolve({ width: 1, height: 1, alpha: new Uint8Array([9]) });
    feather(3);
    await preview(30);
    feather(4);
    await preview(40);
    editor.commands.run('edit.undo');
    expect(shownAlpha()).toBe(30);
    editor.commands.run('edit.redo');
    expect(shownAlpha()).toBe(40);
    expect(fake.calls('refining.preview')).toHaveLength(2);
  });

  it('is one undo step when it is confirmed, at full resolution', async () => {
    const { editor, fake, now, steps, feather } = await opened();
    feather(8);
    editor.commands.run('refine.apply');
    await settle();
    expect(editor.refining.store.getState().finishing).toBe(true);
    expect(now()).toMatchObject({ mask: id('2') });
    fake.last('refining.refine').progress({ stage: 'refining', fraction: 0.4 });
    expect(editor.refining.full.store.getState()).toMatchObject({ running: true, fraction: 0.4 });
    await fake.last('refining.refine').resolve(mask('c'));
    expect(editor.refining.isOpen()).toBe(false);
    expect(now()).toMatchObject({ mask: id('c'), refine: { settings: { feather: 8 }, source: id('1'), output: id('c') } });
    expect(steps()).toEqual(['history.cutOut', 'history.refineEdge']);
    expect(editor.toolbox.store.getState().active).toBe('smart-select');
    editor.session.undo();
    expect(now()).toMatchObject({ mask: id('2'), refine: softened });
  });

  it('is worked out at full resolution while the settings rest, and shown and confirmed from there', async () => {
    const { editor, fake, now, feather } = await opened();
    feather(8);
    await vi.waitFor(() => expect(fake.calls('refining.refine')).toHaveLength(1));
    await fake.last('refining.refine').resolve(mask('c'));
    await vi.waitFor(() => expect(fake.last('masks.alpha').params).toMatchObject({ mask: id('c') }));
    editor.commands.run('refine.apply');
    await settle();
    expect(fake.calls('refining.refine')).toHaveLength(1);
    expect(now()).toMatchObject({ mask: id('c') });
  });

  it('is not finished twice when it is confirmed while it is worked out, and can be stopped then', async () => {
    const { editor, fake, now, feather, refining } = await opened();
    feather(8);
    await vi.waitFor(() => expect(fake.calls('refining.refine')).toHaveLength(1));
    editor.commands.run('refine.apply');
    await settle();
    expect(fake.calls('refining.refine')).toHaveLength(1);
    editor.commands.run('refine.cancel');
    await settle();
    expect(fake.last('refining.refine').signal?.aborted).toBe(true);
    expect(refining.store.getState()).toMatchObject({ finishing: false, subject: { kind: 'cutout' } });
    expect(now()).toMatchObject({ mask: id('2') });
    editor.commands.run('refine.apply');
    await settle();
    await fake.last('refining.refine').resolve(mask('d'));
    expect(now()).toMatchObject({ mask: id('d') });
  });

  it('leaves no trace with Esc', async () => {
    const { editor, now, steps, feather, refining } = await opened();
    const before = now();
    feather(8);
    editor.commands.run('refine.cancel');
    expect(refining.isOpen()).toBe(false);
    expect(now()).toBe(before);
    expect(steps()).toEqual(['history.cutOut']);
    expect(editor.toolbox.store.getState().active).toBe('smart-select');
  });

  it('makes no step of nothing', async () => {
    const { editor, steps, refining, feather } = await opened();
    feather(8);
    feather(2);
    editor.commands.run('refine.apply');
    await settle();
    expect(refining.isOpen()).toBe(false);
    expect(steps()).toEqual(['history.cutOut']);
  });

  it('stays open and says so when full resolution fails', async () => {
    const { editor, fake, refining, feather } = await opened();
    feather(8);
    editor.commands.run('refine.apply');
    await settle();
    await fake.last('refining.refine').reject('internal');
    expect(refining.store.getState()).toMatchObject({ finishing: false, subject: { kind: 'cutout' } });
    expect(editor.toasts.store.getState().toasts).toMatchObject([{ title: { key: 'error.refineFailed' } }]);
  });

  it('closes when its layer goes away or changes elsewhere', async () => {
    const { editor, refining } = await opened();
    editor.session.undo();
    expect(refining.isOpen()).toBe(false);
  });

  it('puts off the first refinement of a new cut-out, and makes up for it when it is left', async () => {
    const { editor, fake, now } = await withCutout();
    const layer = now();
    if (layer?.kind !== 'cutout') throw new Error('no cut-out');
    editor.freshCutouts.add([layer]);
    editor.commands.run('refine.open');
    await settle();
    expect(fake.last('refining.refine').signal?.aborted).toBe(true);
    expect(editor.refining.drafts.store.getState().now.settings).toEqual(defaultRefine);
    editor.commands.run('refine.cancel');
    await settle();
    await fake.last('refining.refine').resolve(mask('c'));
    expect(now()).toMatchObject({ mask: id('c'), refine: { settings: defaultRefine } });
  });

  it('lets everything else wait, and its keys mean its own', async () => {
    const { editor, refining } = await opened();
    const key = (name: string, shiftKey = false) => ({ key: name, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey });
    for (const closed of ['layer.delete', 'tool.crop', 'select.all', 'photo.removeBackground', 'refine.open'] as const) expect(editor.commands.get(closed).enabled()).toBe(false);
    for (const open of ['tool.eraser', 'tool.hand', 'view.fit', 'file.save'] as const) expect(editor.commands.get(open).enabled()).toBe(true);
    const seen = refineViews.map(() => {
      editor.commands.forKey(key('f'))?.run();
      return refining.store.getState().view;
    });
    expect(new Set(seen)).toEqual(new Set(refineViews));
    editor.commands.forKey(key('F', true))?.run();
    expect(refining.store.getState().view).toBe(seen.at(-2));
    expect(editor.commands.forKey(key('Enter'))?.id).toBe('refine.apply');
    expect(editor.commands.forKey(key('Escape'))?.id).toBe('refine.cancel');
    expect(editor.commands.forKey(key('x'))?.id).toBe('refine.original');
  });
});

describe('what becomes of it', () => {
  const finish = async (output: 'selection' | 'layer' | 'cleanLayer') => {
    const parts = await opened();
    parts.refining.setOutput(output);
    parts.feather(8);
    parts.editor.commands.run('refine.apply');
    await settle();
    await parts.fake.last('refining.refine').resolve(mask('c'));
    await settle();
    return parts;
  };
  const layers = (parts: Awaited<ReturnType<typeof opened>>) => parts.editor.session.store.getState().document?.layers;

  it('is a new layer in the place of the old one, which is hidden', async () => {
    const parts = await finish('layer');
    expect(layers(parts)).toMatchObject([{}, { id: 'cut', visible: false, mask: id('2') }, { name: 'Cut-out 1', visible: true, mask: id('c'), refine: { settings: { decontaminate: 0 } } }]);
    expect(parts.steps()).toEqual(['history.cutOut', 'history.refineEdge']);
  });

  it('is one with clean colours', async () => {
    const parts = await finish('cleanLayer');
    expect(layers(parts)?.[2]).toMatchObject({ mask: id('c'), refine: { settings: { decontaminate: 1 } } });
  });

  it('is the selected area, and the layer stays', async () => {
    const parts = await finish('selection');
    await parts.fake.last('masks.info').resolve(mask('c'));
    await parts.fake.last('masks.outline').resolve({ rings: [] });
    expect(parts.editor.area.store.getState().area?.mask.id).toBe(id('c'));
    expect(layers(parts)?.[1]).toMatchObject({ mask: id('2'), refine: softened });
    expect(parts.steps()).toEqual(['history.cutOut']);
  });

  it('is a selection again where it began with one', async () => {
    const { editor, fake } = await withCutout();
    void editor.area.join(() => Promise.resolve(mask('5')), 'new');
    await settle();
    await fake.last('masks.outline').resolve({ rings: [] });
    editor.commands.run('refine.open');
    await settle();
    expect(editor.refining.store.getState()).toMatchObject({ subject: { kind: 'area' }, output: 'selection' });
    expect(editor.refining.drafts.store.getState().now.settings).toEqual(noRefine);
    editor.refining.drafts.set({ smooth: 4 });
    editor.commands.run('refine.apply');
    await settle();
    expect(fake.last('refining.refine').params).toMatchObject({ source: id('5'), settings: { smooth: 4 } });
    await fake.last('refining.refine').resolve(mask('6'));
    await settle();
    await fake.last('masks.info').resolve(mask('6'));
    await fake.last('masks.outline').resolve({ rings: [] });
    expect(editor.area.store.getState().area?.mask.id).toBe(id('6'));
    editor.commands.run('edit.undo');
    expect(editor.area.store.getState().area?.mask.id).toBe(id('5'));
  });
});

describe('the refine-edge brush', () => {
  const draw = (editor: Awaited<ReturnType<typeof opened>>['editor'], tool: 'brush' | 'eraser' = 'brush'): void => {
    editor.toolbox.tool(tool).down(at(100, 100));
    editor.toolbox.tool(tool).move(at(140, 110));
    editor.toolbox.tool(tool).up(at(150, 120));
  };

  it('paints hair, not the mask, and the preview follows', async () => {
    const { editor, fake, now, refining, preview } = await opened();
    draw(editor);
    expect(refining.hair.store.getState().plane?.alpha.some((value) => value > 0)).toBe(true);
    await fake.last('refining.nothing').resolve(mask('a'));
    expect(fake.last('masks.stroke').params).toMatchObject({ mask: id('a'), settings: { mode: 'reveal', opacity: 1 } });
    await fake.last('masks.stroke').resolve(mask('b'));
    expect(refining.drafts.store.getState().now.hair).toBe(id('b'));
    for (const call of fake.calls('masks.alpha')) await call.resolve({ width: 1, height: 1, alpha: new Uint8Array([0]) });
    expect(fake.last('refining.preview').params).toMatchObject({ hair: id('b') });
    await preview(1);
    draw(editor, 'eraser');
    await settle();
    expect(fake.last('masks.stroke').params).toMatchObject({ mask: id('b'), settings: { mode: 'hide' } });
    expect(now()).toMatchObject({ mask: id('2') });
  });

  it('has strokes that are taken back one by one, also those on their way', async () => {
    const { editor, fake, refining } = await opened();
    draw(editor);
    await fake.last('refining.nothing').resolve(mask('a'));
    await fake.last('masks.stroke').resolve(mask('b'));
    draw(editor);
    await settle();
    expect(refining.hair.store.getState().queued).toBe(1);
    editor.commands.run('edit.undo');
    await settle();
    expect(fake.last('masks.stroke').signal?.aborted).toBe(true);
    expect(refining.drafts.store.getState().now.hair).toBe(id('b'));
    editor.commands.run('edit.undo');
    expect(refining.drafts.store.getState().now.hair).toBeNull();
  });

  it('is waited for when it is confirmed', async () => {
    const { editor, fake, now } = await opened();
    draw(editor);
    editor.commands.run('refine.apply');
    await fake.last('refining.nothing').resolve(mask('a'));
    await fake.last('masks.stroke').resolve(mask('b'));
    await settle();
    expect(fake.last('refining.refine').params).toMatchObject({ hair: id('b') });
    await fake.last('refining.refine').resolve(mask('c'));
    expect(now()).toMatchObject({ mask: id('c'), refine: { hair: id('b') } });
  });

  it('paints the mask again once the workspace is left', async () => {
    const { editor, refining } = await opened();
    editor.commands.run('refine.cancel');
    editor.commands.run('tool.brush');
    draw(editor);
    expect(refining.hair.store.getState().queued).toBe(0);
    expect(editor.brushing.layer()?.id).toBe('cut');
  });
});

describe('the key for the edge as it was', () => {
  const keyAt = () => {
    let now = 0;
    let on = false;
    const key = createOriginalKey(() => now, () => on, (next) => (on = next));
    return { key, pass: (ms: number) => (now += ms), on: () => on };
  };

  it('turns it on and off with a tap', () => {
    const { key, pass, on } = keyAt();
    key.press();
    pass(80);
    key.release();
    expect(on()).toBe(true);
    key.press();
    key.release();
    expect(on()).toBe(false);
  });

  it('shows it for as long as it is held, whatever the keyboard repeats', () => {
    const { key, pass, on } = keyAt();
    for (let i = 0; i < 20; i += 1) {
      key.press();
      expect(on()).toBe(true);
      pass(50);
    }
    key.release();
    expect(on()).toBe(false);
  });
});
