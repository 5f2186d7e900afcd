import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readArguments } from '../../../src-main/hosts/electron/arguments';
import { createDragFiles } from '../../../src-main/hosts/electron/drag-files';
import { freePath, withExtension } from '../../../src-main/hosts/electron/file-names';
import { findNode } from '../../../src-main/hosts/electron/node-binary';
import { createRecentFiles } from '../../../src-main/hosts/electron/recent-files';
import { readWindowState, writeWindowState } from '../../../src-main/hosts/electron/window-state';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clickcut-parts-'));
  await writeFile(join(folder, 'photo.jpg'), '');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('which Node runs the engine', () => {
  const find = (env: Record<string, string>, there: readonly string[], resourcesPath?: string) =>
    findNode({ env, platform: 'linux', resourcesPath, exists: (path) => there.includes(path) });

  it('the named one, the packed one, the one that runs npm, the one in PATH', () => {
    const env = { CLICKCUT_NODE: '/named', npm_node_execpath: '/npm', PATH: '/none:/bin' };
    const all = ['/named', '/res/node/node', '/npm', '/bin/node'];
    expect(find(env, all, '/res')).toBe('/named');
    expect(find(env, all.slice(1), '/res')).toBe('/res/node/node');
    expect(find(env, all.slice(2), '/res')).toBe('/npm');
    expect(find(env, all.slice(3))).toBe('/bin/node');
    expect(find(env, [])).toBeUndefined();
  });
});

describe('arguments', () => {
  it("finds the file among Chromium's switches", () => {
    const argv = ['--no-sandbox', '--allow-file-access-from-files', '--provider', 'cpu', 'photo.jpg'];
    expect(readArguments(argv, folder)).toEqual({ open: join(folder, 'photo.jpg'), provider: 'cpu' });
    expect(readArguments(['--open=a.png'], folder).open).toBe(join(folder, 'a.png'));
    // Not ours to refuse: it may be one of Chromium's.
    expect(readArguments(['--provider=tpu'], folder).provider).toBeUndefined();
    expect(readArguments(['nothing.jpg'], folder)).toEqual({ open: undefined, provider: undefined });
  });
});

describe('window state', () => {
  const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }];

  it('comes back as it was written', () => {
    const file = join(folder, 'window.json');
    const state = { place: { x: 10, y: 20, width: 900, height: 700 }, maximized: true };
    writeWindowState(file, state);
    expect(readWindowState(file, screens)).toEqual(state);
  });

  it('forgets a place on a screen that is gone', () => {
    const file = join(folder, 'gone.json');
    writeWindowState(file, { place: { x: 4000, y: 20, width: 900, height: 700 }, maximized: false });
    expect(readWindowState(file, screens)).toEqual({ maximized: false });
  });

  it('is no larger than a screen that is smaller than the last one', () => {
    const file = join(folder, 'large.json');
    writeWindowState(file, { place: { x: 40, y: 30, width: 3600, height: 1000 }, maximized: false });
    expect(readWindowState(file, screens)).toEqual({ place: { x: 0, y: 30, width: 1920, height: 1000 }, maximized: false });
    const beside = { x: -1280, y: 100, width: 1280, height: 720 };
    writeWindowState(file, { place: { x: -1300, y: 400, width: 1300, height: 900 }, maximized: true });
    expect(readWindowState(file, [...screens, beside])).toEqual({ place: { x: -1280, y: 100, width: 1280, height: 720 }, maximized: true });
  });

  it.each(['', '{', '[]', '{"place":{"x":"1"}}'])('takes the damaged file %j for none', async (text) => {
    await writeFile(join(folder, 'bad.json'), text);
    expect(readWindowState(join(folder, 'bad.json'), screens)).toEqual({ maximized: false });
    expect(readWindowState(join(folder, 'missing.json'), screens)).toEqual({ maximized: false });
  });
});

