import { describe, expect, it } from 'vitest';
import { settle } from './fake-engine';
import { openReadyEditor } from './open-editor';
import { at } from './pointer';

describe('the lasso', () => {
  it('sends the ring that was drawn, without places that are the same on the screen', async () => {
    const { editor, fake } = await openReadyEditor();
    const tool = editor.toolbox.tool('lasso');
    tool.down(at(10, 10));
    tool.move(at(10.4, 10.3));
    tool.move(at(60, 10));
    expect(editor.area.store.getState().draft?.closed).toBe(false);
    tool.move(at(60, 60));
    tool.up(at(10, 60));
    await settle();
    expect(fake.last('masks.polygons').params['rings']).toEqual([[{ x: 10, y: 10 }, { x: 60, y: 10 }, { x: 60, y: 60 }, { x: 10, y: 60 }]]);
    expect(editor.area.store.getState().draft?.closed).toBe(true);
  });

  it('selects nothing with a click, and with Esc', async () => {
    const { editor, fake } = await openReadyEditor();
    const tool = editor.toolbox.tool('lasso');
    tool.down(at(10, 10));
    tool.move(at(12, 11));
    tool.up(at(12, 12));
    tool.down(at(10, 10));
    tool.move(at(100, 100));
    tool.move(at(10, 100));
    tool.cancel();
    tool.up(at(10, 10));
    await settle();
    expect(fake.calls('masks.polygons')).toHaveLength(0);
    expect(editor.area.store.getState().draft).toBeUndefined();
  });
});
