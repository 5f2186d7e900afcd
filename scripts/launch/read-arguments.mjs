/** The command line of `npm start`. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const usage = `npm start -- [--open photo.jpg] [--port n] [--provider auto|cpu|webgpu|coreml|dml|cuda]

Opens the editor: in Electron, else in an app window of Chromium, Chrome or Edge, else at an address to open.
CLICKCUT_HOST=electron|browser|url chooses one of the three; CLICKCUT_BROWSER names the browser.`;

const providers = ['auto', 'cpu', 'webgpu', 'coreml', 'dml', 'cuda'];
export const hosts = ['electron', 'browser', 'url'];

const isFile = (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
const wrong = (code, message) => ({ kind: 'wrong', code, message });

function parse(argv) {
  const options = { open: { type: 'string' }, port: { type: 'string' }, provider: { type: 'string' }, help: { type: 'boolean', short: 'h' } };
  return parseArgs({ args: argv, options, allowPositionals: true, strict: true });
}

/**
 * @param {string[]} argv
 * @param {{ env?: Record<string, string | undefined>, cwd?: string }} [around]
 * @returns {{ kind: 'help' } | { kind: 'wrong', code: 1 | 2, message: string } |
 *   { kind: 'start', open?: string, port?: number, provider?: string, host?: string }}
 */
export function readArguments(argv, { env = process.env, cwd = process.cwd() } = {}) {
  let parsed;
  try {
    parsed = parse(argv);
  } catch (error) {
    return wrong(2, error.message);
  }
  const { values, positionals } = parsed;
  if (values.help) return { kind: 'help' };
  // `npm start --open photo.jpg`, without `--`, leaves only the name to us.
  const [open = values.open, ...rest] = positionals;
  if (rest.length > 0 || (positionals.length > 0 && values.open !== undefined)) return wrong(2, 'Only one photo can be opened at the start.');
  if (values.port !== undefined && !(/^\d{1,5}$/.test(values.port) && Number(values.port) <= 65535)) return wrong(2, `'${values.port}' is not a port.`);
  if (values.provider !== undefined && !providers.includes(values.provider)) return wrong(2, `'${values.provider}' is not a provider: ${providers.join(', ')}.`);
  if (env.CLICKCUT_HOST && !hosts.includes(env.CLICKCUT_HOST)) return wrong(2, `CLICKCUT_HOST is '${env.CLICKCUT_HOST}': ${hosts.join(', ')}.`);
  // npm runs scripts in the project's folder, wherever the user typed the command.
  const from = env.npm_lifecycle_event === 'start' && env.INIT_CWD ? env.INIT_CWD : cwd;
  const path = open === undefined ? undefined : resolve(from, open);
  if (path !== undefined && !isFile(path)) return wrong(1, `There is no file '${open}'.`);
  return { kind: 'start', open: path, port: values.port === undefined ? undefined : Number(values.port), provider: values.provider, host: env.CLICKCUT_HOST || undefined };
}
