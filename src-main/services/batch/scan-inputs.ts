import { realpath, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { glob, isDynamicPattern, type GlobOptions } from 'tinyglobby';
import { asClickcutError, ClickcutError } from '../../../src-preload/contract/errors';
import type { Job } from '../../../src-preload/model/job';
import { unreadable } from './read-input';
import { createToldFolders } from './told-folders';

/** One file to work on. */
export interface BatchInput {
  /** Its place in the tree of inputs, '/' between segments; results are named after it. */
  readonly name: string;
  readonly path: string;
}

/** A name that led to no file, or a folder that could not be looked into. */
export interface LostInput {
  readonly name: string;
  readonly error: ClickcutError;
}

export interface Scan {
  /** In the order of their names, each file once. */
  readonly inputs: readonly BatchInput[];
  readonly lost: readonly LostInput[];
}

export interface ScanOptions extends Pick<Job, 'include' | 'exclude' | 'recursive'> {
  readonly cwd: string;
  /** Where results go: never read, even where it lies among the inputs. */
  readonly out: string;
  readonly projects: boolean;
}

const photos = ['png', 'jpg', 'jpeg', 'webp', 'avif', 'gif', 'tif', 'tiff', 'svg'];
const layered = ['clickcut', 'psd', 'psb', 'ora'];
const slashes = (path: string): string => (sep === '\\' ? path.replaceAll('\\', '/') : path);

const lost = (name: string, message: string, hint: string): LostInput => ({ name, error: new ClickcutError({ code: 'file-unreadable', message, hint }) });

/** Where `path` lies below `folder`; undefined elsewhere. */
function below(folder: string, path: string): string | undefined {
  const away = relative(folder, path);
  return away === '' || away.startsWith('..') || resolve(folder, away) !== path ? undefined : slashes(away);
}

/** Files by patterns below a folder, and the folders there that could not be looked into. */
async function matching(patterns: readonly string[], options: Omit<GlobOptions, 'fs' | 'patterns'>): Promise<{ readonly found: readonly string[]; readonly lost: readonly LostInput[] }> {
  const folders = createToldFolders();
  const found = await glob([...patterns], { ...options, expandDirectories: false, onlyFiles: true, fs: folders.fs });
  return { found, lost: folders.refused().map(({ path, cause }) => ({ name: path, error: unreadable(path, cause) })) };
}

async function inFolder(folder: string, { include, exclude, recursive, out, projects }: ScanOptions): Promise<Scan> {
  const usual = [`**/*.{${[...photos, ...(projects ? layered : [])].join(',')}}`];
  const [realFolder, realOut] = await Promise.all([folder, out].map((path) => realpath(path).catch(() => path)));
  const results = below(realFolder ?? folder, realOut ?? out);
  const { found, lost: refused } = await matching(include.length > 0 ? include : usual, {
    cwd: folder,
    caseSensitiveMatch: false,
    ignore: [...exclude, ...(results === undefined ? [] : [`${results}/**`]), '**/*.part', '**/.*/**', '**/.*'],
    ...(!recursive && { deep: 1 }),
  });
  return { inputs: found.filter((name) => recursive || !slashes(name).includes('/')).map((name) => ({ name: slashes(name), path: join(folder, name) })), lost: refused };
}

async function expand(name: string, options: ScanOptions): Promise<Scan> {
  const path = resolve(options.cwd, name);
  // First as a name: 'photo [1].jpg' is a file more often than a pattern.
  const info = await stat(path).catch(() => undefined);
  if (info?.isDirectory()) {
    const found = await inFolder(path, options);
    return found.inputs.length + found.lost.length > 0 ? found : { inputs: [], lost: [lost(name, `'${name}' has no photos.`, "Say which files are meant with 'include', or check the folder's name.")] };
  }
  if (info) return { inputs: [{ name: basename(path), path }], lost: [] };
  if (!isDynamicPattern(name)) return { inputs: [], lost: [lost(name, `There is no file '${name}'.`, 'Check its name.')] };
  const { found, lost: refused } = await matching([slashes(name)], { cwd: options.cwd });
  if (found.length + refused.length === 0) return { inputs: [], lost: [lost(name, `No file matches '${name}'.`, 'Check the pattern.')] };
  return { inputs: found.map((match) => ({ name: basename(match), path: resolve(options.cwd, match) })), lost: refused };
}

/** Code units, so that the order is the same on every machine. */
const byName = (a: BatchInput, b: BatchInput): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.path < b.path ? -1 : 1);

/** A file that links lead to as well goes by its own place, not by theirs. */
const byDepth = (a: BatchInput, b: BatchInput): number => a.name.split('/').length - b.name.split('/').length || byName(a, b);

/**
 * The files that names, folders and patterns stand for. A folder's own tree is kept in the names; a link that leads
 * back into a folder above it is followed once.
 */
export async function scanInputs(names: readonly string[], options: ScanOptions): Promise<Scan> {
  const parts = await Promise.all(
    names.map((name) =>
      expand(name, options).catch((cause: unknown) => ({ inputs: [], lost: [{ name, error: asClickcutError(cause) }] })),
    ),
  );
  const nearest = new Map<string, BatchInput>();
  for (const input of parts.flatMap((part) => part.inputs)) {
    const real = await realpath(input.path).catch(() => input.path);
    const known = nearest.get(real);
    if (!known || byDepth(input, known) < 0) nearest.set(real, input);
  }
  // A folder that is reached twice is told once.
  const told = new Map(parts.flatMap((part) => part.lost.map((input) => [input.name, input] as const)));
  return { inputs: [...nearest.values()].toSorted(byName), lost: [...told.values()] };
}
