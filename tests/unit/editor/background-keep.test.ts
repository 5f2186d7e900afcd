import { describe, expect, it } from 'vitest';
import type { CutoutLayer } from '../../../src-preload/model/document';
import { id, mask, softened, withCutout } from './refining-editor';

const timing = { modelMs: 0, totalMs: 1 };

async function dragged(more: Partial<CutoutLayer> = {}) {
  const world = await withCutout(more);
  const cutout = (): CutoutLayer => {
    const layer = world.now();
    if (layer?.kind !== 'cutout') throw new Error('no cut-out');
    return layer;
  };
  const { keep } = world.editor.background;
  const answer = (letter: string): Promise<void> => world.fake.last('background.remove').resolve({ mask: mask(letter), timing });
  return { ...world, cutout, keep, answer };
}

describe('keeping more or less of a removed background', () => {
  it('shows each value while it is dragged and makes one step that remembers it', async () => {
    const { cutout, keep, answer, fake, steps, editor, settle } = await dragged();
    const before = cutout();
    keep.set(before, 0.3);
    expect(fake.last('background.remove').params).toEqual({ image: before.image, keep: 0.3 });
    await answer('5');
    expect(cutout()).toMatchObject({ mask: id('5'), origin: { kind: 'background', keep: 0.3 } });
    keep.set(cutout(), 0.6);
    await answer('6');
    expect(steps()).toEqual(['history.cutOut']);
    keep.done();
    await settle();
    expect(steps()).toEqual(['history.cutOut', 'history.keepMore']);
    expect(cutout()).toMatchObject({ base: id('6'), mask: id('6'), origin: { keep: 0.6 } });
    editor.session.undo();
    expect(cutout()).toEqual(before);
  });

  it('lets its edge be refined once it is done, so that nothing closes the workspace', async () => {
    const { cutout, keep, answer, editor, settle } = await dragged();
    keep.set(cutout(), 0.3);
    editor.commands.run('refine.open');
    editor.commands.run('refine.layer');
    expect(editor.refining.isOpen()).toBe(false);
    await answer('5');
    keep.done();
    await settle();
    editor.commands.run('refine.open');
    expect(editor.refining.isOpen()).toBe(true);
    expect(editor.refining.store.getState().subject?.cutout.mask).toBe(cutout().mask);
  });

  it('asks for the newest value once the one before has come', async () => {
    const { cutout, keep, answer, fake } = await dragged();
    for (const value of [0.1, 0.2, 0.3]) keep.set(cutout(), value);
    expect(fake.calls('background.remove').map(({ params }) => params['keep'])).toEqual([0.1]);
    await answer('5');
    expect(fake.calls('background.remove').map(({ params }) => params['keep'])).toEqual([0.1, 0.3]);
  });

  it('finds the edge again as it was found before, with what was painted', async () => {
    const { cutout, keep, answer, fake, steps, settle } = await dragged({ refine: softened, base: id('1'), mask: id('9') });
    keep.set(cutout(), -0.5);
    await answer('5');
    keep.done();
    await answer('5');
    expect(fake.last('refining.refine').params).toMatchObject({ source: id('5'), settings: softened.settings });
    await fake.last('refining.refine').resolve(mask('6'));
    expect(fake.last('masks.rebase').params).toEqual({ from: id('2'), mask: id('9'), to: id('6') });
    await fake.last('masks.rebase').resolve(mask('7'));
    await settle();
    expect(cutout()).toMatchObject({ base: id('5'), mask: id('7'), origin: { keep: -0.5 }, refine: { source: id('5'), output: id('6') } });
    expect(steps().at(-1)).toBe('history.keepMore');
  });

  it('leaves the layer as it was when the value goes back, and when it fails', async () => {
    const { cutout, keep, answer, fake, steps, settle, editor } = await dragged();
    const before = cutout();
    keep.set(before, 0.5);
    await answer('5');
    keep.set(cutout(), 0);
    await answer('1');
    keep.done();
    await settle();
    expect(cutout()).toEqual(before);
    keep.set(cutout(), 1);
    await fake.last('background.remove').reject('internal');
    expect(cutout()).toEqual(before);
    expect(steps()).toEqual(['history.cutOut']);
    expect(editor.toasts.store.getState().toasts).toMatchObject([{ tone: 'error', title: { key: 'error.backgroundFailed' } }]);
  });

  it('comes after the edge of a new cut-out was put off, which is found for the new pixels', async () => {
    const { cutout, keep, answer, fake, editor, settle, steps } = await dragged();
    editor.freshCutouts.add([cutout()]);
    expect(fake.last('refining.refine').params).toMatchObject({ source: id('1') });
    keep.set(cutout(), 0.5);
    expect(editor.freshCutouts.store.getState().waiting).toEqual([]);
    await answer('5');
    keep.done();
    await settle();
    expect(fake.last('refining.refine').params).toMatchObject({ source: id('5') });
    await fake.last('refining.refine').resolve(mask('6'));
    expect(cutout()).toMatchObject({ base: id('5'), mask: id('6'), origin: { keep: 0.5 } });
    expect(steps()).toEqual(['history.cutOut', 'history.keepMore']);
  });
});
