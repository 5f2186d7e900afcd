export type CommandGroup = 'file' | 'edit' | 'select' | 'layer' | 'canvas' | 'view' | 'tool' | 'help';

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
  'layer.addColour',
  'layer.addGradient',
  'layer.addBlur',
  'layer.addText',
  'layer.addPhoto',
  'layer.copyPng',
  'layer.rename',
  'layer.duplicate',
  'layer.delete',
  'layer.group',
  'layer.ungroup',
  'layer.merge',
  'layer.flatten',
  'layer.clip',
  'layer.up',
  'layer.down',
  'layer.top',
  'layer.bottom',
  'layer.toggleVisible',
  'layer.toggleLocked',
  'layer.alignLeft',
  'layer.alignCentre',
  'layer.alignRight',
  'layer.alignTop',
  'layer.alignMiddle',
  'layer.alignBottom',
  'layer.distributeAcross',
  'layer.distributeDown',
  'layer.flipAcross',
  'layer.flipDown',
  'layer.rotateRight',
  'layer.rotateLeft',
  'canvas.size',
  'canvas.trim',
  'canvas.rotateRight',
  'canvas.rotateLeft',
  'canvas.rotateHalf',
  'canvas.flipAcross',
  'canvas.flipDown',
  'view.fit',
  'view.actualSize',
  'view.zoomIn',
  'view.zoomOut',
  'tool.move',
  'tool.smartSelect',
  'tool.lasso',
  'tool.marquee',
  'tool.brush',
  'tool.eraser',
  'tool.wand',
  'tool.crop',
  'tool.text',
  'tool.eyedropper',
  'tool.hand',
  'tool.zoom',
  'help.palette',
  'help.shortcuts',
] as const;
export type CommandId = (typeof commandIds)[number];
