import { stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { ClickcutError } from '../../../src-preload/contract/errors';

export interface FileInput {
  readonly kind: 'file';
  /** How the user wrote it, or what a pattern matched. */
  readonly name: string;
  readonly path: string;
}

/** One thing to work on, or a name that led to none. */
export type Input =
  | FileInput
  | { readonly kind: 'failed'; readonly name: string; readonly error: ClickcutError };

const failed = (name: string, message: string, hint?: string): Input => ({
  kind: 'failed',
  name,
  error: new ClickcutError({ code: 'file-unreadable', message, ...(hint === undefined ? {} : { hint }) }),
});

async function expand(pattern: string, cwd: string): Promise<readonly Input[]> {
  const found = await glob(sep === '\\' ? pattern.replaceAll('\\', '/') : pattern, { cwd, onlyFiles: true, expandDirectories: false });
  if (found.length === 0) return [failed(pattern, `No file matches '${pattern}'.`)];
  return found.sort().map((name) => ({ kind: 'file', name, path: resolve(cwd, name) }));
}

async function findOne(name: string, cwd: string): Promise<readonly Input[]> {
  const path = resolve(cwd, name);
  // First as a name: 'photo [1].jpg' is a file more often than a pattern.
  const info = await stat(path).catch(() => undefined);
  if (info?.isDirectory()) return [failed(name, `'${name}' is a folder.`, `Name its files, for example '${name.replace(/[\\/]+$/, '')}/*.jpg'.`)];
  if (info) return [{ kind: 'file', name, path }];
  if (isDynamicPattern(name)) return expand(name, cwd);
  return [failed(name, `There is no file '${name}'.`)];
}

/** Files and patterns, in the order given; a file that is named twice is done once. */
export async function findInputs(names: readonly string[], cwd: string): Promise<readonly Input[]> {
  const seen = new Set<string>();
  const inputs = (await Promise.all(names.map((name) => findOne(name, cwd)))).flat();
  return inputs.filter((input) => {
    if (input.kind === 'failed') return true;
    if (seen.has(input.path)) return false;
    seen.add(input.path);
    return true;
  });
}
