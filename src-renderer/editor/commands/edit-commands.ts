import type { Editor } from '../editor';
import type { Command } from './command';

const always = (): boolean => true;

export function editCommands({ session, undoing, background, dialogs }: Omit<Editor, 'commands'>): readonly Command[] {
  const hasDocument = (): boolean => session.store.getState().document !== undefined;

  return [
    { id: 'edit.undo', group: 'edit', label: 'command.undo', shortcuts: ['Mod+Z'], enabled: undoing.canUndo, run: undoing.undo },
    { id: 'edit.redo', group: 'edit', label: 'command.redo', shortcuts: ['Mod+Shift+Z', 'Mod+Y'], enabled: undoing.canRedo, run: undoing.redo },
    {
      id: 'photo.removeBackground',
      group: 'edit',
      label: 'command.removeBackground',
      shortcuts: ['Mod+B'],
      enabled: () => hasDocument() && !background.store.getState().running,
      run: () => void background.run(),
    },
    { id: 'app.settings', group: 'edit', label: 'command.settings', shortcuts: [], enabled: always, run: () => dialogs.open('settings') },
    { id: 'help.palette', group: 'help', label: 'command.palette', shortcuts: ['Mod+K'], enabled: always, run: () => dialogs.open('palette') },
    { id: 'help.shortcuts', group: 'help', label: 'command.shortcuts', shortcuts: ['?'], enabled: always, run: () => dialogs.open('shortcuts') },
  ];
}
