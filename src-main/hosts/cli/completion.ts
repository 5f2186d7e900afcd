import type { Command, Option } from 'commander';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

interface Described {
  /** With the commands above it, such as `annotations import`. */
  readonly path: readonly string[];
  readonly subcommands: readonly Command[];
  readonly options: readonly Option[];
}

function describe(command: Command, path: readonly string[], inherited: readonly Option[]): readonly Described[] {
  const options = [...command.options, ...inherited].filter(({ hidden }) => !hidden);
  const subcommands = command.commands.filter((sub) => sub.name() !== 'help');
  return [{ path, subcommands, options }, ...subcommands.flatMap((sub) => describe(sub, [...path, sub.name()], options))];
}

/** Words of one command, and what may follow an option of a few choices. */
const wordsOf = ({ subcommands, options }: Described): readonly string[] => [...subcommands.map((sub) => sub.name()), ...options.flatMap(({ long }) => long ?? [])];
const choicesOf = (all: readonly Described[]): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, Set<string>>();
  for (const { long, argChoices } of all.flatMap(({ options }) => options)) {
    if (long === undefined || argChoices === undefined) continue;
    found.set(long, new Set([...(found.get(long) ?? []), ...argChoices]));
  }
  return new Map([...found].map(([long, choices]) => [long, [...choices]]));
};

/** What is offered for an option that also takes the name of a file, by the option. */
export type Suggestions = Readonly<Record<string, readonly string[]>>;

/** Bash and zsh (which runs bash's functions): the words so far without options name the command. */
function bashScript(all: readonly Described[], suggested: Suggestions): string {
  const cases = all.map((one) => `    ${one.path.length === 0 ? "''" : `'${one.path.join(' ')}'`}) words='${wordsOf(one).join(' ')}' ;;`);
  const parents = all.filter(({ subcommands }) => subcommands.length > 0).map(({ path }) => path.join(' '));
  const choices = [...choicesOf(all)].map(([long, values]) => `    ${long}) COMPREPLY=($(compgen -W '${values.join(' ')}' -- "$now")); return ;;`);
  const names = Object.entries(suggested).map(([long, values]) => `    ${long}) COMPREPLY=($(compgen -W '${values.join(' ')}' -- "$now") $(compgen -f -- "$now")); return ;;`);
  return `_clickcut() {
  local now="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command='' words='' at
  for ((at = 1; at < COMP_CWORD; at++)); do
    case "$command" in ${parents.map((parent) => (parent === '' ? "''" : `'${parent}'`)).join('|')}) ;; *) break ;; esac
    [[ "\${COMP_WORDS[at]}" == -* ]] || command="\${command:+$command }\${COMP_WORDS[at]}"
  done
  case "$before" in
${[...choices, ...names].join('\n')}
  esac
  case "$command" in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$now"))
  [[ "$now" == -* || -z "$command" ]] || COMPREPLY+=($(compgen -f -- "$now"))
}
complete -o filenames -F _clickcut clickcut
`;
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

function fishScript(all: readonly Described[], suggested: Suggestions): string {
  return all
    .flatMap(({ path, subcommands, options }) => {
      const [first] = path;
      const when = first === undefined ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${path.at(-1) ?? first}`;
      return [
        ...subcommands.map((sub) => `complete -c clickcut -n ${quoted(when)} -a ${sub.name()} -d ${quoted(sub.description())}`),
        ...options.map(({ long, description, argChoices, required }) => {
          const names = suggested[long ?? ''];
          const takes = argChoices ? ` -x -a ${quoted(argChoices.join(' '))}` : names ? ` -r -a ${quoted(names.join(' '))}` : required ? ' -r' : '';
          return `complete -c clickcut -n ${quoted(when)} -l ${(long ?? '').slice(2)}${takes} -d ${quoted(description)}`;
        }),
      ];
    })
    .join('\n')
    .concat('\n');
}

/** A script for the shell's own completion, out of the commands themselves: what is added to them is completed. */
export function completionScript(program: Command, shell: Shell, suggested: Suggestions = {}): string {
  const all = describe(program, [], []);
  switch (shell) {
    case 'bash':
      return bashScript(all, suggested);
    case 'zsh':
      return `autoload -Uz bashcompinit && bashcompinit\n${bashScript(all, suggested)}`;
    case 'fish':
      return fishScript(all, suggested);
  }
}
