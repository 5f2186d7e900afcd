/** A folder of 12 MP photos without their backgrounds, and a document of 20 layers as a PNG: what the engine adds to the bare model, and to the bare encoder. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { root } from '../build.mjs';
import { treeMiB } from './memory.mjs';
import { writePhoto } from './photo.mjs';
import { median } from './statistics.mjs';

const run = promisify(execFile);
const layers = 20;
const mebibyte = 1024 ** 2;

async function withApp(env, work) {
  const { createClickcut } = await import(join(root, 'dist/main/index.js'));
  const app = await createClickcut({ cacheDir: env.CLICKCUT_CACHE_DIR, configDir: env.CLICKCUT_CONFIG_DIR, provider: 'cpu' });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

/**
 * By the command line, as a user runs it. Bytes after the end of a JPEG are nobody's, and make it another file: nothing
 * is known from the one before.
 */
export async function measureBatch({ photos, folder, env, count, job = {} }) {
  const [inputs, out] = [join(folder, 'batch'), join(folder, 'batch-out')];
  await mkdir(inputs, { recursive: true });
  for (let i = 0; i <= count; i++) {
    const path = join(inputs, `photo-${String(i).padStart(4, '0')}.jpg`);
    await copyFile(photos[i % photos.length], path);
    await appendFile(path, `copy ${i}`);
  }
  const args = ['batch', inputs, '--job', JSON.stringify({ task: 'remove-background', ...job }), '--out', out, '--json', '--provider', 'cpu'];
  // As the first line of the script has it.
  const child = spawn(process.execPath, [join(root, 'bin/clickcut.mjs'), ...args], { env: { MALLOC_MMAP_THRESHOLD_: '1048576', ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const peaks = [];
  let [done, firstAt, lastAt] = [0, 0, 0];
  const watching = setInterval(() => void treeMiB(child.pid).then((now) => peaks.push({ done, now })), 500);
  for await (const line of createInterface({ input: child.stdout })) {
    const event = JSON.parse(line);
    if (event.event === 'failed') throw new Error(event.error.message);
    if (event.event !== 'finished') continue;
    done += 1;
    // The first has models to load.
    if (done === 1) firstAt = performance.now();
    lastAt = performance.now();
  }
  await ended;
  clearInterval(watching);
  await rm(inputs, { recursive: true });
  await rm(out, { recursive: true });
  const peak = (from, to) => Math.max(0, ...peaks.filter((p) => p.done >= from && p.done < to).map((p) => p.now));
  return { perPhoto: (lastAt - firstAt) / (done - 1), peakFirstHalfMiB: peak(0, done / 2), peakSecondHalfMiB: peak(done / 2, Infinity) };
}

/** The floor is sharp's own encoder over the same pixels, which lie in memory. */
export async function measureExport({ folder, env }) {
  const photos = join(folder, 'export');
  await mkdir(photos, { recursive: true });
  await writePhoto(join(photos, 'photo.jpg'), { width: 6000, height: 4000 });
  const rectangle = (i) => {
    const [x, y] = [200 + (i % 5) * 1120, 200 + Math.floor(i / 5) * 920];
    return { id: i + 1, image_id: 1, category_id: 1, iscrowd: 0, area: 900 * 720, bbox: [x, y, 900, 720], segmentation: [[x, y, x + 900, y, x + 900, y + 720, x, y + 720]] };
  };
  const coco = { images: [{ id: 1, file_name: 'photo.jpg', width: 6000, height: 4000 }], categories: [{ id: 1, name: 'part' }], annotations: Array.from({ length: layers }, (_, i) => rectangle(i)) };
  await writeFile(join(photos, 'coco.json'), JSON.stringify(coco));
  await run(process.execPath, [join(root, 'bin/clickcut.mjs'), 'annotations', 'import', join(photos, 'coco.json'), '--photos', photos, '--out', join(folder, 'projects')], { env });

  return withApp(env, async (app) => {
    const project = await app.openProject(join(folder, 'projects', 'photo.clickcut'));
    const ours = [];
    let file;
    for (let i = 0; i < 4; i++) {
      const start = performance.now();
      await project.export({ outputs: [{ of: 'document', format: { type: 'png' } }] }, async ({ bytes }) => void (file = bytes));
      if (i > 0) ours.push(performance.now() - start);
    }
    project.close();
    const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
    const bare = [];
    for (let i = 0; i < 3; i++) {
      const start = performance.now();
      await sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } }).png().toBuffer();
      bare.push(performance.now() - start);
    }
    return { layers: project.info.layers.length, exported: median(ours), encode: median(bare), fileMiB: file.length / mebibyte };
  });
}
