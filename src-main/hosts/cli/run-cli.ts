import { CommanderError } from 'commander';
import { asClickcutError, isCancelled } from '../../../src-preload/contract/errors';
import type { CliIo } from './cli-io';
import { exitCodes, type ExitCode } from './exit-codes';
import { createProgram, type CliParts } from './program';
import { errorText } from './report';
import { UsageError } from './usage-error';

/** Runs one command line. Never throws: what went wrong has been said, and the number says which kind it was. */
export async function runCli(argv: readonly string[], io: CliIo, parts: CliParts): Promise<ExitCode> {
  let code: ExitCode = exitCodes.ok;
  try {
    await createProgram(io, parts, (result) => (code = result)).parseAsync([...argv], { from: 'user' });
    return code;
  } catch (cause) {
    // Commander has printed its message, or the help that was asked for, itself.
    if (cause instanceof CommanderError) return cause.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    if (cause instanceof UsageError) {
      io.stderr(errorText('', asClickcutError(cause)));
      return exitCodes.usage;
    }
    const error = asClickcutError(cause);
    if (isCancelled(error)) return exitCodes.cancelled;
    io.stderr(errorText('', error));
    return exitCodes.failed;
  }
}
