import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ClickcutError } from '../../../../src-preload/contract/errors';
import type { ProviderChoice } from '../../../../src-preload/contract/settings';
import type { CliIo, GlobalOptions } from '../cli-io';
import { exitCodes, type ExitCode } from '../exit-codes';

export interface ServeOptions extends GlobalOptions {
  readonly port?: number;
  readonly open?: string;
}

/** A running web host. */
export interface Served {
  readonly url: string;
  readonly port: number;
  /** An address that works once, for a command line that others can read. */
  ticketUrl(): string;
  close(): Promise<void>;
}

/** Given from outside, because the command line does not know the web host. */
export type StartServer = (options: {
  readonly port: number | undefined;
  readonly open: string | undefined;
  readonly provider: ProviderChoice | undefined;
}) => Promise<Served>;

const ended = (signal: AbortSignal): Promise<void> =>
  new Promise((resolveEnd) => {
    if (signal.aborted) return resolveEnd();
    signal.addEventListener('abort', () => resolveEnd(), { once: true });
  });

async function findFile(name: string, cwd: string): Promise<string> {
  const path = resolve(cwd, name);
  const isFile = await stat(path).then(
    (info) => info.isFile(),
    () => false,
  );
  if (!isFile) throw new ClickcutError({ code: 'file-unreadable', message: `There is no file '${name}'.` });
  return path;
}

/** `clickcut serve`: the editor for any browser of this machine, until Ctrl+C. Ending it so is success. */
export async function serve(options: ServeOptions, io: CliIo, startServer: StartServer): Promise<ExitCode> {
  const open = options.open === undefined ? undefined : await findFile(options.open, io.cwd);
  const server = await startServer({ port: options.port, open, provider: options.provider });
  try {
    io.stdout(options.json ? `${JSON.stringify({ url: server.url, port: server.port })}\n` : `Clickcut is at ${server.url}\n`);
    if (!options.json && !options.quiet) io.stderr('Ctrl+C ends it.\n');
    await ended(io.signal);
  } finally {
    await server.close();
  }
  return exitCodes.ok;
}
