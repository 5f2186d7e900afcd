import { fork, type ChildProcess } from 'node:child_process';
import type { ChildArguments } from './arguments';
import { leanMemory } from './lean-memory';

export interface StartOptions {
  /** Path of the child's built script. */
  readonly entry: string;
  /** The Node binary; this process's own when not given. */
  readonly nodePath?: string | undefined;
  readonly argument: ChildArguments;
}

export interface StartedChild {
  readonly process: ChildProcess;
  /** The end of what it has written to stderr, for error reports. */
  readonly lastWords: () => string;
}

const keptCharacters = 2000;

/**
 * Forks a child of plain Node. Its output is not ours to print: native libraries write warnings there that mean
 * nothing to a user, and the CLI's stdout is a data stream.
 */
export function startChild({ entry, nodePath, argument }: StartOptions): StartedChild {
  const child = fork(entry, [JSON.stringify(argument)], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: leanMemory(process.env),
    // Debugger and loader flags of this process are not meant for the child.
    execArgv: [],
    ...(nodePath === undefined ? {} : { execPath: nodePath }),
  });
  let words = '';
  child.stderr?.setEncoding('utf8');
  child.stderr?.on('data', (text: string) => {
    words = (words + text).slice(-keptCharacters);
  });
  return { process: child, lastWords: () => words.trim() };
}
