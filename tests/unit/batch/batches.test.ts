import { access, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { BatchEvent } from '../../../src-preload/contract/batch-events';
import type { JobWish } from '../../../src-main/services/batch/prepared-job';
import { createServices, type Services } from '../../../src-main/app/create-services';
import { temporaryDirs } from '../../helpers/sample-photos';

const dirs = temporaryDirs();
const context = { signal: new AbortController().signal, progress: () => undefined };
const job = { task: 'export', version: 1, include: [], exclude: [], recursive: true, existing: 'update' } satisfies JobWish['job'];
let services: Services;
let folder = '';
let photo: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  services = await createServices({ provider: 'cpu', dirs: { cache: dirs.cacheDir, config: dirs.configDir, data: dirs.dataDir } });
  folder = await mkdtemp(join(tmpdir(), 'clickcut-batches-'));
  photo = new Uint8Array(await sharp({ create: { width: 60, height: 40, channels: 3, background: '#c04020' } }).jpeg().toBuffer());
  await writeFile(join(folder, 'theirs.jpg'), photo);
});
afterAll(async () => {
  await services.close();
  dirs.remove();
  await rm(folder, { recursive: true, force: true });
});

const handlers = (): Services['handlers']['batches'] => services.handlers.batches;
const create = async (): Promise<string> => (await handlers().create({}, context)).batch;
const add = (batch: string, name: string) => handlers().add({ batch, name, source: { kind: 'bytes', name: 'x.jpg', bytes: photo } }, context);

describe('batches of a page', () => {
  it('take files by their bytes, run a job, and give results back one by one and in one zip', async () => {
    const batch = await create();
    await add(batch, 'a.jpg');
    await add(batch, 'red/b.jpg');
    expect(await handlers().scan({ batch, job }, context)).toEqual({ inputs: [{ name: 'a.jpg', outputs: [] }, { name: 'red/b.jpg', outputs: [] }], lost: [] });
    const events: BatchEvent[] = [];
    const counts = await handlers().run({ batch, job, look: null, only: null }, { ...context, progress: (event) => events.push(event) });
    expect(counts).toMatchObject({ finished: 2, failed: 0 });
    expect(events.flatMap((event) => (event.event === 'finished' ? event.outputs : [])).sort()).toEqual(['a.png', 'red/b.png']);
    const { bytes } = await handlers().take({ batch, path: 'red/b.png' }, context);
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 60 });
    expect(await handlers().picture({ batch, input: 'a.jpg', which: 'after', longest: 30 }, context)).toMatchObject({ width: 30, height: 20 });
    expect((await handlers().collect({ batch, name: 'All' }, context)).name).toBe('All.zip');
    expect(await handlers().scan({ batch, job }, context)).toMatchObject({ inputs: [{ outputs: ['a.png'] }, { outputs: ['red/b.png'] }] });
    expect(await handlers().run({ batch, job, look: null, only: ['a.jpg'] }, context)).toMatchObject({ finished: 0, skipped: 1 });
  });

  it('leave nothing behind when they are closed at work', async () => {
    const own = await mkdtemp(join(tmpdir(), 'clickcut-own-'));
    vi.stubEnv('TMPDIR', own);
    const batch = await create();
    vi.unstubAllEnvs();
    for (let i = 0; i < 6; i++) await add(batch, `${i}.jpg`);
    let closing: Promise<unknown> | undefined;
    const progress = (event: BatchEvent): void => {
      if (event.event === 'finished') closing ??= Promise.resolve(handlers().close({ batch }, context));
    };
    await Promise.resolve(handlers().run({ batch, job, look: null, only: null }, { ...context, progress })).catch(() => undefined);
    await closing;
    expect(await readdir(own)).toEqual([]);
    await rm(own, { recursive: true });
  });

  it('name nothing outside of their folder', async () => {
    const batch = await create();
    for (const name of ['../a.jpg', 'b/../../a.jpg', '/etc/a.jpg', 'a//b.jpg', 'c:\\a.jpg', 'a\0.jpg']) {
      await expect(add(batch, name), name).rejects.toMatchObject({ code: 'bad-request' });
    }
    await add(batch, 'a.jpg');
    await handlers().run({ batch, job, look: null, only: null }, context);
    for (const path of ['../photos/a.jpg', '/etc/passwd', '.clickcut-batch']) {
      await expect(handlers().take({ batch, path }, context), path).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  it('work on folders that the host has granted, and leave them when they are over', async () => {
    const batch = await create();
    const { handle } = await services.hostHandlers.grants.grant({ path: folder }, context);
    const out = await services.hostHandlers.grants.grant({ path: join(folder, 'out') }, context);
    await handlers().add({ batch, name: 'anything', source: { kind: 'file', handle } }, context);
    await handlers().direct({ batch, out: out.handle }, context);
    expect(await handlers().run({ batch, job, look: null, only: null }, context)).toMatchObject({ finished: 1, failed: 0 });
    await handlers().close({ batch }, context);
    await access(join(folder, 'out/theirs.png'));
    await access(join(folder, 'theirs.jpg'));
    await expect(handlers().scan({ batch, job }, context)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('believe no record that names something outside of the folder of results', async () => {
    const hostile = join(folder, 'hostile');
    await mkdir(join(hostile, '.clickcut-batch'), { recursive: true });
    const record = (path: string): string => `${JSON.stringify({ input: 'theirs.jpg', at: 1, source: 'a'.repeat(64), job: 'b'.repeat(64), outputs: [{ path, bytes: photo.length }] })}\n`;
    await writeFile(join(hostile, '.clickcut-batch/1.jsonl'), record('../theirs.jpg') + record('/etc/passwd') + `${JSON.stringify({ intends: '..\\..\\theirs.jpg' })}\n`);
    const batch = await create();
    const [{ handle }, out] = [await services.hostHandlers.grants.grant({ path: join(folder, 'theirs.jpg') }, context), await services.hostHandlers.grants.grant({ path: hostile }, context)];
    await handlers().add({ batch, name: 'theirs.jpg', source: { kind: 'file', handle } }, context);
    await handlers().direct({ batch, out: out.handle }, context);
    expect(await handlers().scan({ batch, job }, context)).toMatchObject({ inputs: [{ outputs: [] }] });
    expect(await handlers().picture({ batch, input: 'theirs.jpg', which: 'after', longest: 30 }, context)).toBeNull();
    for (const path of ['../theirs.jpg', '/etc/passwd']) await expect(handlers().take({ batch, path }, context)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('make results from a cut-out only where the task is about one', async () => {
    const batch = await create();
    await add(batch, 'a.jpg');
    await handlers().run({ batch, job, look: null, only: null }, context);
    const { document } = await handlers().edit({ batch, input: 'a.jpg' }, context);
    await expect(handlers().writeBack({ batch, input: 'a.jpg', document: document.id }, context)).rejects.toMatchObject({ code: 'bad-request' });
    await services.handlers.documents.close({ id: document.id }, context);
  });
});
