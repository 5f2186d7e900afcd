import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ClickcutError } from '../../src-preload/contract/errors';

/** The files that run as processes or threads of their own; each is built to `dist/main/<name>.js`. */
export type EntryName = 'engine' | 'inference' | 'raster-worker' | 'render-worker' | 'import-worker' | 'refine-worker' | 'psd-worker';

/** Nothing can be started from inside Electron's archive: such files are packed beside it. */
const outsideArchive = (path: string): string => path.replace(/([\\/]app\.asar)(?=[\\/])/, '$1.unpacked');

/**
 * Finds a built entry from wherever this module runs: inside `dist/main` (bundled, maybe in `chunks/`), or in the
 * source tree, as under vitest.
 * @throws ClickcutError `internal` when it has not been built
 */
export function entryPath(name: EntryName): string {
  const file = `${name}.js`;
  const here = fileURLToPath(import.meta.url);
  for (let folder = dirname(here); folder !== dirname(folder); folder = dirname(folder)) {
    const isBuilt = basename(folder) === 'main' && basename(dirname(folder)) === 'dist';
    const candidates = [...(isBuilt ? [join(folder, file)] : []), join(folder, 'dist', 'main', file)].map(outsideArchive);
    const found = candidates.find((path) => existsSync(path));
    if (found !== undefined) return found;
  }
  throw new ClickcutError({
    code: 'internal',
    message: `The built file dist/main/${file} is missing.`,
    hint: "Run 'npm run build' in Clickcut's folder.",
  });
}
