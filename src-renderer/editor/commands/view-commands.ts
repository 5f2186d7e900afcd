import type { Editor } from '../editor';
import type { Command } from './command';

export function viewCommands({ viewport, session, preferences }: Omit<Editor, 'commands'>): readonly Command[] {
  const has = (): boolean => session.store.getState().document !== undefined;
  return [
    { id: 'view.fit', group: 'view', label: 'command.fit', shortcuts: ['Mod+0', 'Shift+1'], enabled: has, run: viewport.fit },
    { id: 'view.actualSize', group: 'view', label: 'command.actualSize', shortcuts: ['Mod+1'], enabled: has, run: () => viewport.zoomTo(100) },
    { id: 'view.zoomIn', group: 'view', label: 'command.zoomIn', shortcuts: ['Mod++', 'Mod+='], enabled: has, run: () => viewport.step(1) },
    { id: 'view.zoomOut', group: 'view', label: 'command.zoomOut', shortcuts: ['Mod+-'], enabled: has, run: () => viewport.step(-1) },
    { id: 'view.toggleSide', group: 'view', label: 'command.toggleSide', shortcuts: ['Mod+\\'], enabled: has, run: preferences.toggleSide },
  ];
}
