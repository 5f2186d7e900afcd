import { describe, expect, it } from 'vitest';
import { imageId, settle } from './fake-engine';
import { openReadyEditor } from './open-editor';
import { at } from './pointer';

describe('the colour wand', () => {
  it('asks for the clicked pixel with what the bar says', async () => {
    const { editor, fake } = await openReadyEditor();
    editor.wandOptions.set({ tolerance: 12, contiguous: false });
    const tool = editor.toolbox.tool('wand');
    tool.down(at(10.8, 20.2));
    tool.up(at(10.8, 20.2));
    await settle();
    expect(fake.last('masks.wand').params).toEqual({ image: imageId, at: { x: 10, y: 20 }, tolerance: 12, contiguous: false });
  });

  it('asks nothing beside the photo, for a drag, and after Esc', async () => {
    const { editor, fake } = await openReadyEditor();
    const tool = editor.toolbox.tool('wand');
    tool.down(at(-1, 20));
    tool.up(at(-1, 20));
    tool.down(at(10, 20));
    tool.move(at(30, 20));
    tool.up(at(30, 20));
    tool.down(at(10, 20));
    tool.cancel();
    tool.up(at(10, 20));
    await settle();
    expect(fake.calls('masks.wand')).toHaveLength(0);
  });
});
