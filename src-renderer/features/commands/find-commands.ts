import type { Command, CommandId } from '../../editor/commands/command';
import { fuzzyMatch } from './fuzzy';

export interface FoundCommand {
  readonly command: Command;
  readonly name: string;
  /** Indices of the letters of the name that were asked for. */
  readonly at: readonly number[];
  readonly enabled: boolean;
}

/** Of the best answer's score: what reaches less shares a few letters with the query and nothing else. */
const noise = 0.6;

/**
 * Commands whose names answer the query, the best first; of two that answer equally well what can be done now comes
 * before what cannot, and then the one that was used last.
 */
export function findCommands(commands: readonly Command[], query: string, nameOf: (command: Command) => string, recent: readonly CommandId[]): readonly FoundCommand[] {
  const age = (id: CommandId): number => (recent.includes(id) ? recent.indexOf(id) : recent.length);
  const isAsking = query.trim() !== '';
  const found = commands
    .filter((command) => command.id !== 'help.palette')
    .flatMap((command) => {
      const name = nameOf(command);
      const match = fuzzyMatch(query, name);
      return match ? [{ command, name, at: match.at, score: isAsking ? match.score : 0, enabled: command.enabled() }] : [];
    });
  const best = Math.max(...found.map(({ score }) => score));
  return found
    .filter(({ score }) => score >= best * noise)
    .sort((a, b) => b.score - a.score || Number(b.enabled) - Number(a.enabled) || age(a.command.id) - age(b.command.id));
}
