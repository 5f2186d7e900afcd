import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { entryPath } from '../../../src-main/app/entry-path';
import { createRasterWorker, type RasterWorker } from '../../../src-main/services/raster/raster-worker';
import { frameOf } from '../../../src-preload/raster/logit-grid';
import { disc, logitsFrom } from './shapes';

const image = { width: 400, height: 300 };
const input = { logits: logitsFrom(image, disc(200, 150, 100)), frame: frameOf(image), image };

let worker: RasterWorker | undefined;
afterEach(async () => {
  await worker?.close();
});
const start = (options: { readonly entry?: string; readonly idleMs?: number } = {}): RasterWorker =>
  (worker = createRasterWorker({ entry: entryPath('raster-worker'), ...options }));

describe('raster worker', () => {
  it('renders a mask', async () => {
    const { info, alpha } = await start().run('render-mask', input);
    expect(info).toMatchObject({ ...image, id: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(info.area / (Math.PI * 100 ** 2)).toBeCloseTo(1, 1);
    expect(alpha).toHaveLength(info.bounds.width * info.bounds.height);
  });

  it('settles a matte and scales it', async () => {
    const alpha = new Uint8Array(16).fill(255);
    const { run } = start();
    const settled = await run('settle-matte', { alpha, side: 4, image });
    const { info } = await run('finish-matte', { ...settled, out: [], side: 4, image });
    expect(info).toMatchObject({ area: 120_000, bounds: { x: 0, y: 0, ...image } });
  });

  it('paints on a copy, and hands rings and planes back', async () => {
    const { run } = start();
    const mask = await run('polygons', { rings: [[{ x: 10, y: 10 }, { x: 110, y: 10 }, { x: 110, y: 90 }, { x: 10, y: 90 }]], image });
    const painted = await run('stroke', {
      mask,
      settings: { mode: 'hide', size: 30, hardness: 1, opacity: 1, flow: 1 },
      points: [{ x: 60, y: 50, pressure: 1 }],
    });
    expect(painted.info.area).toBeLessThan(mask.info.area - 600);
    expect(mask.alpha.every((v) => v === 255)).toBe(true);
    expect((await run('outline', { mask: painted, tolerance: 0.5 })).rings).toHaveLength(2);
  });

  it('takes what is handed over without a copy', async () => {
    const { run } = start();
    const alpha = new Uint8Array(100).fill(200);
    const region = { x: 0, y: 0, width: 10, height: 10 };
    const scaled = await run('scale-alpha', { bounds: region, alpha, region, size: { width: 2, height: 2 } }, { move: [alpha.buffer] });
    expect([...scaled.alpha]).toEqual([200, 200, 200, 200]);
    expect(alpha).toHaveLength(0);
  });

  it('drops a cancelled job and goes on with the others', async () => {
    const { run } = start();
    const controller = new AbortController();
    const first = run('render-mask', input);
    const second = run('render-mask', input, { signal: controller.signal });
    const third = run('render-mask', input);
    controller.abort();
    await expect(second).rejects.toMatchObject({ code: 'cancelled' });
    expect((await third).info).toEqual((await first).info);
    await expect(run('render-mask', input, { signal: controller.signal })).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('answers a job that cannot be sent, and the one after it', async () => {
    const { run } = start();
    const unsendable = { ...input, image: { ...image, toJSON: () => '' } };
    await expect(run('render-mask', unsendable)).rejects.toThrow();
    expect((await run('render-mask', input)).info.width).toBe(400);
  });

  it('starts again after it has rested', async () => {
    const { run } = start({ idleMs: 0 });
    const first = await run('render-mask', input);
    await new Promise((resolve) => setImmediate(resolve));
    expect((await run('render-mask', input)).info).toEqual(first.info);
  });

  it('fails the job under which it crashes with a typed error, and starts anew for the next', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clickcut-worker-'));
    try {
      const entry = join(folder, 'crash.mjs');
      await writeFile(entry, "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new Error('boom'); });");
      const { run } = start({ entry });
      const jobs = [run('render-mask', input), run('render-mask', input)];
      for (const job of jobs) await expect(job).rejects.toMatchObject({ code: 'internal', message: expect.stringContaining('boom') });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('cancels what waits when it is closed', async () => {
    const { run, close } = start();
    const waiting = [run('render-mask', input), run('render-mask', input)];
    const settled = Promise.allSettled(waiting);
    await close();
    for (const result of await settled) expect(result).toMatchObject({ status: 'rejected', reason: { code: 'cancelled' } });
    await expect(run('render-mask', input)).rejects.toMatchObject({ code: 'cancelled' });
  });
});
