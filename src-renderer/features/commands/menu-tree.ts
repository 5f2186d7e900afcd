import type { Command, CommandId } from '../../editor/commands/command';
import { commandGroups, inGroup } from './command-groups';

/** A menu of the main menu: commands, and at its end menus of its own. */
export interface MenuBranch {
  /** Key of its name. */
  readonly title: string;
  readonly commands: readonly CommandId[];
  readonly branches: readonly MenuBranch[];
}

/** Families of commands that would make a menu too long; by how their ids begin. */
const families: readonly { readonly title: string; readonly begins: readonly string[] }[] = [
  { title: 'menu.candidates', begins: ['select.candidate', 'select.nextCandidate', 'select.previousCandidate'] },
  { title: 'menu.annotate', begins: ['annotate.'] },
  { title: 'menu.add', begins: ['layer.add'] },
  { title: 'menu.order', begins: ['layer.up', 'layer.down', 'layer.top', 'layer.bottom'] },
  { title: 'menu.nudge', begins: ['layer.nudge'] },
  { title: 'menu.align', begins: ['layer.align', 'layer.distribute'] },
  { title: 'menu.turn', begins: ['layer.flip', 'layer.rotate'] },
];

const familyOf = (id: string) => families.find(({ begins }) => begins.some((begin) => id.startsWith(begin)));

/** Every command, once: one menu for each group, families of at least two in menus of their own. */
export function menuTree(all: readonly Command[]): readonly MenuBranch[] {
  return commandGroups
    .map(({ group, title }): MenuBranch => {
      const ids = inGroup(all, group).map(({ id }) => id);
      const branches = families
        .map((family) => ({ title: family.title, commands: ids.filter((id) => familyOf(id) === family), branches: [] }))
        .filter(({ commands }) => commands.length > 1);
      const inBranch = new Set(branches.flatMap(({ commands }) => commands));
      return { title, commands: ids.filter((id) => !inBranch.has(id)), branches };
    })
    .filter(({ commands, branches }) => commands.length + branches.length > 0);
}
