import type { Command } from '../../editor/commands/command';

const plain = (text: string): string => text.toLocaleLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/** Those that can be run now and have every word of the query in their name; a name that begins with it comes first. */
export function findCommands(commands: readonly Command[], query: string, nameOf: (command: Command) => string): readonly Command[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const [first = ''] = words;
  return commands
    .filter((command) => command.id !== 'help.palette' && command.enabled())
    .map((command) => ({ command, name: plain(nameOf(command)) }))
    .filter(({ name }) => words.every((word) => name.includes(word)))
    .sort((a, b) => Number(b.name.startsWith(first)) - Number(a.name.startsWith(first)))
    .map(({ command }) => command);
}
