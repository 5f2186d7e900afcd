import { describe, expect, it, vi } from 'vitest';
import { selectReply, settle } from './fake-engine';
import { openReadyEditor } from './open-editor';
import { at as anywhere } from './pointer';

/** Where the photo lies on the screen, at 100 %. */
const corner = { x: 100, y: 83 };
const at: typeof anywhere = (x, y, more) => anywhere(x, y, { screen: { x: x + corner.x, y: y + corner.y }, ...more });

const setUp = async () => {
  const { editor, fake } = await openReadyEditor();
  editor.viewport.resize({ width: 1000, height: 700 }, 1);
  editor.viewport.zoomTo(100);
  const { view } = editor.viewport.store.getState();
  editor.viewport.pan(corner.x - view.x, corner.y - view.y);
  const tool = editor.toolbox.tool('smart-select');
  const state = () => editor.smartSelect.store.getState();
  const click = async (x: number, y: number): Promise<void> => {
    tool.down(at(x, y));
    tool.up(at(x, y));
    await fake.last('segmentation.select').resolve(selectReply(40));
  };
  const points = () => state().steps.map(({ prompt }) => (prompt.kind === 'point' ? [prompt.point.x, prompt.point.y, prompt.point.positive] : []));
  return { editor, fake, tool, state, click, points };
};

describe('points that are there already', () => {
  it('are dragged from within 9 px, and the question goes out for where they were dropped', async () => {
    const { fake, tool, state, click, points } = await setUp();
    await click(100, 100);
    await click(300, 100);
    tool.down(at(107, 105));
    tool.move(at(150, 150));
    tool.move(at(200, 200));
    const asked = fake.last('segmentation.select');
    tool.up(at(200, 200));
    expect(asked.signal?.aborted).toBe(true);
    expect(fake.last('segmentation.select').params).toMatchObject({ prompts: { points: [{ x: 200, y: 200 }, { x: 300, y: 100 }] } });
    expect(fake.last('segmentation.select').params['previous']).toBeUndefined();
    expect(points()).toEqual([[200, 200, true], [300, 100, true]]);
    await fake.last('segmentation.select').resolve(selectReply(20));
    expect(state()).toMatchObject({ waiting: false });
  });

  it('ask again on the way when the last answer is there', async () => {
    const { fake, tool, click } = await setUp();
    await click(100, 100);
    const before = fake.calls('segmentation.select').length;
    tool.down(at(100, 100));
    tool.move(at(120, 100));
    tool.move(at(140, 100));
    expect(fake.calls('segmentation.select')).toHaveLength(before + 1);
    await fake.last('segmentation.select').resolve(selectReply(30));
    tool.move(at(160, 100));
    expect(fake.last('segmentation.select').params).toMatchObject({ prompts: { points: [{ x: 160, y: 100 }] } });
  });

  it('go back where they were with Esc, and so does the mask', async () => {
    const { fake, tool, state, click, points } = await setUp();
    await click(100, 100);
    const { shown } = state();
    tool.down(at(100, 100));
    tool.move(at(150, 150));
    await fake.last('segmentation.select').resolve(selectReply(10));
    tool.cancel();
    expect(points()).toEqual([[100, 100, true]]);
    expect(state().shown).toBe(shown);
    expect(state().waiting).toBe(false);
  });

  it('stay with a click, and go with an Alt-click or the other button', async () => {
    const { tool, click, points } = await setUp();
    await click(100, 100);
    await click(300, 100);
    tool.down(at(103, 100));
    tool.up(at(103, 100));
    expect(points()).toHaveLength(2);
    tool.down(at(103, 100, { alt: true }));
    tool.up(at(103, 100, { alt: true }));
    expect(points()).toEqual([[300, 100, true]]);
    expect(tool.secondary?.(at(500, 500))).toBe(false);
    expect(tool.secondary?.(at(300, 100))).toBe(true);
    expect(points()).toEqual([]);
  });
});

/** The pointer comes to rest, and the question goes out. */
async function rest({ fake, tool }: Awaited<ReturnType<typeof setUp>>, place: ReturnType<typeof at>): Promise<void> {
  const before = fake.calls('segmentation.select').length;
  tool.hover?.(place);
  await vi.waitFor(() => expect(fake.calls('segmentation.select')).toHaveLength(before + 1));
}

