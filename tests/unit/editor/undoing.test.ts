import { describe, expect, it, vi } from 'vitest';
import type { Editor } from '../../../src-renderer/editor/editor';
import { maskReply, selectReply, settle, type FakeEngine } from './fake-engine';
import { openReadyEditor } from './open-editor';
import { at } from './pointer';

const point = (x: number, y: number, positive = true) => ({ kind: 'point', point: { x, y, positive } }) as const;
const rings = [Float32Array.from([0, 0, 10, 0, 10, 10])];

async function click(editor: Editor, fake: FakeEngine, x: number, positive = true): Promise<void> {
  editor.smartSelect.add(point(x, 2, positive));
  await fake.last('segmentation.select').resolve(selectReply());
}

async function cutOut(editor: Editor, fake: FakeEngine): Promise<void> {
  // Two clicks are looked at from nearer first.
  await vi.waitFor(() => fake.last('segmentation.sharpen'));
  await fake.last('segmentation.sharpen').resolve({});
  editor.commands.run('select.cutOut');
  await settle();
  await fake.last('segmentation.mask').resolve({ ...maskReply({ x: 0, y: 0, width: 4, height: 4 }), logits: null });
}

async function drag(editor: Editor, fake: FakeEngine): Promise<void> {
  const tool = editor.toolbox.tool('marquee');
  tool.down(at(10, 10));
  tool.move(at(60, 50));
  tool.up(at(60, 50));
  await settle();
  await fake.last('masks.polygons').resolve(maskReply({ x: 10, y: 10, width: 50, height: 40 }));
  await fake.last('masks.outline').resolve({ rings });
}

const xs = ({ smartSelect }: Editor): readonly number[] =>
  smartSelect.store.getState().steps.map(({ prompt }) => (prompt.kind === 'point' ? prompt.point.x : Number.NaN));
const layerCount = ({ session }: Editor): number => session.store.getState().document?.layers.length ?? 0;
const names = ({ undoing }: Editor): readonly string[] => undoing.timeline().moments.map(({ label }) => label.replace('history.', ''));

describe('undoing', () => {
  it('goes through prompts, the area and the document in the order in which everything was done', async () => {
    const { editor, fake } = await openReadyEditor();
    const visible = (): boolean | undefined => editor.session.store.getState().document?.layers[0]?.visible;
    await click(editor, fake, 1);
    editor.layers.toggleVisible(['photo']);
    await click(editor, fake, 3, false);
    await drag(editor, fake);
    expect(names(editor)).toEqual(['promptIn', 'hideLayer', 'promptOut', 'areaNew']);

    editor.undoing.undo();
    expect(editor.area.store.getState().area).toBeUndefined();
    expect(xs(editor)).toEqual([1, 3]);
    editor.undoing.undo();
    expect(xs(editor)).toEqual([1]);
    editor.undoing.undo();
    expect(visible()).toBe(true);
    expect(xs(editor)).toEqual([1]);
    editor.undoing.undo();
    expect(xs(editor)).toEqual([]);
    expect(editor.undoing.canUndo()).toBe(false);
    expect(editor.undoing.timeline().done).toBe(0);

    editor.undoing.travel(4);
    expect(xs(editor)).toEqual([1, 3]);
    expect(visible()).toBe(false);
    expect(editor.area.store.getState().area).toBeDefined();
    editor.undoing.travel(1);
    expect(xs(editor)).toEqual([1]);
    expect(visible()).toBe(true);
    expect(names(editor)).toEqual(['promptIn', 'hideLayer', 'promptOut', 'areaNew']);
  });

  it('brings back a point that was moved, one that was taken out, another candidate, and all of them after Esc', async () => {
    const { editor, fake } = await openReadyEditor();
    await click(editor, fake, 1);
    await click(editor, fake, 3);
    const [first] = editor.smartSelect.store.getState().steps;
    const move = editor.smartSelect.movePoint(first?.id ?? 0);
    move?.to({ x: 9, y: 9 });
    move?.drop();
    await fake.last('segmentation.select').resolve(selectReply());
    editor.smartSelect.cycle(1);
    editor.smartSelect.cycle(1);
    const chosen = editor.smartSelect.store.getState().shown?.chosen;
    editor.smartSelect.remove(first?.id ?? 0);
    await fake.last('segmentation.select').resolve(selectReply());
    editor.commands.run('select.clear');
    expect(xs(editor)).toEqual([]);
    expect(names(editor)).toEqual(['promptIn', 'promptIn', 'movePoint', 'candidate', 'removePrompt', 'clearPrompts']);

    editor.undoing.undo();
    expect(xs(editor)).toEqual([3]);
    editor.undoing.undo();
    expect(xs(editor)).toEqual([9, 3]);
    expect(editor.smartSelect.store.getState().shown?.chosen).toBe(chosen);
    editor.undoing.undo();
    expect(editor.smartSelect.store.getState().shown?.chosen).toBe(0);
    editor.undoing.undo();
    expect(xs(editor)).toEqual([1, 3]);
  });

  it('opens the prompts again when their cut-out is undone, and redoing it uses them up', async () => {
    const { editor, fake } = await openReadyEditor();
    await click(editor, fake, 1);
    await click(editor, fake, 3);
    await cutOut(editor, fake);
    expect(layerCount(editor)).toBe(2);
    expect(names(editor)).toEqual(['cutOut']);
    const asked = fake.calls('segmentation.select').length;

    editor.undoing.undo();
    expect(layerCount(editor)).toBe(1);
    expect(xs(editor)).toEqual([1, 3]);
    expect(names(editor)).toEqual(['promptIn', 'promptIn', 'cutOut']);
    editor.undoing.undo();
    expect(xs(editor)).toEqual([1]);
    editor.undoing.redo();
    editor.undoing.redo();
    expect(layerCount(editor)).toBe(2);
    expect(xs(editor)).toEqual([]);
    expect(names(editor)).toEqual(['cutOut']);
    expect(fake.calls('segmentation.select')).toHaveLength(asked);

    editor.undoing.travel(0);
    expect(layerCount(editor)).toBe(1);
    expect(xs(editor)).toEqual([]);
    editor.undoing.travel(1);
    editor.undoing.undo();
    expect(xs(editor)).toEqual([1, 3]);
    editor.undoing.travel(3);
    expect(layerCount(editor)).toBe(2);
    expect(xs(editor)).toEqual([]);
  });

  it('gives the area back that a cut-out was made of', async () => {
    const { editor, fake } = await openReadyEditor();
    await drag(editor, fake);
    editor.commands.run('select.cutOut');
    await settle();
    expect(layerCount(editor)).toBe(2);
    expect(editor.area.store.getState().area).toBeUndefined();
    editor.undoing.undo();
    expect(editor.area.store.getState().area).toBeDefined();
    editor.undoing.redo();
    expect(layerCount(editor)).toBe(2);
    expect(editor.area.store.getState().area).toBeUndefined();
  });

  it('forgets nothing that was undone when a press turns into a drag', async () => {
    const { editor, fake } = await openReadyEditor();
    await click(editor, fake, 1);
    editor.undoing.undo();
    const tool = editor.toolbox.tool('smart-select');
    tool.down(at(20, 20));
    tool.move(at(60, 60));
    tool.cancel();
    expect(editor.undoing.canUndo()).toBe(false);
    editor.undoing.redo();
    expect(xs(editor)).toEqual([1]);
  });
});
