import { describe, expect, it } from 'vitest';
import type { Editor } from '../../../src-renderer/editor/editor';
import { maskReply, settle, type FakeEngine } from './fake-engine';
import { openReadyEditor } from './open-editor';
import { at } from './pointer';

const id = (letter: string): string => letter.repeat(64);
const mask = (letter: string, width = 30) => ({ ...maskReply({ x: 10, y: 20, width, height: 40 }), id: id(letter) });
const rings = [Float32Array.from([0, 0, 10, 0, 10, 10])];

/** Drags a rectangle and answers what it asks: the pixels become `letter`. */
async function drag(editor: Editor, fake: FakeEngine, letter: string, held: { readonly shift?: boolean; readonly alt?: boolean } = {}): Promise<void> {
  const tool = editor.toolbox.tool('marquee');
  tool.down(at(10, 10, held));
  tool.move(at(60, 50));
  tool.up(at(60, 50));
  await settle();
  const joins = editor.area.store.getState().area !== undefined && (held.shift ?? held.alt ?? editor.area.store.getState().mode !== 'new');
  await fake.last('masks.polygons').resolve(mask(joins ? 'e' : letter));
  if (joins) await fake.last('masks.combine').resolve(mask(letter));
  await fake.last('masks.outline').resolve({ rings });
}

const shown = (editor: Editor): string | undefined => editor.area.store.getState().area?.mask.id[0];

