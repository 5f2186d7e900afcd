/**
 * The peer, where it can run: @imgly/background-removal-node 1.4.5 (same weights, its own pipeline). It is installed by
 * hand into a folder of its own, never into this project: its code is AGPL, and its dependencies are old.
 *   mkdir peer && cd peer && echo '{"overrides":{"sharp":"0.33.5"}}' > package.json
 *   npm install --ignore-scripts @imgly/background-removal-node@1.4.5
 */
import { execFile } from 'node:child_process';
import { appendFile, copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { root } from '../build.mjs';
import { samplePath } from './photo.mjs';
import { median } from './statistics.mjs';

const run = promisify(execFile);
const samples = ['airplane-from-above', 'allium-oreophilum'];
const megapixels = [0.6, 2.6];
const copiesEach = 3;

/** One process for all photos, as a batch has it: models are loaded once. Prints milliseconds for each photo. */
const peerScript = `
import { pathToFileURL } from 'node:url';
import { writeFile } from 'node:fs/promises';
const { removeBackground } = await import('@imgly/background-removal-node');
const times = [];
for (const [photo, out] of JSON.parse(process.argv[2])) {
  const start = performance.now();
  const blob = await removeBackground(pathToFileURL(photo).href, { model: 'medium', output: { format: 'image/png' } });
  await writeFile(out, Buffer.from(await blob.arrayBuffer()));
  times.push(performance.now() - start);
}
console.log(JSON.stringify(times));
`;

/** Both samples, several times each; bytes after the end of a JPEG make it another file, of which nothing is known. */
async function writePhotos(folder, size) {
  await mkdir(folder, { recursive: true });
  const paths = [];
  for (const sample of samples) {
    const source = samplePath(sample);
    const { width, height } = await sharp(source).metadata();
    const scale = Math.sqrt((size * 1e6) / (width * height));
    const first = join(folder, `${sample}-0.jpg`);
    await sharp(source).resize(Math.round(width * scale), Math.round(height * scale), { fit: 'fill' }).toColourspace('srgb').jpeg({ quality: 92 }).toFile(first);
    paths.push(first);
    for (let i = 1; i < copiesEach; i++) {
      const path = join(folder, `${sample}-${i}.jpg`);
      await copyFile(first, path);
      await appendFile(path, `copy ${i}`);
      paths.push(path);
    }
  }
  return paths;
}

const outputFor = (folder, photo) => join(folder, photo.slice(photo.lastIndexOf('/') + 1).replace(/jpg$/, 'png'));

/** Milliseconds for each photo after the first, which has the model to load. */
async function timeOurs(app, photos, out, job) {
  const times = [];
  let last = performance.now();
  await app.runJob({
    job: { task: 'remove-background', ...job },
    inputs: photos,
    out,
    onEvent: (event) => {
      if (event.event === 'failed') throw new Error(event.error.message);
      if (event.event !== 'finished') return;
      times.push(performance.now() - last);
      last = performance.now();
    },
  });
  return times.slice(1);
}

async function timeTheirs(peerFolder, photos, out) {
  await mkdir(out, { recursive: true });
  const script = join(peerFolder, 'clickcut-peer.mjs');
  await writeFile(script, peerScript);
  const { stdout } = await run(process.execPath, [script, JSON.stringify(photos.map((photo) => [photo, outputFor(out, photo)]))], { cwd: peerFolder });
  return JSON.parse(stdout.trim().split('\n').at(-1)).slice(1);
}

const alphaOf = (path) => sharp(path).ensureAlpha().extractChannel('alpha').raw().toBuffer();

/** @returns mean difference of the alphas, 0..1, and the IoU of what is at least half in */
async function agreement(one, other) {
  const [a, b] = await Promise.all([alphaOf(one), alphaOf(other)]);
  let [difference, both, either] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    difference += Math.abs(a[i] - b[i]);
    if (a[i] >= 128 && b[i] >= 128) both += 1;
    if (a[i] >= 128 || b[i] >= 128) either += 1;
  }
  return { difference: difference / 255 / a.length, iou: both / either };
}

/** Photos a minute of either program, over the same files, one after the other; and how far the results agree. */
export async function measurePeer({ peerFolder, folder, env }) {
  const { createClickcut } = await import(join(root, 'dist/main/index.js'));
  const app = await createClickcut({ cacheDir: join(env.CLICKCUT_CACHE_DIR, 'peer'), configDir: env.CLICKCUT_CONFIG_DIR, provider: 'cpu' });
  const rows = [];
  try {
    for (const size of megapixels) {
      const own = join(folder, `peer-${size}`);
      const photos = await writePhotos(join(own, 'photos'), size);
      const theirs = await timeTheirs(peerFolder, photos, join(own, 'theirs'));
      const perMinute = (times) => 60_000 / (times.reduce((sum, time) => sum + time, 0) / times.length);
      for (const [name, job] of [['', {}], [', edges as the model gives them', { refine: { edge: 'keep', decontaminate: 0 } }]]) {
        const out = join(own, `ours${name.length}`);
        // Nothing may be remembered of the run before.
        const fresh = await writePhotos(join(own, `photos${name.length}`), size);
        await Promise.all(fresh.map((path) => appendFile(path, name)));
        const ours = await timeOurs(app, fresh, out, job);
        const compared = await Promise.all(samples.map((sample) => agreement(join(out, `${sample}-0.png`), outputFor(join(own, 'theirs'), `/${sample}-0.jpg`))));
        const agreed = compared.map(({ difference, iou }, i) => `${samples[i]} ${difference.toFixed(4)}, ${iou.toFixed(3)}`).join('; ');
        rows.push({
          what: `backgrounds of ${size} MP JPEGs removed in one process${name}; mean difference of the alphas and IoU: ${agreed}`,
          value: `${perMinute(ours).toFixed(1)} a minute (median ${median(ours).toFixed(0)} ms)`,
          floor: `@imgly/background-removal-node 1.4.5: ${perMinute(theirs).toFixed(1)} a minute`,
          ratio: perMinute(ours) / perMinute(theirs),
        });
      }
    }
  } finally {
    await app.close();
  }
  return rows;
}
