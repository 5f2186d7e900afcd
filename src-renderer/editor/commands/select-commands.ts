import type { Combination } from '../../../src-preload/contract/masks';
import type { Editor } from '../editor';
import type { Command, CommandId } from './command';

/** Selected pixels, found objects, and what becomes of them. */
export function selectCommands(editor: Omit<Editor, 'commands'>): readonly Command[] {
  const { session, area, areaActions, smartSelect, objects, reopening, selection, target, cutOut, toolbox } = editor;
  const hasPhoto = (): boolean => session.store.getState().document !== undefined && target.current() !== undefined;
  const prompting = (): boolean => smartSelect.store.getState().steps.length > 0;
  const answered = (): boolean => smartSelect.store.getState().shown !== undefined;
  const hasArea = (): boolean => area.store.getState().area !== undefined;
  const finding = (): boolean => objects.store.getState().phase !== 'off';
  const picked = (): boolean => objects.store.getState().picked.length > 0;
  const pressing = (): boolean => toolbox.store.getState().pressing;
  const isFree = (): boolean => !cutOut.store.getState().running && !areaActions.store.getState().running && !objects.store.getState().making;
  const drawing = (): boolean => area.store.getState().draft !== undefined || editor.brushing.store.getState().painting;
  const toMask = (id: CommandId, label: string, how: Combination): Command => ({
    id,
    group: 'select',
    label,
    shortcuts: [],
    enabled: () => (hasArea() || answered()) && isFree() && areaActions.editable() !== undefined,
    run: () => void areaActions.toMask(how),
  });
  const run = (): void => {
    if (finding()) return void objects.cutOut();
    if (reopening.store.getState().layer !== undefined) return void reopening.update();
    void (prompting() ? cutOut.run() : areaActions.cutOut());
  };
  const clear = (): void => {
    // A gesture under way is given up first and leaves what was there.
    if (pressing()) return toolbox.current().cancel();
    if (finding()) return objects.leave();
    if (reopening.store.getState().layer !== undefined) return reopening.leave();
    if (prompting()) return smartSelect.clear();
    area.clear();
  };
  const join = (): 'add' | 'subtract' | 'intersect' => {
    const { mode } = area.store.getState();
    return mode === 'new' ? 'add' : mode;
  };

  return [
    {
      id: 'select.cutOut',
      group: 'select',
      label: 'command.cutOut',
      shortcuts: ['Enter'],
      enabled: () => isFree() && !reopening.store.getState().running && (finding() ? picked() : prompting() || hasArea()),
      run,
    },
    {
      id: 'select.clear',
      group: 'select',
      label: 'command.clear',
      shortcuts: ['Escape', 'Mod+D'],
      enabled: () => prompting() || hasArea() || finding() || drawing() || smartSelect.store.getState().draft !== undefined,
      run: clear,
    },
    { id: 'select.all', group: 'select', label: 'command.selectAll', shortcuts: ['Mod+A'], enabled: hasPhoto, run: () => void areaActions.whole() },
    { id: 'select.invert', group: 'select', label: 'command.invertArea', shortcuts: ['Mod+Shift+I'], enabled: hasPhoto, run: () => void area.invert() },
    {
      id: 'select.toArea',
      group: 'select',
      label: 'command.toArea',
      shortcuts: ['Shift+Enter'],
      enabled: () => isFree() && (finding() ? picked() : answered()),
      run: () => void (finding() ? objects.toArea(join()) : areaActions.fromAnswer(join())),
    },
    {
      id: 'select.fromArea',
      group: 'select',
      label: 'command.fromArea',
      shortcuts: ['Alt+Enter'],
      enabled: () => isFree() && hasArea() && (finding() ? picked() : answered()),
      run: () => void (finding() ? objects.toArea('subtract') : areaActions.fromAnswer('subtract')),
    },
    toMask('select.addToMask', 'command.addToMask', 'add'),
    toMask('select.takeFromMask', 'command.takeFromMask', 'subtract'),
    {
      id: 'select.areaToPrompts',
      group: 'select',
      label: 'command.areaToPrompts',
      shortcuts: [],
      enabled: () => hasArea() && isFree(),
      run: () => void areaActions.toPrompts(),
    },
    {
      id: 'select.findAll',
      group: 'select',
      label: 'command.findAll',
      shortcuts: ['Mod+Shift+A'],
      enabled: () => hasPhoto() && !finding(),
      run: () => {
        toolbox.choose('smart-select');
        smartSelect.clear();
        void objects.find();
      },
    },
    {
      id: 'select.eachToLayer',
      group: 'select',
      label: 'command.eachToLayer',
      shortcuts: [],
      enabled: () => isFree() && objects.store.getState().phase === 'ready' && objects.store.getState().objects.length > 0,
      run: () => void objects.eachToLayer(),
    },
    { id: 'select.reopen', group: 'select', label: 'command.reopen', shortcuts: ['Mod+Enter'], enabled: reopening.canOpen, run: () => void reopening.open() },
    { id: 'select.importMask', group: 'select', label: 'command.importMask', shortcuts: [], enabled: hasPhoto, run: () => void areaActions.importMask() },
    {
      id: 'select.exportMask',
      group: 'select',
      label: 'command.exportMask',
      shortcuts: [],
      enabled: () => hasArea() || selection.current()?.kind === 'cutout',
      run: () => void areaActions.exportMask(),
    },
  ];
}
