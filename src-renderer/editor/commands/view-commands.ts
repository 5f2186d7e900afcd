import type { Editor } from '../editor';
import type { ViewOption } from '../guides/view-options';
import { extentOf } from '../layers/leaves';
import type { Command } from './command';

export function viewCommands({ viewport, session, preferences, selection, viewOptions, guides, selectedRect }: Omit<Editor, 'commands'>): readonly Command[] {
  const has = (): boolean => session.store.getState().document !== undefined;
  const canEdit = (): boolean => has() && session.store.getState().mode === 'editing';
  const hasGuides = (): boolean => (session.store.getState().document?.guides.length ?? 0) > 0;
  const toggled = (option: ViewOption): (() => void) => () => viewOptions.toggle(option);
  const zoomSelection = (): void => {
    const { document } = session.store.getState();
    const extent = selectedRect() ?? (document && extentOf(document, selection.roots()));
    if (extent) viewport.zoomToRect(extent);
    else viewport.fit();
  };
  return [
    { id: 'view.fit', group: 'view', label: 'command.fit', shortcuts: ['Mod+0', 'Shift+1'], enabled: has, run: viewport.fit },
    { id: 'view.actualSize', group: 'view', label: 'command.actualSize', shortcuts: ['Mod+1'], enabled: has, run: () => viewport.zoomTo(100) },
    {
      id: 'view.zoomSelection',
      group: 'view',
      label: 'command.zoomSelection',
      shortcuts: ['Mod+2'],
      enabled: () => has() && (selection.store.getState().selected.length > 0 || selectedRect() !== undefined),
      run: zoomSelection,
    },
    { id: 'view.zoomIn', group: 'view', label: 'command.zoomIn', shortcuts: ['Mod++', 'Mod+='], enabled: has, run: () => viewport.step(1) },
    { id: 'view.zoomOut', group: 'view', label: 'command.zoomOut', shortcuts: ['Mod+-'], enabled: has, run: () => viewport.step(-1) },
    { id: 'view.toggleSide', group: 'view', label: 'command.toggleSide', shortcuts: ['Mod+\\'], enabled: has, run: preferences.toggleSide },
    { id: 'view.rulers', group: 'view', label: 'command.rulers', shortcuts: ['Mod+R'], enabled: has, run: toggled('rulers') },
    { id: 'view.guides', group: 'view', label: 'command.guides', shortcuts: ['Mod+;'], enabled: has, run: toggled('guides') },
    { id: 'view.addGuideDown', group: 'view', label: 'command.addGuideDown', shortcuts: [], enabled: canEdit, run: () => guides.add('x') },
    { id: 'view.addGuideAcross', group: 'view', label: 'command.addGuideAcross', shortcuts: [], enabled: canEdit, run: () => guides.add('y') },
    { id: 'view.nextGuide', group: 'view', label: 'command.nextGuide', shortcuts: [], enabled: hasGuides, run: guides.typeNext },
    {
      id: 'view.clearGuides',
      group: 'view',
      label: 'command.clearGuides',
      shortcuts: [],
      enabled: hasGuides,
      run: guides.clear,
    },
    { id: 'view.snap', group: 'view', label: 'command.snap', shortcuts: [], enabled: has, run: toggled('snap') },
    { id: 'view.pixelGrid', group: 'view', label: 'command.pixelGrid', shortcuts: ["Mod+'"], enabled: has, run: toggled('pixelGrid') },
  ];
}
