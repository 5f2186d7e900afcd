import type { Layer } from '../../../src-preload/model/document';
import type { Editor } from '../editor';
import type { Command } from './command';

export function layerCommands({ selection, layers, dialogs, session }: Omit<Editor, 'commands'>): readonly Command[] {
  const has = (): boolean => selection.current() !== undefined;
  const withLayer = (work: (layer: Layer) => void) => (): void => {
    const layer = selection.current();
    if (layer) work(layer);
  };
  const place = (): number => session.store.getState().document?.layers.findIndex(({ id }) => id === selection.current()?.id) ?? -1;
  const count = (): number => session.store.getState().document?.layers.length ?? 0;

  return [
    { id: 'layer.rename', group: 'layer', label: 'command.renameLayer', shortcuts: ['F2'], enabled: has, run: withLayer(({ id }) => dialogs.rename(id)) },
    {
      id: 'layer.delete',
      group: 'layer',
      label: 'command.deleteLayer',
      shortcuts: ['Delete'],
      enabled: () => selection.current()?.locked === false,
      run: withLayer(({ id }) => layers.remove(id)),
    },
    {
      id: 'layer.up',
      group: 'layer',
      label: 'command.layerUp',
      shortcuts: ['Alt+ArrowUp'],
      enabled: () => has() && place() < count() - 1,
      run: withLayer(({ id }) => layers.nudge(id, 1)),
    },
    {
      id: 'layer.down',
      group: 'layer',
      label: 'command.layerDown',
      shortcuts: ['Alt+ArrowDown'],
      enabled: () => has() && place() > 0,
      run: withLayer(({ id }) => layers.nudge(id, -1)),
    },
    { id: 'layer.toggleVisible', group: 'layer', label: 'command.toggleVisible', shortcuts: ['Mod+,'], enabled: has, run: withLayer(({ id }) => layers.toggleVisible(id)) },
    { id: 'layer.toggleLocked', group: 'layer', label: 'command.toggleLocked', shortcuts: ['Mod+/'], enabled: has, run: withLayer(({ id }) => layers.toggleLocked(id)) },
  ];
}
