import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { providerChoice, type ProviderChoice } from '../../../src-preload/contract/settings';

export interface AppArguments {
  readonly open: string | undefined;
  readonly provider: ProviderChoice | undefined;
}

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

/**
 * What the app was started with. Not strict: Chromium's own switches stand in the same line. A file named without
 * `--open` is what a file manager passes.
 */
export function readArguments(argv: readonly string[], cwd: string): AppArguments {
  const { values, positionals } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    options: { open: { type: 'string' }, provider: { type: 'string' } },
  });
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  const named = text(values['open']) ?? positionals.find((path) => isFile(resolve(cwd, path)));
  return { open: named === undefined ? undefined : resolve(cwd, named), provider: providerChoice.safeParse(values['provider']).data };
}
