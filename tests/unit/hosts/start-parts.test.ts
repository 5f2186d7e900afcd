import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimProfile, profileRoot } from '../../../scripts/launch/browser-profile.mjs';
import { hostsToTry } from '../../../scripts/launch/choose-host.mjs';
import { findBrowser } from '../../../scripts/launch/find-browser.mjs';
import { findElectron, whyNoSandbox } from '../../../scripts/launch/find-electron.mjs';
import { hasDisplay } from '../../../scripts/launch/has-display.mjs';
import { startGroup } from '../../../scripts/launch/process-group.mjs';
import { windowFlags } from '../../../scripts/launch/window-place.mjs';
import { readArguments } from '../../../scripts/launch/read-arguments.mjs';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'clickcut-start-'));
  writeFileSync(join(folder, 'photo.jpg'), '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('which browser', () => {
  const find = (platform: NodeJS.Platform, env: Record<string, string>, there: readonly string[]) =>
    findBrowser({ platform, env, home: '/home/me', exists: (path: string) => there.includes(path) });

  it('Linux: Chrome before Chromium, along PATH', () => {
    expect(find('linux', { PATH: '/a:/b' }, ['/b/google-chrome', '/a/chromium'])).toBe('/b/google-chrome');
    expect(find('linux', {}, ['/snap/bin/chromium'])).toBe('/snap/bin/chromium');
    expect(find('linux', { PATH: '/a' }, [])).toBeUndefined();
  });

  it('macOS and Windows: where their installers put them', () => {
    const mac = '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge';
    expect(find('darwin', {}, [mac])).toBe(mac);
    const edge = 'C:\\P86\\Microsoft\\Edge\\Application\\msedge.exe';
    expect(find('win32', { 'PROGRAMFILES(X86)': 'C:\\P86' }, [edge])).toBe(edge);
  });

  it('CLICKCUT_BROWSER goes before all, and is not replaced when it is wrong', () => {
    expect(find('linux', { CLICKCUT_BROWSER: '/x', PATH: '/a' }, ['/x', '/a/chromium'])).toBe('/x');
    expect(find('linux', { CLICKCUT_BROWSER: '/x', PATH: '/a' }, ['/a/chromium'])).toBeUndefined();
  });
});

