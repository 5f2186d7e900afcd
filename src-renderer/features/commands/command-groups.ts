import type { Command, CommandGroup } from '../../editor/commands/command';

/** The groups in the order of a menu bar, with the keys of their names. */
export const commandGroups: readonly { readonly group: CommandGroup; readonly title: string }[] = [
  { group: 'file', title: 'shortcuts.file' },
  { group: 'edit', title: 'shortcuts.edit' },
  { group: 'select', title: 'shortcuts.select' },
  { group: 'layer', title: 'shortcuts.layer' },
  { group: 'canvas', title: 'shortcuts.canvas' },
  { group: 'view', title: 'shortcuts.view' },
  { group: 'tool', title: 'shortcuts.tool' },
  { group: 'help', title: 'shortcuts.help' },
];

export const inGroup = (all: readonly Command[], group: CommandGroup): readonly Command[] => all.filter((command) => command.group === group);
