import { execFile } from 'node:child_process';
import { readFile, readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clickcutOver, createClickcut, type Clickcut } from '../../../src-main/app/clickcut';
import { createCore, type Core } from '../../../src-main/app/create-core';
import { entryPath } from '../../../src-main/app/entry-path';
import { airplane, flower, temporaryDirs } from '../../helpers/sample-photos';

const dirs = temporaryDirs();
const wing = { points: [{ x: 330, y: 300, positive: true }] };
const openCore = (): Core => createCore({ provider: 'cpu', dirs: { cache: dirs.cacheDir, config: dirs.configDir } });

let core: Core;
let app: Clickcut;
beforeAll(() => {
  core = openCore();
  app = clickcutOver(core);
});
afterAll(async () => {
  await app.close();
  dirs.remove();
});

describe('Node API', () => {
  it('answers a click before the photo is encoded, then from memory, then from disk', async () => {
    const image = await app.open(airplane);
    const stages = new Set<string>();
    const { candidates } = await image.select(wing, { onProgress: ({ stage }) => stages.add(stage) });
    expect(stages).toContain('encoding');
    expect(candidates).toHaveLength(3);
    expect(await image.prepare()).toMatchObject({ from: 'memory' });
    image.close();

    await core.embeddings.settled();
    const again = clickcutOver(openCore());
    try {
      const reopened = await again.open(await readFile(airplane), { name: 'plane.jpg' });
      expect(await reopened.prepare()).toMatchObject({ from: 'disk' });
      const second = await reopened.select(wing);
      expect(second.candidates.map((c) => c.area)).toEqual(candidates.map((c) => c.area));
    } finally {
      await again.close();
    }
  });

  it('gives masks and files of the photo size', async () => {
    const image = await app.open(airplane);
    const [best] = (await image.select(wing)).candidates;
    const mask = (await best?.mask({ refine: 'off' })) ?? new Uint8Array();
    expect(mask).toHaveLength(image.width * image.height);
    const inside = mask.reduce((sum, a) => sum + a, 0) / 255;
    expect(inside / (best?.area ?? 0)).toBeCloseTo(1, 2);
    const file = sharp((await best?.toBuffer({ format: 'webp' })) ?? Buffer.alloc(0));
    expect(await file.metadata()).toMatchObject({ format: 'webp', width: image.width, height: image.height, hasAlpha: true });
    const grey = sharp((await best?.toBuffer({ onlyMask: true, refine: 'off' })) ?? Buffer.alloc(0));
    expect(await grey.metadata()).toMatchObject({ format: 'png', channels: 1 });
    expect((await grey.toColourspace('b-w').raw().toBuffer()).equals(mask)).toBe(true);
    image.close();
  });

  it('takes an earlier result as previous, of the same image only', async () => {
    const image = await app.open(airplane);
    const other = await app.open(flower);
    const first = await image.select(wing);
    const points = [...wing.points, { x: 565, y: 439, positive: true }];
    const refined = await image.select({ points, previous: first });
    expect(refined.candidates[0]?.area).toBeGreaterThan(first.candidates[0]?.area ?? Infinity);
    await image.select({ points, previous: first.candidates[1] });
    await expect(other.select({ points: [{ x: 5, y: 5 }], previous: first })).rejects.toMatchObject({ code: 'bad-request' });
    await expect(image.select({ points, previous: { ...first } })).rejects.toMatchObject({ code: 'bad-request' });
    await expect(image.select({})).rejects.toMatchObject({ code: 'bad-request' });
    await expect(image.select({ points: [{ x: Number.NaN, y: 1 }] })).rejects.toMatchObject({ code: 'bad-request' });
    image.close();
    other.close();
    await expect(image.select(wing)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('removes a background with progress, and stops when it is told to', async () => {
    const image = await app.open(flower);
    const controller = new AbortController();
    const cancelled = image.removeBackground({ signal: controller.signal, onProgress: ({ stage }) => stage === 'matting' && controller.abort() });
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    const result = await image.removeBackground();
    const mask = await result.mask();
    expect(mask).toHaveLength(image.width * image.height);
    expect(mask.some((a) => a > 20 && a < 235)).toBe(true);
    expect(result.area).toBeGreaterThan(0);
    image.close();
  });

  it('survives the end of an inference process in the middle of a request', async () => {
    // A photo that no test before this one has had a background removed from.
    const image = await app.open(await sharp(flower).resize(500).png().toBuffer());
    const removing = image.removeBackground({ onProgress: ({ stage }) => stage === 'matting' && core.inference.kill('matting') });
    await expect(removing).rejects.toMatchObject({ code: 'inference-crashed' });
    expect((await image.removeBackground()).area).toBeGreaterThan(0);

    await image.prepare();
    core.inference.kill('sam');
    // The new child holds no embedding: it is sent the one in memory.
    expect((await image.select({ points: [{ x: 250, y: 250 }] })).candidates).toHaveLength(3);
    expect(app.status().inferenceStarts).toBeGreaterThan(1);
    image.close();
  });

  it('encodes anew when the stored embedding is damaged', async () => {
    const image = await app.open(airplane);
    await image.prepare();
    await core.embeddings.settled();
    const folder = join(dirs.cacheDir, 'embeddings');
    for (const name of await readdir(folder)) await truncate(join(folder, name), 5000);
    const again = clickcutOver(openCore());
    try {
      const reopened = await again.open(airplane);
      expect(await reopened.prepare()).toMatchObject({ from: 'encoder' });
    } finally {
      await again.close();
    }
    image.close();
  });

  it('names the file and the reason when it cannot be opened', async () => {
    const text = join(dirs.cacheDir, 'notes.jpg');
    await writeFile(text, 'no picture');
    await expect(app.open(text)).rejects.toMatchObject({ message: expect.stringContaining('notes.jpg') });
    await expect(app.open(join(dirs.cacheDir, 'nothing.png'))).rejects.toMatchObject({ code: 'file-unreadable' });
    await expect(createClickcut({ provider: 'abacus' })).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('says what is there and whether it works', async () => {
    expect((await app.models()).map((m) => m.state)).toEqual(['verified', 'verified', 'verified']);
    const checks = await app.doctor();
    expect(checks.filter((c) => c.state === 'problem')).toEqual([]);
    expect(checks.find((c) => c.name === 'Trial run')?.found).toMatch(/overlap/);
  });

  it('refuses work after it has been closed', async () => {
    const closed = clickcutOver(openCore());
    await closed.close();
    await closed.close();
    await expect(closed.open(airplane)).rejects.toMatchObject({ code: 'disconnected' });
  });

  it('lets Node end by itself', async () => {
    const script = `
      import { createClickcut } from ${JSON.stringify(pathToFileURL(join(entryPath('inference'), '..', 'index.js')).href)};
      const app = await createClickcut({ provider: 'cpu' });
      const image = await app.open(${JSON.stringify(airplane)});
      const { candidates } = await image.select({ points: [{ x: 330, y: 300 }] });
      const mask = await candidates[0].mask();
      await app.close();
      console.log(mask.length);
    `;
    const env = { ...process.env, CLICKCUT_CACHE_DIR: dirs.cacheDir, CLICKCUT_CONFIG_DIR: dirs.configDir };
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { env, timeout: 60_000 });
    expect(stdout.trim()).toBe(String(1024 * 717));
  });
});
