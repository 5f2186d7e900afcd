import type { Command, CommandId } from '../../editor/commands/command';
import { fuzzyMatch } from './fuzzy';

export interface FoundCommand {
  readonly command: Command;
  readonly name: string;
  /** Indices of the letters of the name that were asked for. */
  readonly at: readonly number[];
  readonly enabled: boolean;
}

/**
 * Commands whose names answer the query, the best first. What can be done now comes before what cannot, and of two
 * that answer equally well the one that was used last.
 */
export function findCommands(commands: readonly Command[], query: string, nameOf: (command: Command) => string, recent: readonly CommandId[]): readonly FoundCommand[] {
  const age = (id: CommandId): number => (recent.includes(id) ? recent.indexOf(id) : recent.length);
  const isAsking = query.trim() !== '';
  return commands
    .filter((command) => command.id !== 'help.palette')
    .flatMap((command) => {
      const name = nameOf(command);
      const match = fuzzyMatch(query, name);
      return match ? [{ command, name, at: match.at, score: isAsking ? match.score : 0, enabled: command.enabled() }] : [];
    })
    .sort((a, b) => Number(b.enabled) - Number(a.enabled) || b.score - a.score || age(a.command.id) - age(b.command.id));
}
