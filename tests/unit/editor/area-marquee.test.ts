import { describe, expect, it } from 'vitest';
import { marqueeBox } from '../../../src-renderer/editor/tools/marquee/marquee-box';
import { settle } from './fake-engine';
import { openReadyEditor } from './open-editor';
import { at } from './pointer';

const size = { width: 800, height: 534 };
const free = { square: false, centred: false };

describe('the rectangle of a drag', () => {
  it('has whole pixels and stays inside the photo', () => {
    expect(marqueeBox({ x: 90.6, y: 900 }, { x: -3, y: 10.2 }, free, size)).toEqual({ x: 0, y: 10, width: 91, height: 524 });
  });

  it('is a square as large as the longer side, in the direction of the drag', () => {
    expect(marqueeBox({ x: 100, y: 100 }, { x: 60, y: 110 }, { ...free, square: true }, size)).toEqual({ x: 60, y: 100, width: 40, height: 40 });
  });

  it('grows from its middle', () => {
    expect(marqueeBox({ x: 100, y: 100 }, { x: 120, y: 90 }, { ...free, centred: true }, size)).toEqual({ x: 80, y: 90, width: 40, height: 20 });
  });
});

describe('the marquee tool', () => {
  const ringOf = (ring: unknown): unknown => (ring as readonly { readonly x: number; readonly y: number }[]).map(({ x, y }) => [x, y]);

  it('takes a key from the start for joining and a key pressed later for the shape', async () => {
    const { editor, fake } = await openReadyEditor();
    const tool = editor.toolbox.tool('marquee');
    tool.down(at(100, 100));
    tool.move(at(120, 110, { alt: true, shift: true }));
    tool.up(at(130, 110, { alt: true, shift: true }));
    await settle();
    expect(ringOf((fake.last('masks.polygons').params['rings'] as readonly unknown[])[0])).toEqual([[70, 70], [130, 70], [130, 130], [70, 130]]);
    await fake.last('masks.polygons').reject('cancelled');

    tool.down(at(100, 100, { shift: true }));
    tool.move(at(120, 110, { shift: true }));
    tool.up(at(130, 110, { shift: true }));
    await settle();
    expect(ringOf((fake.last('masks.polygons').params['rings'] as readonly unknown[])[0])).toEqual([[100, 100], [130, 100], [130, 110], [100, 110]]);
  });

  it('leaves no trace of a drag that is given up', async () => {
    const { editor, fake } = await openReadyEditor();
    const tool = editor.toolbox.tool('marquee');
    tool.down(at(100, 100));
    tool.move(at(150, 150));
    tool.cancel();
    tool.up(at(150, 150));
    await settle();
    expect(fake.calls('masks.polygons')).toHaveLength(0);
    expect(editor.area.store.getState().draft).toBeUndefined();
  });

  it('says so where there is no photo', async () => {
    const { editor } = await openReadyEditor();
    editor.session.leave();
    editor.toolbox.tool('marquee').down(at(1, 1));
    expect(editor.toasts.store.getState().toasts[0]?.title.key).toBe('area.noPhoto');
  });
});
