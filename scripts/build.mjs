/**
 * Builds what is stale into dist/. A target is stale when the content of its inputs has changed since its stamp was
 * written; content, not time, because a fresh clone gives every file the same age.
 */
import { createHash } from 'node:crypto';
import { link, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isAlive } from './launch/is-alive.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const shared = ['package.json', 'scripts/build.mjs', 'scripts/vite-targets.mjs', 'tsconfig.base.json'];

/** @type {Record<string, { inputs: string[] }>} */
const targets = {
  main: { inputs: ['src-main', 'src-preload', 'assets'] },
  preload: { inputs: ['src-preload'] },
  renderer: { inputs: ['src-renderer', 'src-preload', 'assets'] },
  types: { inputs: ['src-main', 'src-preload', 'config'] },
};

/** What it takes to run; types are for those who install the package. */
const toRun = ['main', 'preload', 'renderer'];

async function* filesBelow(path) {
  const info = await stat(path).catch(() => undefined);
  if (!info) return;
  if (info.isFile()) {
    yield path;
    return;
  }
  for (const entry of (await readdir(path)).sort()) yield* filesBelow(join(path, entry));
}

async function fingerprint(inputs) {
  const hash = createHash('sha256');
  for (const input of [...shared, ...inputs]) {
    for await (const file of filesBelow(join(root, input))) {
      hash.update(`${relative(root, file)}\0`).update(await readFile(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

const stampOf = (name) => join(root, 'dist', `.${name}.stamp`);

/** Only one build at a time: two commands started together must not write the same files at once. */
async function withLock(work) {
  await mkdir(join(root, 'dist'), { recursive: true });
  const lock = join(root, 'dist', '.lock');
  const own = `${lock}.${process.pid}`;
  await writeFile(own, String(process.pid));
  for (;;) {
    try {
      // Linked, so that the lock names its owner from the first moment: one without could never be told stale.
      await link(own, lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const owner = Number(await readFile(lock, 'utf8').catch(() => ''));
      if (owner > 0 && !isAlive(owner)) await rm(lock, { force: true });
      else await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  await rm(own, { force: true });
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

/**
 * @param {{ quiet?: boolean, only?: readonly string[] }} [options]
 * @returns {Promise<readonly string[]>} the names of what was built
 */
export async function buildStale({ quiet = false, only = toRun } = {}) {
  const isStale = async (name, print) => (await readFile(stampOf(name), 'utf8').catch(() => '')) !== print;
  const prints = new Map();
  for (const name of only) prints.set(name, await fingerprint(targets[name].inputs));
  const suspects = [];
  for (const [name, print] of prints) if (await isStale(name, print)) suspects.push(name);
  if (suspects.length === 0) return [];

  return withLock(async () => {
    const built = [];
    const { buildTarget } = await import('./vite-targets.mjs');
    for (const name of suspects) {
      const print = prints.get(name);
      if (!(await isStale(name, print))) continue;
      if (!quiet) console.log(`building ${name}`);
      await rm(stampOf(name), { force: true });
      await buildTarget(root, name, { quiet });
      await writeFile(stampOf(name), print);
      built.push(name);
    }
    return built;
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const built = await buildStale({ only: Object.keys(targets) });
  console.log(built.length === 0 ? 'dist is up to date' : `built ${built.join(', ')}`);
}
