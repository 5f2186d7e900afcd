import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import type { Input } from './find-inputs';
import { formatForFile, type OutputFormat } from './output-format';
import { UsageError } from './usage-error';

export interface Output {
  readonly path: string;
  /** As the user would write it. */
  readonly name: string;
  readonly format: OutputFormat;
}

interface Target {
  readonly out: string;
  readonly format: OutputFormat | undefined;
  readonly cwd: string;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** File systems that ignore case would let two names become one file. */
const key = (path: string): string => path.toLowerCase();

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function show(path: string, cwd: string): string {
  const short = relative(cwd, path);
  return short === '' || short.startsWith('..') ? path : short;
}

/** A folder by being one, by a slash at its end, or by a name without an extension. */
const meansFolder = (out: string, cwd: string): boolean => isFolder(resolve(cwd, out)) || /[\\/]$/.test(out) || extname(out) === '';

/**
 * Where each input's result goes. In a folder a result has its input's name and the format's extension; a name that
 * is taken by an earlier input gets a number, so that no result of one run replaces another.
 * @throws UsageError for several inputs into one file, and for a result that would replace an input.
 */
export function planOutputs(inputs: readonly Input[], target: Target): ReadonlyMap<Input, Output> {
  const { out, cwd } = target;
  const files = inputs.filter((input) => input.kind === 'file');
  const sources = new Set(files.map((input) => key(realPath(input.path))));
  const plan = new Map<Input, Output>();

  if (!meansFolder(out, cwd)) {
    const format = formatForFile(out, target.format);
    if (inputs.length > 1) throw new UsageError(`${inputs.length} inputs do not fit into the one file '${out}': name a folder.`);
    const path = resolve(cwd, out);
    if (sources.has(key(realPath(path)))) throw new UsageError(`'${out}' is the input itself: a result never replaces its source.`);
    for (const input of files) plan.set(input, { path, name: show(path, cwd), format });
    return plan;
  }

  const format = target.format ?? 'png';
  const folder = resolve(cwd, out);
  const taken = new Set<string>();
  for (const input of files) {
    const stem = basename(input.path, extname(input.path));
    const nameAt = (n: number): string => join(folder, `${stem}${n === 1 ? '' : `-${n}`}.${format}`);
    let n = 1;
    // An input in the same folder keeps its place as well, also with --force.
    while (taken.has(key(nameAt(n))) || sources.has(key(join(realPath(dirname(nameAt(n))), basename(nameAt(n)))))) n += 1;
    taken.add(key(nameAt(n)));
    plan.set(input, { path: nameAt(n), name: show(nameAt(n), cwd), format });
  }
  return plan;
}
