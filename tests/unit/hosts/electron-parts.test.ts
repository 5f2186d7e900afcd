import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readArguments } from '../../../src-main/hosts/electron/arguments';
import { findNode } from '../../../src-main/hosts/electron/node-binary';
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

  it.each(['', '{', '[]', '{"place":{"x":"1"}}'])('takes the damaged file %j for none', async (text) => {
    await writeFile(join(folder, 'bad.json'), text);
    expect(readWindowState(join(folder, 'bad.json'), screens)).toEqual({ maximized: false });
    expect(readWindowState(join(folder, 'missing.json'), screens)).toEqual({ maximized: false });
  });
});
