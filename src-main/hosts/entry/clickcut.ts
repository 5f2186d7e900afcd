import { clickcutVersion } from '../../app/version';
import type { StartServer } from '../cli/commands/serve';
import { openApp } from '../cli/open-app';
import { runCli } from '../cli/run-cli';
import { watchInterruption } from './interruption';

export { defaultDirs } from '../../app/dirs';

/** Starts the engine and a web host in this process. For `npm start`; loaded only when asked for. */
export const startServer: StartServer = async (options) => (await import('./serve')).startServer(options);

/** Runs one command line; returns the exit code. The only place where the command line and the web host meet. */
export async function main(argv: readonly string[]): Promise<number> {
  // `clickcut ... | head` closes the pipe early; that is no reason for a stack trace.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => process.exit());
  const io = {
    cwd: process.cwd(),
    stdout: (text: string) => void process.stdout.write(text),
    stderr: (text: string) => void process.stderr.write(text),
    isTerminal: process.stderr.isTTY,
    signal: watchInterruption(process),
  };
  return runCli(argv, io, { openApp, startServer, version: clickcutVersion() });
}
