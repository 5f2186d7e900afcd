import { describe, expect, it } from 'vitest';
import type { FoundObject } from '../../../src-preload/contract/everything';
import { floatToHalf } from '../../../src-preload/model/half-float';
import { maskReply, settle } from './fake-engine';
import { openReadyEditor } from './open-editor';
import { at } from './pointer';

const side = 256;
/** Image pixels a sample of the logits, for the photo of 800x534. */
const step = 800 / side;

/** A square object whose corner lies at grid x, y. */
function found(id: number, x: number, y: number, length: number): FoundObject {
  const logits = new Float32Array(side * side).fill(-5);
  for (let row = y; row < y + length; row += 1) logits.fill(5, row * side + x, row * side + x + length);
  const box = { x: x * step, y: y * step, width: length * step, height: length * step };
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  return { id, iou: 0.9, stability: 0.97, area: (length * step) ** 2, box, point, logits: floatToHalf(logits) };
}

const whole = found(1, 20, 20, 100);
const part = found(2, 40, 40, 20);
const other = found(3, 140, 20, 30);
const middle = ({ point }: FoundObject) => at(point.x, point.y);

async function search() {
  const { editor, fake } = await openReadyEditor();
  editor.commands.run('select.findAll');
  const call = fake.last('everything.find');
  const tool = editor.toolbox.tool('smart-select');
  const click = (object: FoundObject, held: { readonly shift?: boolean; readonly alt?: boolean } = {}): void => {
    tool.down({ ...middle(object), ...held });
    tool.up({ ...middle(object), ...held });
  };
  return { editor, fake, call, tool, click, state: () => editor.objects.store.getState() };
}

describe('all objects of a photo', () => {
  it('can be hovered while they come in; the smallest is on top', async () => {
    const { call, tool, state } = await search();
    call.progress({ fraction: 0.3, objects: [part], removed: [] });
    call.progress({ fraction: 0.6, objects: [whole, other], removed: [] });
    tool.hover?.(middle(part));
    expect(state()).toMatchObject({ phase: 'finding', fraction: 0.6, hovered: 2 });
    tool.hover?.(at(whole.box.x + 3, whole.box.y + 3));
    expect(state().hovered).toBe(1);
    call.progress({ fraction: 0.7, objects: [], removed: [2] });
    tool.hover?.(middle(part));
    expect(state().hovered).toBe(1);
    tool.hover?.(at(790, 500));
    expect(state().hovered).toBeUndefined();
  });

  it('are picked by clicks, with Shift and Alt, and by a rectangle', async () => {
    const { call, tool, click, state } = await search();
    await call.resolve({ objects: [whole, other, part], decoderRuns: 1, ms: 1 });
    click(part);
    expect(state().picked).toEqual([2]);
    click(other, { shift: true });
    expect(state().picked).toEqual([2, 3]);
    click(part, { alt: true });
    expect(state().picked).toEqual([3]);
    tool.down(at(1, 1));
    tool.move(at(400, 400));
    expect(state().marquee).toMatchObject({ width: 399 });
    tool.up(at(400, 400));
    expect(state()).toMatchObject({ picked: [1, 2], marquee: undefined });
    click({ ...other, point: { x: 790, y: 500 } });
    expect(state().picked).toEqual([]);
  });

  it('become one cut-out each in a single step', async () => {
    const { editor, fake, call, state } = await search();
    await call.resolve({ objects: [whole, other], decoderRuns: 1, ms: 1 });
    editor.commands.run('select.eachToLayer');
    await settle();
    await fake.last('segmentation.mask').resolve({ ...maskReply(), id: 'd'.repeat(64) });
    expect(state()).toMatchObject({ making: true, fraction: 0.5 });
    await fake.last('segmentation.mask').resolve({ ...maskReply(), id: 'e'.repeat(64) });
    expect(state().phase).toBe('off');
    expect(editor.session.store.getState().document?.layers.map(({ name }) => name)).toEqual(['dog.jpg', 'Cut-out 1', 'Cut-out 2']);
    editor.commands.run('edit.undo');
    expect(editor.session.store.getState().document?.layers).toHaveLength(1);
  });

  it('keep the picture when making layers is cancelled, and go with Esc', async () => {
    const { editor, fake, call, state } = await search();
    await call.resolve({ objects: [whole, other], decoderRuns: 1, ms: 1 });
    editor.commands.run('select.eachToLayer');
    await settle();
    editor.objects.leave();
    await settle();
    expect(fake.last('segmentation.mask').signal?.aborted).toBe(true);
    expect(state()).toMatchObject({ phase: 'ready', making: false });
    expect(editor.session.store.getState().document?.layers).toHaveLength(1);
    editor.commands.run('select.clear');
    expect(state().phase).toBe('off');
  });

  it('are joined into the area', async () => {
    const { editor, fake, call, click, state } = await search();
    await call.resolve({ objects: [whole, other], decoderRuns: 1, ms: 1 });
    click(whole);
    click(other, { shift: true });
    editor.commands.run('select.toArea');
    await settle();
    await fake.last('segmentation.mask').resolve({ ...maskReply(), id: 'd'.repeat(64) });
    await fake.last('segmentation.mask').resolve({ ...maskReply(), id: 'e'.repeat(64) });
    await fake.last('masks.combine').resolve({ ...maskReply(), id: 'f'.repeat(64) });
    await fake.last('masks.outline').resolve({ rings: [] });
    expect(state().phase).toBe('off');
    expect(editor.area.store.getState().area).toMatchObject({ mask: { id: 'f'.repeat(64) }, origin: { kind: 'drawn' } });
  });

  it('stop when the search is given up or another tool is taken', async () => {
    const { editor, call, state } = await search();
    editor.toolbox.choose('lasso');
    expect(call.signal?.aborted).toBe(true);
    expect(state().phase).toBe('off');
    await settle();
    expect(editor.toasts.store.getState().toasts).toEqual([]);
  });
});
