export type CommandGroup = 'file' | 'edit' | 'select' | 'layer' | 'view' | 'tool' | 'help';

/** One thing that can be done. Buttons, tooltips, the palette, the list of shortcuts and the keys come from these. */
export interface Command {
  readonly id: CommandId;
  readonly group: CommandGroup;
  /** Key of its name. */
  readonly label: string;
  /** `Mod` is Ctrl, or Command on a Mac. The first is the one that is shown. */
  readonly shortcuts: readonly string[];
  readonly enabled: () => boolean;
  readonly run: () => void;
}

export const commandIds = [
  'file.open',
  'file.export',
  'file.close',
  'edit.undo',
  'edit.redo',
  'select.cutOut',
  'select.removeLast',
  'select.clear',
  'select.nextCandidate',
  'select.previousCandidate',
  'select.candidate1',
  'select.candidate2',
  'select.candidate3',
  'select.toggleMode',
  'photo.removeBackground',
  'layer.rename',
  'layer.delete',
  'layer.up',
  'layer.down',
  'layer.toggleVisible',
  'layer.toggleLocked',
  'view.fit',
  'view.actualSize',
  'view.zoomIn',
  'view.zoomOut',
  'tool.smartSelect',
  'tool.hand',
  'tool.zoom',
  'help.palette',
  'help.shortcuts',
] as const;
export type CommandId = (typeof commandIds)[number];
