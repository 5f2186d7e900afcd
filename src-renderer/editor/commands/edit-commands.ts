import type { Editor } from '../editor';
import type { History } from '../document/history';
import type { Command } from './command';

const always = (): boolean => true;

export function editCommands({ session, smartSelect, area, brushing, background, dialogs }: Omit<Editor, 'commands'>): readonly Command[] {
  const hasDocument = (): boolean => session.store.getState().document !== undefined;
  const prompting = (): boolean => smartSelect.store.getState().steps.length > 0;
  const undonePrompt = (): boolean => smartSelect.store.getState().undone.length > 0;
  const history = (): History => session.store.getState().history;

  return [
    {
      id: 'edit.undo',
      group: 'edit',
      label: 'command.undo',
      shortcuts: ['Mod+Z'],
      enabled: () => prompting() || area.canUndo() || history().past.length > 0,
      // The newest thing goes first, and an open selection is newer than any step of the document.
      run: () => {
        if (prompting()) smartSelect.removeLast();
        else if (area.canUndo()) area.undo();
        else if (!brushing.takeBack()) session.undo();
      },
    },
    {
      id: 'edit.redo',
      group: 'edit',
      label: 'command.redo',
      shortcuts: ['Mod+Shift+Z', 'Mod+Y'],
      enabled: () => undonePrompt() || area.canRedo() || history().future.length > 0,
      run: () => {
        if (undonePrompt()) smartSelect.restoreLast();
        else if (area.canRedo()) area.redo();
        else session.redo();
      },
    },
    {
      id: 'photo.removeBackground',
      group: 'edit',
      label: 'command.removeBackground',
      shortcuts: ['Mod+B'],
      enabled: () => hasDocument() && !background.store.getState().running,
      run: () => void background.run(),
    },
    { id: 'help.palette', group: 'help', label: 'command.palette', shortcuts: ['Mod+K'], enabled: always, run: () => dialogs.open('palette') },
    { id: 'help.shortcuts', group: 'help', label: 'command.shortcuts', shortcuts: ['?'], enabled: always, run: () => dialogs.open('shortcuts') },
  ];
}