describe('the preview under the pointer', () => {
  it('does not ask about places that the pointer only passes on its way to a click', async () => {
    const { fake, tool } = await setUp();
    tool.hover?.(at(10, 10));
    tool.down(at(30, 10));
    tool.up(at(30, 10));
    expect(fake.calls('segmentation.select')).toHaveLength(1);
    expect(fake.last('segmentation.select').params).toMatchObject({ prompts: { points: [{ x: 30, y: 10 }] } });
  });

  it('has one question under way and asks about the newest place next', async () => {
    const studio = await setUp();
    const { editor, fake, tool } = studio;
    await rest(studio, at(10, 10));
    tool.hover?.(at(20, 10));
    tool.hover?.(at(30, 10));
    expect(fake.calls('segmentation.select')).toHaveLength(1);
    await fake.last('segmentation.select').resolve(selectReply(40));
    const first = editor.hoverPreview.store.getState().shown;
    expect(first).toBeDefined();
    expect(fake.last('segmentation.select').params).toMatchObject({ prompts: { points: [{ x: 30, y: 10 }] } });
    expect(editor.hoverPreview.store.getState().shown).toBe(first);
    await fake.last('segmentation.select').resolve(selectReply(20));
    expect(editor.hoverPreview.store.getState().shown).not.toBe(first);
    expect(fake.calls('segmentation.select')).toHaveLength(2);
  });

  it('takes its question back once the pointer has moved on, and shows nothing of what came too late', async () => {
    const studio = await setUp();
    const { editor, fake } = studio;
    await rest(studio, at(10, 10));
    const first = fake.last('segmentation.select');
    await rest(studio, at(400, 300));
    expect(first.signal?.aborted).toBe(true);
    await first.resolve(selectReply(40));
    expect(editor.hoverPreview.store.getState().shown).toBeUndefined();
    await fake.last('segmentation.select').resolve(selectReply(200));
    expect(editor.hoverPreview.store.getState().shown).toBeDefined();
  });

  it('goes when the pointer leaves the object, without waiting for the next answer', async () => {
    const studio = await setUp();
    const { editor, fake, tool } = studio;
    await rest(studio, at(10, 10));
    // 40 samples of the grid are 125 pixels of this photo.
    await fake.last('segmentation.select').resolve(selectReply(40));
    tool.hover?.(at(110, 110));
    expect(editor.hoverPreview.store.getState().shown).toBeDefined();
    tool.hover?.(at(140, 110));
    expect(editor.hoverPreview.store.getState().shown).toBeUndefined();
  });

  it('does not outline what the pointer has left by the time of the answer', async () => {
    const studio = await setUp();
    const { editor, fake, tool } = studio;
    await rest(studio, at(10, 10));
    tool.hover?.(at(35, 10));
    // 6 samples of the grid: the pointer is outside.
    await fake.last('segmentation.select').resolve(selectReply(6));
    expect(editor.hoverPreview.store.getState().shown).toBeUndefined();
    expect(fake.last('segmentation.select').params).toMatchObject({ prompts: { points: [{ x: 35, y: 10 }] } });
  });

  it('gives way to a click and stays until its answer is there', async () => {
    const studio = await setUp();
    const { editor, fake, tool } = studio;
    await rest(studio, at(10, 10));
    await fake.last('segmentation.select').resolve(selectReply(40));
    await rest(studio, at(20, 10));
    const asked = fake.last('segmentation.select');
    tool.down(at(20, 10));
    tool.up(at(20, 10));
    expect(asked.signal?.aborted).toBe(true);
    expect(editor.hoverPreview.store.getState().shown).toBeDefined();
    await fake.last('segmentation.select').resolve(selectReply(40));
    expect(editor.hoverPreview.store.getState().shown).toBeUndefined();
    const count = fake.calls('segmentation.select').length;
    tool.hover?.(at(60, 60));
    expect(fake.calls('segmentation.select')).toHaveLength(count);
  });

  it('is the answer itself when the click falls on the same pixel', async () => {
    const studio = await setUp();
    const { editor, fake, tool, state } = studio;
    await rest(studio, at(10, 10));
    await fake.last('segmentation.select').resolve(selectReply(40));
    const seen = editor.hoverPreview.store.getState().shown;
    tool.down(at(10, 10));
    tool.up(at(10, 10));
    expect(fake.calls('segmentation.select')).toHaveLength(1);
    expect(state()).toMatchObject({ waiting: false, shown: { candidates: seen?.candidates } });
    tool.down(at(30, 10, { alt: true }));
    tool.up(at(30, 10, { alt: true }));
    expect(fake.calls('segmentation.select')).toHaveLength(2);
    expect(fake.last('segmentation.select').params['previous']).toBe(seen?.candidates[0]?.logits);
  });

  it('goes when the pointer leaves the photo or another tool is taken', async () => {
    const studio = await setUp();
    const { editor, fake, tool } = studio;
    await rest(studio, at(10, 10));
    await fake.last('segmentation.select').resolve(selectReply(40));
    tool.hover?.(at(-5, 10));
    expect(editor.hoverPreview.store.getState().shown).toBeUndefined();
    await rest(studio, at(10, 10));
    await fake.last('segmentation.select').resolve(selectReply(40));
    editor.toolbox.choose('lasso');
    expect(editor.hoverPreview.store.getState().shown).toBeUndefined();
  });

  it('never shows an error', async () => {
    const studio = await setUp();
    const { editor, fake } = studio;
    await rest(studio, at(10, 10));
    await fake.last('segmentation.select').reject('inference-failed');
    await settle();
    expect(editor.toasts.store.getState().toasts).toEqual([]);
  });
});
