import { describe, expect, it } from 'vitest';
import { toolIds } from '../../../src-renderer/editor/tools/tool';
import { settle } from './fake-engine';
import { openReadyEditor } from './open-editor';
import { at } from './pointer';

describe('Esc in the middle of a gesture', () => {
  it.each(toolIds)('leaves no trace of what the %s tool was doing', async (id) => {
    const { editor } = await openReadyEditor();
    editor.viewport.resize({ width: 1000, height: 700 }, 1);
    editor.toolbox.choose(id);
    const state = () => ({
      view: editor.viewport.store.getState(),
      document: editor.session.store.getState().document,
      steps: editor.smartSelect.store.getState().steps,
      area: editor.area.store.getState().area,
      crop: editor.cropping.store.getState(),
      writing: editor.textEditing.store.getState().editing,
      timeline: editor.undoing.timeline(),
    });
    const before = state();
    const tool = editor.toolbox.current();
    tool.down(at(100, 100));
    editor.toolbox.setPressing(true, tool);
    tool.move(at(180, 160));
    tool.move(at(260, 220));
    expect(editor.commands.forKey({ key: 'Escape', code: 'Escape', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false })?.id).toBe('tool.giveUp');
    editor.commands.run('tool.giveUp');
    editor.toolbox.setPressing(false);
    tool.up(at(260, 220));
    await settle();
    expect(state()).toEqual(before);
  });

  it('puts the view back that the middle button has moved, whatever the tool', async () => {
    const { editor } = await openReadyEditor();
    editor.viewport.resize({ width: 1000, height: 700 }, 1);
    const { view } = editor.viewport.store.getState();
    const hand = editor.toolbox.tool('hand');
    hand.down(at(100, 100));
    editor.toolbox.setPressing(true, hand);
    hand.move(at(200, 150));
    expect(editor.viewport.store.getState().view).not.toEqual(view);
    editor.commands.run('tool.giveUp');
    expect(editor.viewport.store.getState().view).toEqual(view);
  });
});
