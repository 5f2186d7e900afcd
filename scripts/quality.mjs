/**
 * `npm run quality`: how well masks fit ground truth, beside the plain models in the same run. See
 * scripts/quality/read-arguments.mjs for the options.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { buildStale, root } from './build.mjs';
import { loadSet } from './quality/load-set.mjs';
import { QualityError } from './quality/quality-error.mjs';
import { readArguments, usage } from './quality/read-arguments.mjs';

const measures = {
  clicks: async (...given) => (await import('./quality/clicks-task.mjs')).measureClicks(...given),
  matting: async (...given) => (await import('./quality/matting-task.mjs')).measureMatting(...given),
  removal: async (...given) => (await import('./quality/removal-task.mjs')).measureRemoval(...given),
};

/** Of its own, so that measuring takes no embedding of the user's photos away; kept, so that a second run is faster. */
const cacheDir = join(root, '.cache/quality');

function progressOver(photos, started) {
  let done = 0;
  return (photo) => console.error(`${++done}/${photos.length} ${photo} (${((performance.now() - started) / 1000).toFixed(0)} s)`);
}

async function measure({ set: folder, task, limit, json, refine }) {
  const set = await loadSet(folder, { limit, needsTrimaps: task === 'matting' });
  if (set.unmatched.length > 0) console.error(`left out, because photo and mask do not come together: ${set.unmatched.map((path) => basename(path)).join(', ')}`);
  await buildStale({ quiet: true, only: ['main'] });
  const { createClickcut } = await import(join(root, 'dist/main/index.js'));
  const app = await createClickcut({ cacheDir, configDir: join(cacheDir, 'config'), provider: 'cpu' });
  const started = performance.now();
  try {
    const context = { app, cacheDir, options: { refine }, progress: progressOver(set.photos, started) };
    const { summary, rows, table } = await measures[task](set, context);
    const seconds = (performance.now() - started) / 1000;
    console.log(`${basename(folder)}, ${task}, ${set.photos.length} photos, ${seconds.toFixed(0)} s\n\n${table}`);
    if (json) {
      await mkdir(dirname(json), { recursive: true });
      await writeFile(json, JSON.stringify({ set: basename(folder), task, limit, refine, seconds, summary, rows }, null, 1));
    }
  } finally {
    await app.close();
  }
}

try {
  // npm runs scripts in the project's folder, wherever the user typed the command.
  const chosen = readArguments(process.argv.slice(2), { cwd: process.env.npm_lifecycle_event === 'quality' ? process.env.INIT_CWD : undefined });
  if (chosen === 'help') console.log(usage);
  else await measure(chosen);
} catch (error) {
  const isOurs = error instanceof QualityError || error?.name === 'ClickcutError';
  console.error(isOurs ? [error.message, error.hint].filter(Boolean).join('\n') : error);
  process.exitCode = 1;
}
