import { exitCodes } from '../cli/exit-codes';

/** How long the orderly way out may take. */
const graceMs = 5000;

/** Fires on the first Ctrl+C; the second one, or too long a wait after the first, ends the process at once. */
export function watchInterruption(target: NodeJS.Process): AbortSignal {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) target.exit(exitCodes.cancelled);
    controller.abort();
    setTimeout(() => target.exit(exitCodes.cancelled), graceMs).unref();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) target.on(name, onSignal);
  return controller.signal;
}
