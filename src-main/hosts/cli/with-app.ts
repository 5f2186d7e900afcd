import type { CliApp, OpenApp } from './cli-app';
import type { GlobalOptions } from './cli-io';

/** Starts the engine with the first input that needs it, and ends it in every case. */
export async function withApp<T>(openApp: OpenApp, options: GlobalOptions, work: (app: () => Promise<CliApp>) => Promise<T>): Promise<T> {
  let app: Promise<CliApp> | undefined;
  try {
    return await work(() => (app ??= openApp({ provider: options.provider })));
  } finally {
    // One that could not start has said so already.
    await app?.then(
      (running) => running.close(),
      () => undefined,
    );
  }
}
