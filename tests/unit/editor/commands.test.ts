import { describe, expect, it } from 'vitest';
import { commandIds } from '../../../src-renderer/editor/commands/command';
import { matches, shown, type KeyInput } from '../../../src-renderer/editor/commands/shortcut';
import { selectReply } from './fake-engine';
import { openReadyEditor } from './open-editor';

const key = (name: string, more: Partial<KeyInput> = {}): KeyInput => ({
  key: name,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});
const point = { kind: 'point', point: { x: 5, y: 6, positive: true } } as const;

describe('shortcuts', () => {
  it.each([
    ['Mod+Z', key('z', { ctrlKey: true }), true],
    ['Mod+Z', key('Z', { ctrlKey: true, shiftKey: true }), false],
    ['Mod+Shift+Z', key('Z', { ctrlKey: true, shiftKey: true }), true],
    ['S', key('s'), true],
    ['S', key('s', { ctrlKey: true }), false],
    ['?', key('?', { shiftKey: true }), true],
    ['Mod++', key('+', { ctrlKey: true, shiftKey: true }), true],
    ['Alt+ArrowUp', key('ArrowUp', { altKey: true }), true],
    ['Tab', key('Tab', { shiftKey: true }), false],
  ] as const)('%s', (shortcut, input, expected) => expect(matches(shortcut, input, 'other')).toBe(expected));

  it('takes Command for Ctrl on a Mac', () => {
    expect(matches('Mod+Z', key('z', { metaKey: true }), 'mac')).toBe(true);
    expect(matches('Mod+Z', key('z', { ctrlKey: true }), 'mac')).toBe(false);
    expect(shown('Mod+Shift+Z', 'mac')).toBe('⇧⌘Z');
    expect(shown('Mod++', 'other')).toBe('Ctrl++');
    expect(shown('Enter', 'other')).toBe('↵');
  });
});

describe('commands', () => {
  it('are all there, once, and only those that belong to different tools in hand, or to annotating, share a key', async () => {
    const { editor } = await openReadyEditor();
    const { all } = editor.commands;
    expect(all.map((command) => command.id).toSorted()).toEqual([...commandIds].toSorted());
    const shortcuts = all.flatMap((command) => command.shortcuts);
    const shared = shortcuts.filter((shortcut, at) => shortcuts.indexOf(shortcut) !== at);
    expect([...new Set(shared)].toSorted()).toEqual([...'0123456789', 'Enter', 'Escape', 'X']);
  });

  it('take a key only while they can be run', async () => {
    const { editor, fake } = await openReadyEditor();
    expect(editor.commands.forKey(key('Enter'))).toBeUndefined();
    expect(editor.commands.forKey(key('Tab'))).toBeUndefined();
    editor.smartSelect.add(point);
    expect(editor.commands.forKey(key('Enter'))?.id).toBe('select.cutOut');
    expect(editor.commands.forKey(key('Tab'))).toBeUndefined();
    await fake.last('segmentation.select').resolve(selectReply());
    expect(editor.commands.forKey(key('Tab'))?.id).toBe('select.nextCandidate');
    expect(editor.commands.forKey(key('Tab', { shiftKey: true }))?.id).toBe('select.previousCandidate');
  });

  it('undo takes prompts back before steps of the document', async () => {
    const { editor } = await openReadyEditor();
    editor.layers.toggleVisible(['photo']);
    editor.smartSelect.add(point);
    editor.commands.run('edit.undo');
    expect(editor.smartSelect.store.getState().steps).toEqual([]);
    expect(editor.session.store.getState().document?.layers[0]?.visible).toBe(false);
    editor.commands.run('edit.undo');
    expect(editor.session.store.getState().document?.layers[0]?.visible).toBe(true);
  });

  it('leave a locked layer alone', async () => {
    const { editor } = await openReadyEditor();
    editor.commands.run('layer.delete');
    expect(editor.session.store.getState().document?.layers).toHaveLength(1);
  });
});
