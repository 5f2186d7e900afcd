import type { Editor } from '../editor';
import type { Refining } from '../refining/refining';
import type { Command } from './command';

/** What goes on meaning what it means while an edge is refined. */
const passing: readonly string[] = ['refine.', 'view.', 'brush.', 'help.', 'file.save', 'edit.undo', 'edit.redo', 'tool.brush', 'tool.eraser', 'tool.hand', 'tool.zoom'];
const held: readonly string[] = ['view.toggleSide'];

/** The workspace for edges, and the ways into it. */
export function refineCommands({ refining, smartSelect, reopening, cutOut, objects, selection, toolbox, background }: Omit<Editor, 'commands'>): readonly Command[] {
  const isOpen = refining.isOpen;
  const answered = (): boolean => smartSelect.store.getState().shown !== undefined;
  const isFree = (): boolean => !cutOut.store.getState().running && !reopening.store.getState().running && objects.store.getState().phase === 'off';

  /** The layer's pixels are about to be replaced, which would close the workspace under somebody's hands. */
  const isKeeping = (): boolean => {
    const { layer } = background.keep.store.getState();
    return layer !== undefined && layer === selection.current()?.id;
  };

  /** An open selection becomes its cut-out first: that is what has an edge. */
  const open = async (): Promise<void> => {
    if (!answered()) return refining.open();
    const before = selection.current()?.id;
    const isAgain = reopening.store.getState().layer !== undefined;
    await (isAgain ? reopening.update() : cutOut.run());
    const layer = selection.current();
    if (layer?.kind === 'cutout' && (isAgain || layer.id !== before)) refining.openCutout(layer);
  };

  /** A stroke under way is given up first. */
  const cancel = (): void => (toolbox.store.getState().pressing ? toolbox.current().cancel() : refining.cancel());

  return [
    { id: 'refine.open', group: 'select', label: 'command.refineEdge', shortcuts: ['Mod+Alt+R'], enabled: () => !isOpen() && isFree() && (answered() || (refining.canOpen() && !isKeeping())), run: () => void open() },
    { id: 'refine.layer', group: 'layer', label: 'command.refineLayerEdge', shortcuts: [], enabled: () => isFree() && refining.chosen() !== undefined && !isKeeping(), run: refining.openChosen },
    { id: 'refine.apply', group: 'select', label: 'command.refineApply', shortcuts: ['Enter'], enabled: () => isOpen() && !refining.store.getState().finishing, run: () => void refining.apply() },
    { id: 'refine.cancel', group: 'select', label: 'command.refineCancel', shortcuts: ['Escape'], enabled: isOpen, run: cancel },
    { id: 'refine.nextView', group: 'select', label: 'command.refineNextView', shortcuts: ['F'], enabled: isOpen, run: () => refining.stepView(1) },
    { id: 'refine.previousView', group: 'select', label: 'command.refinePreviousView', shortcuts: ['Shift+F'], enabled: isOpen, run: () => refining.stepView(-1) },
    { id: 'refine.original', group: 'select', label: 'command.refineOriginal', shortcuts: ['X'], enabled: isOpen, run: () => refining.original.press() },
    { id: 'refine.reset', group: 'select', label: 'command.refineReset', shortcuts: [], enabled: isOpen, run: refining.drafts.reset },
  ];
}

/** While an edge is refined, everything else waits, and undo is about its settings. */
export function besideRefining(refining: Refining, command: Command): Command {
  const passes = passing.some((begin) => command.id.startsWith(begin)) && !held.includes(command.id);
  const withOwn = (canRun: () => boolean, run: () => void): Command => ({
    ...command,
    enabled: () => (refining.isOpen() ? canRun() : command.enabled()),
    run: () => (refining.isOpen() ? run() : command.run()),
  });
  if (command.id === 'edit.undo') return withOwn(refining.canUndo, refining.undo);
  if (command.id === 'edit.redo') return withOwn(refining.canRedo, refining.redo);
  return passes ? command : { ...command, enabled: () => !refining.isOpen() && command.enabled() };
}
