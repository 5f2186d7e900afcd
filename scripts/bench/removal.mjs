import { execFile } from 'node:child_process';
import { appendFile, copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../build.mjs';
import { median } from './statistics.mjs';

const run = promisify(execFile);

/** A 12 MP JPEG on the disk to a PNG on the disk. `warm` keeps one engine, as a folder or the editor does. */
export async function measureRemoval({ photo, folder, env }) {
  const { createClickcut } = await import(join(root, 'dist/main/index.js'));
  const app = await createClickcut({ cacheDir: env.CLICKCUT_CACHE_DIR, configDir: env.CLICKCUT_CONFIG_DIR, provider: 'cpu' });
  const warm = [];
  try {
    for (let i = 0; i < 6; i++) {
      // Bytes after the end of a JPEG are nobody's, and make it another photo: nothing is known of the one before.
      const path = join(folder, `warm-${i}.jpg`);
      await copyFile(photo, path);
      await appendFile(path, `copy ${i}`);
      const start = performance.now();
      const image = await app.open(path);
      const result = await image.removeBackground();
      await writeFile(join(folder, `out-${i}.png`), await result.toBuffer({ format: 'png' }));
      image.close();
      if (i > 0) warm.push(performance.now() - start);
    }
  } finally {
    await app.close();
  }
  const cli = [];
  for (let i = 0; i < 3; i++) {
    const start = performance.now();
    await run(process.execPath, [join(root, 'bin/clickcut.mjs'), 'remove-bg', photo, '--out', join(folder, 'cli.png'), '--force'], { env });
    cli.push(performance.now() - start);
  }
  return { warm: median(warm), cli: median(cli) };
}
