import { beforeEach, describe, expect, it } from 'vitest';
import { createKeyboardLayout } from '../../../src-renderer/editor/commands/keyboard-layout';
import { createCommands, type Commands } from '../../../src-renderer/editor/commands/registry';
import type { CommandId } from '../../../src-renderer/editor/commands/command';
import type { KeyInput } from '../../../src-renderer/editor/commands/shortcut';
import type { Editor } from '../../../src-renderer/editor/editor';
import { settle } from './fake-engine';
import { openReadyEditor } from './open-editor';

const american = new Map([
  ['BracketLeft', '['],
  ['BracketRight', ']'],
  ['Backslash', '\\'],
  ['Semicolon', ';'],
  ['Quote', "'"],
  ['Comma', ','],
  ['Slash', '/'],
]);
const german = new Map([
  ['BracketLeft', 'ü'],
  ['BracketRight', '+'],
  ['Backslash', '#'],
  ['Semicolon', 'ö'],
  ['Quote', 'ä'],
  ['Comma', ','],
  ['Slash', '-'],
]);

const key = (name: string, code: string, held: Partial<KeyInput> = {}): KeyInput => ({ key: name, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });
const ctrl = { ctrlKey: true };
const shift = { shiftKey: true };

let editor: Editor;
let commands: Commands;
async function on(layout: ReadonlyMap<string, string>): Promise<void> {
  commands = createCommands(editor, 'other', createKeyboardLayout(() => Promise.resolve(layout)));
  await settle();
}
const does = (name: string, code: string, held?: Partial<KeyInput>): CommandId | undefined => commands.forKey(key(name, code, held))?.id;
const keysOf = (id: CommandId): readonly string[] => commands.keysOf(commands.get(id));

beforeEach(async () => {
  ({ editor } = await openReadyEditor());
  editor.arrange.duplicate();
  editor.arrange.duplicate();
  editor.selection.select(editor.session.store.getState().document?.layers[1]?.id);
});

describe('on a German keyboard', () => {
  beforeEach(() => on(german));

  it('takes the key in the place of a sign that it has none for', () => {
    expect(does('#', 'Backslash', ctrl)).toBe('view.toggleSide');
    expect(does('ö', 'Semicolon', ctrl)).toBe('view.guides');
    expect(does('ä', 'Quote', ctrl)).toBe('view.pixelGrid');
    expect(does('ü', 'BracketLeft', ctrl)).toBe('layer.down');
    expect(does('Ü', 'BracketLeft', { ...ctrl, ...shift })).toBe('layer.bottom');
    editor.toolbox.choose('brush');
    expect(does('ü', 'BracketLeft')).toBe('brush.smaller');
    expect(does('+', 'BracketRight')).toBe('brush.larger');
    expect(does('*', 'BracketRight', shift)).toBe('brush.harder');
  });

  it('takes what is typed before where it is, and signs that need Shift here', () => {
    expect(does('+', 'BracketRight', ctrl)).toBe('view.zoomIn');
    expect(does('-', 'Slash', ctrl)).toBe('view.zoomOut');
    expect(does('/', 'Digit7', { ...ctrl, ...shift })).toBe('layer.toggleLocked');
    expect(does('z', 'KeyY', ctrl)).toBe('edit.undo');
    expect(does('y', 'KeyZ', ctrl)).not.toBe('edit.undo');
  });

  it('leaves what AltGr types alone', () => {
    editor.toolbox.choose('brush');
    const altGr = { getModifierState: (name: string) => name === 'AltGraph' };
    expect(does('[', 'Digit8', altGr)).toBe('brush.smaller');
    expect(does('{', 'Digit7', altGr)).toBeUndefined();
  });

  it('shows the keys that there are', () => {
    expect(keysOf('view.toggleSide')).toEqual(['Ctrl+#']);
    expect(keysOf('brush.smaller')).toEqual(['Ü']);
    expect(keysOf('brush.softer')).toEqual(['Shift+Ü']);
    expect(keysOf('layer.down')).toEqual(['Ctrl+Ü', 'Alt+↓']);
    // Ctrl and + zoom.
    expect(keysOf('layer.up')).toEqual(['Alt+↑']);
    expect(commands.action('layer.up').shortcut).toBe('Alt+↑');
    expect(keysOf('layer.toggleLocked')).toEqual(['Ctrl+/']);
    expect(keysOf('view.zoomOut')).toEqual(['Ctrl+−']);
  });
});

describe('on an American keyboard', () => {
  beforeEach(() => on(american));

  it('takes brackets, also with Shift, which types others', () => {
    expect(does('\\', 'Backslash', ctrl)).toBe('view.toggleSide');
    expect(does(']', 'BracketRight', ctrl)).toBe('layer.up');
    expect(does('}', 'BracketRight', { ...ctrl, ...shift })).toBe('layer.top');
    expect(does('!', 'Digit1', shift)).toBe('view.fit');
    editor.toolbox.choose('brush');
    expect(does('{', 'BracketLeft', shift)).toBe('brush.softer');
  });

  it('shows them', () => {
    expect(keysOf('view.toggleSide')).toEqual(['Ctrl+\\']);
    expect(keysOf('layer.up')).toEqual(['Ctrl+]', 'Alt+↑']);
    expect(keysOf('view.guides')).toEqual(['Ctrl+;']);
  });
});

describe('on other keyboards', () => {
  it('takes letters by place where the script has no Latin ones', async () => {
    await on(new Map());
    expect(does('ы', 'KeyS')).toBe('tool.smartSelect');
    expect(does('я', 'KeyZ', ctrl)).toBe('edit.undo');
    // A Latin letter is what it says.
    expect(does('q', 'KeyA', ctrl)).toBeUndefined();
  });

  it('takes digits by place where they need Shift', async () => {
    await on(new Map());
    editor.toolbox.choose('brush');
    expect(does('&', 'Digit1')).toBe('brush.opacity10');
    expect(does('à', 'Digit0', ctrl)).toBe('view.fit');
  });

  it('learns from what is typed where nobody tells', async () => {
    await on(new Map());
    expect(keysOf('brush.smaller')).toEqual(['[']);
    let told = 0;
    commands.subscribe(() => (told += 1));
    does('ü', 'BracketLeft');
    expect(told).toBe(1);
    expect(keysOf('brush.smaller')).toEqual(['Ü']);
  });
});
