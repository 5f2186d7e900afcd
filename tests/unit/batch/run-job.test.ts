import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchEvent } from '../../../src-preload/contract/batch-events';
import { clickcutOver, type Clickcut } from '../../../src-main/app/clickcut';
import { createCore } from '../../../src-main/app/create-core';
import { airplane, flower, temporaryDirs } from '../../helpers/sample-photos';

const dirs = temporaryDirs();
let app: Clickcut;
let folder = '';
beforeAll(async () => {
  app = clickcutOver(createCore({ provider: 'cpu', dirs: { cache: dirs.cacheDir, config: dirs.configDir } }));
  folder = await mkdtemp(join(tmpdir(), 'clickcut-jobs-'));
  await mkdir(join(folder, 'in/red'), { recursive: true });
  await sharp(flower).resize(320).jpeg().toFile(join(folder, 'in/flower.jpg'));
  await sharp(airplane).resize(400).png().toFile(join(folder, 'in/red/plane.png'));
  await writeFile(join(folder, 'in/broken.jpg'), (await readFile(join(folder, 'in/flower.jpg'))).subarray(0, 3000));
  await writeFile(join(folder, 'in/empty.png'), '');
  await writeFile(join(folder, 'in/text.jpg'), 'This is no picture.');
  await writeFile(join(folder, 'in/really-a-jpeg.png'), await readFile(join(folder, 'in/flower.jpg')));
  // No more than a header says how large the picture is.
  await writeFile(join(folder, 'in/huge.png'), await hugePng());
});
afterAll(async () => {
  await app.close();
  dirs.remove();
  await rm(folder, { recursive: true, force: true });
});

/** A PNG of 60000 x 60000 pixels, as far as its header tells. */
async function hugePng(): Promise<Buffer> {
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } }).png().toBuffer();
  png.writeUInt32BE(60_000, 16);
  png.writeUInt32BE(60_000, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

async function run(job: unknown, out: string, options: { readonly shard?: { readonly index: number; readonly count: number }; readonly inputs?: readonly string[]; readonly dryRun?: boolean } = {}) {
  const events: BatchEvent[] = [];
  const result = await app.runJob({ job, inputs: options.inputs ?? ['in'], out, cwd: folder, shard: options.shard, dryRun: options.dryRun, onEvent: (event) => events.push(event) });
  return { result, events, failed: Object.fromEntries(events.flatMap((event) => (event.event === 'failed' ? [[event.input, event.error.code]] : []))) };
}

const filesIn = async (out: string): Promise<readonly string[]> =>
  (await readdir(join(folder, out), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('.clickcut-batch'))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, out).length + 1))
    .sort();

describe('a job over real photos', () => {
  it('removes backgrounds into a mirrored tree, with the bytes that one photo by itself gets, and tells what is wrong with the rest', async () => {
    const { result, failed } = await run({ task: 'remove-background' }, 'cut');
    expect(result).toMatchObject({ finished: 3, skipped: 0, failed: 4 });
    expect(failed).toEqual({ 'broken.jpg': 'image-corrupt', 'empty.png': 'image-empty', 'huge.png': 'image-too-large', 'text.jpg': 'image-unsupported' });
    expect(await filesIn('cut')).toEqual(['flower.png', 'really-a-jpeg.png', 'red/plane.png']);
    const image = await app.open(join(folder, 'in/flower.jpg'));
    const alone = await (await image.removeBackground()).toBuffer();
    image.close();
    expect(Buffer.compare(await readFile(join(folder, 'cut/flower.png')), alone)).toBe(0);

    // A dry run says so, and makes nothing.
    const dry = await run({ task: 'remove-background' }, 'cut', { dryRun: true });
    expect(dry.result).toMatchObject({ finished: 0, skipped: 3 });
    expect(dry.events.filter(({ event }) => event === 'skipped')).toHaveLength(3);
    const anew = await run({ task: 'remove-background', include: ['flower.jpg'], keep: 0.5 }, 'cut', { dryRun: true });
    expect(anew.events).toContainEqual({ event: 'planned', input: 'flower.jpg', folder: '', stem: 'flower' });

    // Once more: nothing is done again but what failed.
    expect((await run({ task: 'remove-background' }, 'cut')).result).toMatchObject({ finished: 0, skipped: 3, failed: 4 });
  });

  it('gives the same bytes in parts, side by side, as in one go', async () => {
    const job = { task: 'remove-background', include: ['flower.jpg', 'red/*'], preset: 'marketplace' };
    await run(job, 'whole');
    await Promise.all([1, 2, 3].map((index) => run(job, 'parts', { shard: { index, count: 3 } })));
    const names = await filesIn('whole');
    expect(names).toHaveLength(2);
    expect(await filesIn('parts')).toEqual(names);
    for (const name of names) {
      const [whole, parts] = [await readFile(join(folder, 'whole', name)), await readFile(join(folder, 'parts', name))];
      expect(Buffer.compare(whole, parts)).toBe(0);
      expect(await sharp(whole).metadata()).toMatchObject({ format: 'jpeg', width: 2000, height: 2000 });
    }
  });

  it('writes annotations of all objects', async () => {
    const { result } = await run({ task: 'everything', include: ['red/*'], pointsPerSide: 8 }, 'found');
    expect(result).toMatchObject({ finished: 1, failed: 0 });
    const coco = JSON.parse(await readFile(join(folder, 'found/red/plane.json'), 'utf8')) as { readonly images: readonly unknown[]; readonly annotations: readonly unknown[] };
    expect(coco.images).toMatchObject([{ file_name: 'plane.png', width: 400 }]);
    expect(coco.annotations.length).toBeGreaterThan(0);
  });

  it('never reads its own results, and refuses jobs, presets and parts that cannot be', async () => {
    const { events } = await run({ task: 'export', existing: 'skip' }, 'in/out', { inputs: ['in'] });
    await run({ task: 'export', existing: 'skip' }, 'in/out', { inputs: ['in'] });
    expect(events[0]).toEqual({ event: 'scanned', total: 7 });
    expect(await filesIn('in/out')).toEqual(['flower.png', 'really-a-jpeg.png', 'red/plane.png']);
    for (const [job, says] of [
      [{ task: 'export', preset: 'gone.json' }, /gone\.json/],
      [{ task: 'recipe' }, /project/],
      ['{', /line 1/],
    ] as const) {
      await expect(run(job, 'never')).rejects.toThrow(says);
    }
    await expect(run({ task: 'export' }, 'never', { shard: { index: 3, count: 2 } })).rejects.toMatchObject({ code: 'bad-request' });
    await expect(run({ task: 'export' }, 'in/flower.jpg/below')).rejects.toMatchObject({ code: 'file-not-writable' });
    expect(await readdir(folder)).not.toContain('never');
  });
});