describe('names of files to write', () => {
  it('get the extension that the dialog may have left out', () => {
    expect(withExtension('/a/rose', 'x.clickcut')).toBe('/a/rose.clickcut');
    expect(withExtension('/a/rose.v2', 'x.clickcut')).toBe('/a/rose.v2.clickcut');
    expect(withExtension('/a/Rose.CLICKCUT', 'x.clickcut')).toBe('/a/Rose.CLICKCUT');
    expect(withExtension('/a/rose.jpeg', 'x.jpg')).toBe('/a/rose.jpeg');
    expect(withExtension('/a/rose.png', 'x.jpg')).toBe('/a/rose.png.jpg');
  });

  it('are numbered where they are taken', () => {
    const taken = ['a.png', 'a (2).png', 'b'].map((name) => join('/d', name));
    const free = (name: string): string => freePath('/d', name, (path) => taken.includes(path));
    expect([free('a.png'), free('b'), free('c.png')]).toEqual(['a (3).png', 'b (2)', 'c.png'].map((name) => join('/d', name)));
  });
});

describe('recent files', () => {
  it('are the latest ones, each once, and come back in the next run', () => {
    const file = join(folder, 'new folder', 'recent.json');
    const first = createRecentFiles(file, () => 5);
    for (let n = 0; n < 15; n += 1) first.remember(`/photos/${n}.jpg`);
    first.remember('/photos/10.jpg');
    expect(first.list()).toHaveLength(12);
    const again = createRecentFiles(file);
    expect(again.list().slice(0, 3).map(({ name }) => name)).toEqual(['10.jpg', '14.jpg', '13.jpg']);
    expect(again.list().filter(({ name }) => name === '10.jpg')).toHaveLength(1);
    const [latest] = again.list();
    expect(again.pathOf(latest?.id ?? '')).toBe('/photos/10.jpg');
    again.forget(latest?.id ?? '');
    expect(createRecentFiles(file).list().map(({ name }) => name)).not.toContain('10.jpg');
  });

  it.each(['', '{', '[{"id":1}]'])('a damaged list %j counts as none', async (text) => {
    const file = join(folder, 'damaged.json');
    await writeFile(file, text);
    const recent = createRecentFiles(file);
    expect(recent.list()).toEqual([]);
    recent.remember('/a.png');
    expect(createRecentFiles(file).list()).toHaveLength(1);
  });
});

describe('files to drag', () => {
  const bytes = (size: number): Uint8Array => new Uint8Array(size).fill(7);

  it('lie there under their names, and go when there are too many or the app ends', async () => {
    const parent = await mkdtemp(join(folder, 'drags-'));
    const files = createDragFiles(parent, { drags: 2, bytes: 100 });
    const first = await files.put([{ name: 'A.png', bytes: bytes(3) }, { name: 'a.png', bytes: bytes(4) }]);
    expect(first.paths.map((path) => basename(path))).toEqual(['A.png', 'a (2).png']);
    expect(await readFile(first.paths[1] ?? '')).toHaveLength(4);
    const second = await files.put([{ name: 'b.png', bytes: bytes(3) }]);
    const third = await files.put([{ name: '../../c.png', bytes: bytes(3) }]);
    expect([first, second, third].map(({ paths }) => existsSync(paths[0] ?? ''))).toEqual([false, true, true]);
    // One that is too large by itself stays: it is being dragged.
    const large = await files.put([{ name: 'd.png', bytes: bytes(200) }]);
    expect([second, third, large].map(({ paths }) => existsSync(paths[0] ?? ''))).toEqual([false, false, true]);
    expect(await readdir(parent)).toHaveLength(1);
    files.clear();
    expect(await readdir(parent)).toEqual([]);
  });

  it('of a run that did not end orderly are removed, those of others stay', async () => {
    const parent = await mkdtemp(join(folder, 'left-'));
    for (const name of ['clickcut-drag-999999999-abc', `clickcut-drag-${process.pid}-abc`, 'clickcut-drag-x', 'other']) await mkdir(join(parent, name));
    createDragFiles(parent);
    expect((await readdir(parent)).toSorted()).toEqual([`clickcut-drag-${process.pid}-abc`, 'clickcut-drag-x', 'other']);
  });
});
