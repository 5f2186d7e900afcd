import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandIds, type Command } from '../../../src-renderer/editor/commands/command';
import { findCommands } from '../../../src-renderer/features/commands/find-commands';
import { fuzzyMatch } from '../../../src-renderer/features/commands/fuzzy';
import { menuTree, type MenuBranch } from '../../../src-renderer/features/commands/menu-tree';
import { openEditor } from '../editor/open-editor';

const command = (id: Command['id'], label: string, enabled = true): Command => ({ id, group: 'edit', label, shortcuts: [], enabled: () => enabled, run: () => undefined });
const some = [
  command('view.zoomOut', 'Zoom out'),
  command('layer.toggleLocked', 'Lock or unlock layer'),
  command('select.cutOut', 'Cut out', false),
  command('layer.rename', 'Rename layer'),
  command('layer.delete', 'Delete layer'),
  command('file.close', 'Dokument schließen'),
  command('edit.redo', 'Rückgängig'),
];
const ids = (query: string, recent: readonly Command['id'][] = []): readonly string[] => findCommands(some, query, ({ label }) => label, recent).map((found) => found.command.id);

describe('the palette', () => {
  it('finds a name by the letters that begin its words', () => {
    expect(ids('rl')[0]).toBe('layer.rename');
    expect(ids('zo')[0]).toBe('view.zoomOut');
  });

  it('finds words in any order, and letters without their accents', () => {
    expect(ids('layer del')).toEqual(['layer.delete']);
    expect(ids('ruck')[0]).toBe('edit.redo');
  });

  it('lists what cannot be done now as such, behind what can as long as nothing is asked', () => {
    const found = findCommands(some, 'cut', ({ label }) => label, []);
    expect(found.map(({ command: { id }, enabled }) => [id, enabled])).toEqual([['select.cutOut', false]]);
    expect(ids('').at(-1)).toBe('select.cutOut');
  });

  it('leaves out names that share only a few scattered letters with the query', () => {
    expect(ids('out')).not.toContain('file.close');
    expect(ids('xyz')).toEqual([]);
  });

  it('begins with what was used last, and with the best answer once something is asked', () => {
    expect(ids('', ['layer.delete', 'edit.redo']).slice(0, 2)).toEqual(['layer.delete', 'edit.redo']);
    expect(ids('rename', ['layer.delete'])[0]).toBe('layer.rename');
  });

  it('says which letters answered', () => expect(fuzzyMatch('cu ou', 'Cut out')?.at).toEqual([0, 1, 4, 5]));

  it('finds every name by any of its letters in their order, and points at those letters', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,6}( [a-z]{1,6}){0,3}$/), fc.infiniteStream(fc.boolean()), (name, chosen) => {
        const query = [...name].filter((letter) => letter !== ' ' && chosen.next().value).join('');
        const match = fuzzyMatch(query, name);
        expect(match?.at.map((place) => name[place]).join('')).toBe(query);
      }),
    );
  });
});

describe('the main menu', () => {
  it('has every command, once', async () => {
    const { editor } = await openEditor();
    const all = ({ commands, branches }: MenuBranch): readonly string[] => [...commands, ...branches.flatMap(all)];
    expect(menuTree(editor.commands.all).flatMap(all).toSorted()).toEqual([...commandIds].toSorted());
  });
});