describe('the selected area', () => {
  it('joins as the keys say when the drag begins, and as the bar says without keys', async () => {
    const { editor, fake } = await openReadyEditor();
    await drag(editor, fake, 'a');
    await drag(editor, fake, 'b', { shift: true });
    expect(fake.last('masks.combine').params).toEqual({ a: id('a'), b: id('e'), how: 'add' });
    await drag(editor, fake, 'c', { alt: true });
    expect(fake.last('masks.combine').params).toMatchObject({ a: id('b'), how: 'subtract' });
    await drag(editor, fake, 'd', { shift: true, alt: true });
    expect(fake.last('masks.combine').params).toMatchObject({ a: id('c'), how: 'intersect' });
    editor.area.setMode('subtract');
    await drag(editor, fake, 'f');
    expect(fake.last('masks.combine').params).toMatchObject({ a: id('d'), how: 'subtract' });
    expect(shown(editor)).toBe('f');
  });

  it('shows what was drawn until the answer is there', async () => {
    const { editor, fake } = await openReadyEditor();
    const tool = editor.toolbox.tool('marquee');
    tool.down(at(10, 10));
    tool.move(at(60, 50));
    tool.up(at(60, 50));
    await settle();
    expect([...(editor.area.store.getState().draft?.ring ?? [])]).toEqual([10, 10, 60, 10, 60, 50, 10, 50]);
    await fake.last('masks.polygons').resolve(mask('a'));
    await fake.last('masks.outline').resolve({ rings });
    expect(editor.area.store.getState()).toMatchObject({ draft: undefined, working: false });
  });

  it('is undone and redone in the order in which everything was done', async () => {
    const { editor, fake } = await openReadyEditor();
    const visible = (): boolean | undefined => editor.session.store.getState().document?.layers[0]?.visible;
    await drag(editor, fake, 'a');
    editor.layers.toggleVisible(['photo']);
    await drag(editor, fake, 'b');
    const steps: unknown[] = [];
    for (let n = 0; n < 3; n += 1) {
      editor.commands.run('edit.undo');
      steps.push([shown(editor), visible()]);
    }
    expect(steps).toEqual([['a', false], ['a', true], [undefined, true]]);
    expect(editor.commands.get('edit.undo').enabled()).toBe(false);
    for (let n = 0; n < 3; n += 1) {
      editor.commands.run('edit.redo');
      steps.push([shown(editor), visible()]);
    }
    expect(steps.slice(3)).toEqual([['a', true], ['a', false], ['b', false]]);
  });

  it('cannot be redone once something else was done', async () => {
    const { editor, fake } = await openReadyEditor();
    await drag(editor, fake, 'a');
    editor.commands.run('edit.undo');
    editor.layers.toggleVisible(['photo']);
    editor.commands.run('edit.undo');
    expect(editor.area.canRedo()).toBe(false);
  });

  it('becomes a cut-out with Enter, which the next undo takes back', async () => {
    const { editor, fake } = await openReadyEditor();
    await drag(editor, fake, 'a');
    editor.commands.run('select.cutOut');
    await settle();
    expect(editor.session.store.getState().document?.layers[1]).toMatchObject({ kind: 'cutout', mask: id('a'), base: id('a'), origin: { kind: 'drawn' } });
    expect(shown(editor)).toBeUndefined();
    editor.commands.run('edit.undo');
    expect(editor.session.store.getState().document?.layers).toHaveLength(1);
  });

  it('changes the mask of the chosen cut-out in one step', async () => {
    const { editor, fake } = await openReadyEditor();
    await drag(editor, fake, 'a');
    editor.commands.run('select.cutOut');
    await settle();
    await drag(editor, fake, 'b');
    editor.commands.run('select.takeFromMask');
    await settle();
    expect(fake.last('masks.combine').params).toEqual({ a: id('a'), b: id('b'), how: 'subtract' });
    await fake.last('masks.combine').resolve(mask('c', 5));
    expect(editor.session.store.getState().document?.layers[1]).toMatchObject({ mask: id('c'), base: id('a'), bounds: { width: 5 } });
    editor.commands.run('edit.undo');
    expect(editor.session.store.getState().document?.layers[1]).toMatchObject({ mask: id('a') });
  });

  it('goes with Esc, also while it is on its way', async () => {
    const { editor, fake } = await openReadyEditor();
    const tool = editor.toolbox.tool('marquee');
    tool.down(at(10, 10));
    tool.move(at(60, 50));
    tool.up(at(60, 50));
    await settle();
    editor.commands.run('select.clear');
    expect(fake.last('masks.polygons').signal?.aborted).toBe(true);
    await settle();
    expect(editor.area.store.getState()).toMatchObject({ area: undefined, draft: undefined, working: false });
    expect(editor.toasts.store.getState().toasts).toEqual([]);
  });

  it('inverts, and selects everything where nothing was selected', async () => {
    const { editor, fake } = await openReadyEditor();
    editor.commands.run('select.invert');
    await settle();
    await fake.last('masks.whole').resolve(mask('a'));
    await fake.last('masks.outline').resolve({ rings });
    editor.commands.run('select.invert');
    await settle();
    expect(fake.last('masks.invert').params).toEqual({ mask: id('a') });
    await fake.last('masks.invert').resolve({ ...mask('b'), bounds: { x: 0, y: 0, width: 0, height: 0 } });
    expect(shown(editor)).toBeUndefined();
  });

  it('takes the answer of smart select in, with its prompts where nothing else is in it', async () => {
    const { editor, fake } = await openReadyEditor();
    const { selectReply } = await import('./fake-engine');
    const ask = async (): Promise<void> => {
      editor.smartSelect.add({ kind: 'point', point: { x: 5, y: 6, positive: true } });
      await fake.last('segmentation.select').resolve(selectReply());
      editor.commands.run('select.toArea');
      await settle();
    };
    await ask();
    await fake.last('segmentation.mask').resolve(mask('a'));
    await fake.last('masks.outline').resolve({ rings });
    expect(editor.smartSelect.store.getState().steps).toEqual([]);
    expect(editor.area.store.getState().area?.origin).toMatchObject({ kind: 'prompts', prompts: { points: [{ x: 5, y: 6, positive: true }] } });
    await ask();
    await fake.last('segmentation.mask').resolve(mask('b'));
    await fake.last('masks.combine').resolve(mask('c'));
    await fake.last('masks.outline').resolve({ rings });
    expect(editor.area.store.getState().area?.origin).toEqual({ kind: 'drawn' });
  });
});
