import { mkdtemp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { BatchEvent } from '../../../src-preload/contract/batch-events';
import { clickcutOver, type Clickcut } from '../../../src-main/app/clickcut';
import { createCore } from '../../../src-main/app/create-core';
import { temporaryDirs } from '../../helpers/sample-photos';

/** What a system answers, without a disk that is full or a file that even its owner may not read. */
const refusal = (code: string): Error => Object.assign(new Error(`${code}: refused`), { code });

vi.mock(import('node:fs/promises'), async (original) => {
  const real = await original();
  return {
    ...real,
    open: (async (path, ...rest) => {
      const file = await real.open(path, ...rest);
      // A disk takes what fits and refuses the rest.
      if (String(path).includes('full-disk') && String(path).endsWith('.tmp')) vi.spyOn(file, 'write').mockRejectedValue(refusal('ENOSPC'));
      return file;
    }) as typeof real.open,
    appendFile: ((path: string, ...rest: [string]) => (String(path).includes('no-room') ? Promise.reject(refusal('ENOSPC')) : real.appendFile(path, ...rest))) as typeof real.appendFile,
    readFile: ((path: string, ...rest: []) => (String(path).endsWith('locked.png') ? Promise.reject(refusal('EACCES')) : real.readFile(path, ...rest))) as typeof real.readFile,
  };
});

vi.mock(import('node:fs'), async (original) => {
  const real = await original();
  const readdir = (path: string, ...rest: [never, (error: NodeJS.ErrnoException | null) => void]): void => (resolve(path).endsWith('shut') ? rest[1](refusal('EACCES')) : real.readdir(path, ...rest));
  return { ...real, readdir: readdir as unknown as typeof real.readdir };
});

const dirs = temporaryDirs();
let app: Clickcut;
let folder = '';
beforeAll(async () => {
  app = clickcutOver(createCore({ provider: 'cpu', dirs: { cache: dirs.cacheDir, config: dirs.configDir } }));
  folder = await mkdtemp(join(tmpdir(), 'clickcut-refusing-'));
  await mkdir(join(folder, 'in/shut'), { recursive: true });
  const png = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#208040' } }).png().toBuffer();
  for (const name of ['one.png', 'locked.png']) await writeFile(join(folder, 'in', name), png);
});
afterAll(async () => {
  await app.close();
  dirs.remove();
  await rm(folder, { recursive: true, force: true });
});

const run = async (out: string): Promise<Readonly<Record<string, string>>> => {
  const events: BatchEvent[] = [];
  await app.runJob({ job: { task: 'export' }, inputs: ['in'], out, cwd: folder, onEvent: (event) => events.push(event) });
  return Object.fromEntries(events.flatMap((event) => (event.event === 'failed' ? [[event.input, `${event.error.code}: ${event.error.message} ${event.error.hint ?? ''}`]] : event.event === 'finished' ? [[event.input, 'done']] : [])));
};

describe('a disk that refuses', () => {
  it('says so file by file when it is full, and leaves nothing half-written', async () => {
    const told = await run('full-disk');
    expect(told['one.png']).toMatch(/^file-not-writable: .*the disk is full.*Free some space/);
    expect((await readdir(join(folder, 'full-disk'))).filter((name) => !name.startsWith('.clickcut-batch'))).toEqual([]);
  });

  it('says so where there is no room for its notes either', async () => {
    expect((await run('no-room'))['one.png']).toMatch(/^file-not-writable: .*the disk is full/);
    expect((await readdir(join(folder, 'no-room'))).filter((name) => !name.startsWith('.clickcut-batch'))).toEqual([]);
  });

  it('names a folder that may not be looked into, and does what lies beside it', async () => {
    const told = await run('beside');
    expect(told[join(folder, 'in/shut')]).toMatch(/^file-unreadable: .*shut.*permission denied/);
    expect(told['one.png']).toBe('done');
  });

  it('names a file that may not be read, and does the others', async () => {
    const told = await run('out');
    expect(told['locked.png']).toMatch(/^file-unreadable: .*locked\.png.*permission denied/);
    expect(told['one.png']).toBe('done');
    expect((await readdir(join(folder, 'out'))).filter((name) => name.endsWith('.png'))).toEqual(['one.png']);
  });
});