describe('which host', () => {
  const kinds = async (options: { wanted?: string; display?: boolean }): Promise<string[]> => {
    const seen: string[] = [];
    const choices = hostsToTry({ wanted: options.wanted, display: options.display, signal: new AbortController().signal, say: () => undefined });
    for await (const choice of choices) seen.push(`${choice.kind}: ${choice.why}`);
    return seen;
  };

  it('without a display only the address, and it says so', async () => {
    expect(await kinds({ display: false })).toEqual(['url: there is no display']);
    expect(await kinds({ wanted: 'url', display: true })).toEqual(['url: it was asked for']);
  });

  it('a window that could not be opened leads to the next way', async () => {
    const before = process.env['CLICKCUT_BROWSER'];
    process.env['CLICKCUT_BROWSER'] = process.execPath;
    expect(await kinds({ wanted: 'browser', display: true })).toEqual(['browser: it was asked for', expect.stringMatching(/^url: node.* could not be started$/)]);
    if (before === undefined) delete process.env['CLICKCUT_BROWSER'];
    else process.env['CLICKCUT_BROWSER'] = before;
  });

  it('a display', () => {
    expect(hasDisplay({ platform: 'linux', env: {} })).toBe(false);
    expect(hasDisplay({ platform: 'linux', env: { DISPLAY: '' } })).toBe(false);
    expect(hasDisplay({ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true);
    expect(hasDisplay({ platform: 'darwin', env: {} })).toBe(true);
  });

  it('Electron is found by its path.txt only when the file is there', () => {
    expect(findElectron(folder, {})).toBeUndefined();
    writeFileSync(join(folder, 'path.txt'), 'electron');
    expect(findElectron(folder, {})).toBeUndefined();
    writeFileSync(join(folder, 'electron'), '');
    expect(findElectron(folder, { ELECTRON_OVERRIDE_DIST_PATH: folder })).toBe(join(folder, 'electron'));
  });

  it("Electron's sandbox under AppArmor", () => {
    const read = (): string => '1\n';
    expect(whyNoSandbox('/e/electron', { platform: 'linux', read, info: () => ({ uid: 0, mode: 0o104755 }) })).toBeUndefined();
    expect(whyNoSandbox('/e/electron', { platform: 'linux', read, info: () => ({ uid: 1000, mode: 0o100755 }) })).toContain('AppArmor');
    expect(whyNoSandbox('/e/electron', { platform: 'linux', read: () => '0' })).toBeUndefined();
    expect(whyNoSandbox('/e/electron', { platform: 'darwin', read })).toBeUndefined();
  });
});

describe('arguments of npm start', () => {
  const read = (argv: readonly string[], env: Record<string, string> = {}) => readArguments([...argv], { env, cwd: folder });

  it('a file by --open, or alone as npm leaves it', () => {
    const expected = { kind: 'start', open: join(folder, 'photo.jpg'), port: undefined, provider: undefined, host: undefined };
    expect(read(['--open', 'photo.jpg'])).toEqual(expected);
    expect(read(['photo.jpg'])).toEqual(expected);
    expect(readArguments(['photo.jpg'], { env: { npm_lifecycle_event: 'start', INIT_CWD: folder }, cwd: '/' })).toEqual(expected);
  });

  it('a file that is not there is an error at once', () => {
    expect(read(['--open', 'none.jpg'])).toEqual({ kind: 'wrong', code: 1, message: "There is no file 'none.jpg'." });
    expect(read(['--open', '.'])).toMatchObject({ kind: 'wrong', code: 1 });
  });

  it.each([[['--fast']], [['--port', '99999']], [['--port', 'x']], [['--provider', 'tpu']], [['a', 'b']], [['--open']]])('%j is wrong usage', (argv) => {
    expect(read(argv)).toMatchObject({ kind: 'wrong', code: 2 });
  });

  it('a host that does not exist', () => {
    expect(read([], { CLICKCUT_HOST: 'x' })).toMatchObject({ kind: 'wrong', code: 2 });
    expect(read([], { CLICKCUT_HOST: 'url' })).toMatchObject({ kind: 'start', host: 'url' });
  });
});

describe('browser profile', () => {
  it('is not shared: the second window takes the next one, and a dead owner counts as none', () => {
    const first = claimProfile(folder);
    const second = claimProfile(folder);
    expect(second.folder).not.toBe(first.folder);
    first.release();
    expect(claimProfile(folder).folder).toBe(first.folder);
    writeFileSync(join(first.folder, 'clickcut.lock'), '999999999');
    expect(claimProfile(folder).folder).toBe(first.folder);
  });

  it('of a snap is where the snap can see it', () => {
    expect(profileRoot('/snap/bin/chromium', '/cache', { home: '/home/me', real: () => '/usr/bin/snap' })).toBe('/home/me/snap/chromium/common/clickcut');
    const script = { home: '/home/me', real: (path: string) => path, read: () => 'exec /snap/bin/chromium' };
    expect(profileRoot('/usr/bin/chromium-browser', '/cache', script)).toBe('/home/me/snap/chromium/common/clickcut');
    expect(profileRoot('/usr/bin/chromium', '/cache', script)).toBe('/cache/browser');
  });
});

describe('place of an app window', () => {
  /** As Chromium writes it. */
  const flagsFor = (placement: unknown): readonly string[] => {
    const profile = mkdtempSync(join(folder, 'placed-'));
    mkdirSync(join(profile, 'Default'));
    writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify({ browser: { app_window_placement: placement } }));
    return windowFlags(profile);
  };
  const place = { left: 100, top: 50, right: 1000, bottom: 750, maximized: false, work_area_left: 0 };

  it('is that of the last time', () => {
    expect(flagsFor({ 127: { 0: { 0: { '1_/': place } } } })).toEqual(['--window-size=900,700', '--window-position=100,50']);
    expect(flagsFor({ 'localhost_/': { ...place, maximized: true } })).toEqual(['--start-maximized']);
  });

  it('is the usual one where there was none, or nothing that can be read', () => {
    const usual = ['--window-size=1440,900'];
    expect(windowFlags(join(folder, 'no profile'))).toEqual(usual);
    for (const bad of [undefined, null, {}, 'x', { a: { ...place, right: 101 } }, { a: { ...place, top: '50' } }]) expect(flagsFor(bad)).toEqual(usual);
  });
});

describe('a started program', () => {
  const isAlive = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };

  it('ends with its own children, also those that do not want to', async () => {
    const script = `const { spawn } = require('child_process'); process.on('SIGTERM', () => {});
      const c = spawn(process.execPath, ['-e', "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"]);
      require('fs').writeFileSync(${JSON.stringify(join(folder, 'pids'))}, process.pid + ' ' + c.pid); setInterval(() => {}, 1000)`;
    const group = startGroup(process.execPath, ['-e', script]);
    const { readFileSync, existsSync } = await import('node:fs');
    await expect.poll(() => existsSync(join(folder, 'pids')) && readFileSync(join(folder, 'pids'), 'utf8').split(' ').length, { timeout: 10_000 }).toBe(2);
    const pids = readFileSync(join(folder, 'pids'), 'utf8').split(' ').map(Number);
    await group.stop();
    await expect.poll(() => pids.filter(isAlive)).toEqual([]);
  });

  it('that cannot be started ends with 127', async () => {
    const group = startGroup(join(folder, 'nothing'), []);
    expect(await group.ended).toBe(127);
    await group.stop();
  });
});
