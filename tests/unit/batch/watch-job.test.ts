import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { BatchEvent } from '../../../src-preload/contract/batch-events';
import { clickcutOver, type Clickcut } from '../../../src-main/app/clickcut';
import { createCore } from '../../../src-main/app/create-core';
import { temporaryDirs } from '../../helpers/sample-photos';

const dirs = temporaryDirs();
let app: Clickcut;
let folder = '';
const colour = (background: string): Promise<Buffer> => sharp({ create: { width: 30, height: 20, channels: 3, background } }).png().toBuffer();

beforeAll(async () => {
  app = clickcutOver(createCore({ provider: 'cpu', dirs: { cache: dirs.cacheDir, config: dirs.configDir } }));
  folder = await mkdtemp(join(tmpdir(), 'clickcut-watch-'));
  await mkdir(join(folder, 'in'));
});
afterAll(async () => {
  await app.close();
  dirs.remove();
  await rm(folder, { recursive: true, force: true });
});

describe('a hot folder', () => {
  it('works on what comes and on what changes, until it is ended', async () => {
    const ending = new AbortController();
    const events: BatchEvent[] = [];
    const finished = (): readonly string[] => events.flatMap((event) => (event.event === 'finished' ? [event.input] : []));
    const running = app.runJob({ job: { task: 'export' }, inputs: ['in'], out: 'in/out', cwd: folder, watch: true, signal: ending.signal, onEvent: (event) => events.push(event) });
    await vi.waitFor(() => expect(events).toContainEqual({ event: 'scanned', total: 0 }));
    await writeFile(join(folder, 'in/one.png'), await colour('#ff0000'));
    await vi.waitFor(() => expect(finished()).toEqual(['one.png']), { timeout: 30_000, interval: 50 });
    await writeFile(join(folder, 'in/two.png'), await colour('#00ff00'));
    await writeFile(join(folder, 'in/text.jpg'), 'no picture');
    await vi.waitFor(() => expect(finished()).toEqual(['one.png', 'two.png']), { timeout: 30_000, interval: 50 });
    await vi.waitFor(() => expect(events).toContainEqual(expect.objectContaining({ event: 'failed', input: 'text.jpg' })), { timeout: 30_000, interval: 50 });
    await writeFile(join(folder, 'in/one.png'), await colour('#0000ff'));
    await vi.waitFor(() => expect(finished()).toEqual(['one.png', 'two.png', 'one.png']), { timeout: 30_000, interval: 50 });
    ending.abort();
    expect(await running).toMatchObject({ finished: 3, failed: 1 });
    expect((await readdir(join(folder, 'in/out'))).filter((name) => name.endsWith('.png')).sort()).toEqual(['one.png', 'two.png']);
    const { data } = await sharp(join(folder, 'in/out/one.png')).raw().toBuffer({ resolveWithObject: true });
    expect([...data.subarray(0, 3)]).toEqual([0, 0, 255]);
  });
});
