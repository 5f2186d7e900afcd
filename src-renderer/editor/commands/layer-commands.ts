import { isHeld } from '../../../src-preload/model/tree';
import type { Layer, LayerId } from '../../../src-preload/model/document';
import type { Editor } from '../editor';
import type { Command } from './command';

export function layerCommands({ selection, layers, arrange, merge, dialogs, session }: Omit<Editor, 'commands'>): readonly Command[] {
  const has = (): boolean => selection.store.getState().selected.length > 0;
  const chosen = (): readonly LayerId[] => selection.store.getState().selected;
  const isFree = (layer: Layer): boolean => !isHeld(session.store.getState().document?.layers ?? [], layer);
  const hasDocument = (): boolean => session.store.getState().document !== undefined;
  const isGroup = (): boolean => selection.roots().some((layer) => layer.kind === 'group');

  return [
    {
      id: 'layer.rename',
      group: 'layer',
      label: 'command.renameLayer',
      shortcuts: ['F2'],
      enabled: has,
      run: () => dialogs.rename(selection.current()?.id),
    },
    { id: 'layer.duplicate', group: 'layer', label: 'command.duplicateLayer', shortcuts: ['Mod+J'], enabled: has, run: arrange.duplicate },
    {
      id: 'layer.delete',
      group: 'layer',
      label: 'command.deleteLayer',
      shortcuts: ['Delete'],
      enabled: () => selection.roots().some(isFree),
      run: arrange.remove,
    },
    { id: 'layer.group', group: 'layer', label: 'command.groupLayers', shortcuts: ['Mod+G'], enabled: has, run: arrange.group },
    { id: 'layer.ungroup', group: 'layer', label: 'command.ungroupLayers', shortcuts: ['Mod+Shift+G'], enabled: isGroup, run: arrange.ungroup },
    { id: 'layer.merge', group: 'layer', label: 'command.mergeLayers', shortcuts: ['Mod+Shift+E'], enabled: merge.canMerge, run: () => void merge.merge() },
    {
      id: 'layer.flatten',
      group: 'layer',
      label: 'command.flattenCopy',
      shortcuts: ['Mod+Shift+Alt+E'],
      enabled: () => hasDocument() && !merge.store.getState().running,
      run: () => void merge.flattenCopy(),
    },
    { id: 'layer.clip', group: 'layer', label: 'command.clipLayer', shortcuts: ['Mod+Alt+G'], enabled: has, run: () => layers.toggleClip(chosen()) },
    { id: 'layer.up', group: 'layer', label: 'command.layerUp', shortcuts: ['Mod+]', 'Alt+ArrowUp'], enabled: () => arrange.canNudge(1), run: () => arrange.nudge(1) },
    {
      id: 'layer.down',
      group: 'layer',
      label: 'command.layerDown',
      shortcuts: ['Mod+[', 'Alt+ArrowDown'],
      enabled: () => arrange.canNudge(-1),
      run: () => arrange.nudge(-1),
    },
    { id: 'layer.top', group: 'layer', label: 'command.layerTop', shortcuts: ['Mod+Shift+]'], enabled: () => arrange.canNudge(1), run: () => arrange.nudge(1, true) },
    {
      id: 'layer.bottom',
      group: 'layer',
      label: 'command.layerBottom',
      shortcuts: ['Mod+Shift+['],
      enabled: () => arrange.canNudge(-1),
      run: () => arrange.nudge(-1, true),
    },
    {
      id: 'layer.toggleVisible',
      group: 'layer',
      label: 'command.toggleVisible',
      shortcuts: ['Mod+,'],
      enabled: has,
      run: () => layers.toggleVisible(chosen()),
    },
    { id: 'layer.toggleLocked', group: 'layer', label: 'command.toggleLocked', shortcuts: ['Mod+/'], enabled: has, run: () => layers.toggleLocked(chosen()) },
  ];
}
