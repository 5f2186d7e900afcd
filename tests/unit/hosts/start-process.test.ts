import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { appContract } from '../../../src-preload/contract/app';
import { createClient } from '../../../src-preload/rpc/client';
import { createWebSocketChannel, type SocketLike } from '../../../src-preload/transports/websocket';
import { descendants, flower, isAlive, start, type Running } from './run-program';

let folder: string;
let browser: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'clickcut-npm-start-'));
  browser = join(folder, 'fake-browser.mjs');
  // Stays open, with a child of its own, until it finds the file that means "the window was closed".
  const script = `#!${process.execPath}
    import { spawn } from 'node:child_process';
    import { existsSync, writeFileSync } from 'node:fs';
    if (existsSync(${JSON.stringify(join(folder, 'broken'))})) process.exit(1);
    spawn('sleep', ['1000']);
    writeFileSync(${JSON.stringify(join(folder, 'arguments'))}, JSON.stringify(process.argv.slice(2)));
    setInterval(() => existsSync(${JSON.stringify(join(folder, 'close'))}) && process.exit(0), 50);`;
  writeFileSync(browser, script, { mode: 0o755 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const address = /http:\/\/127\.0\.0\.1:(\d+)\/\?token=(\S+)/;

const npmStart = (args: readonly string[], host: string): Running =>
  start('scripts/start.mjs', args, { env: { CLICKCUT_HOST: host, CLICKCUT_BROWSER: browser, DISPLAY: '', WAYLAND_DISPLAY: '', ...(host === 'browser' ? { CLICKCUT_CACHE_DIR: join(folder, 'cache') } : {}) } });

/** Ends it as Ctrl+C does and checks that nothing that it had started is left. */
async function interrupt(running: Running, signal: NodeJS.Signals): Promise<void> {
  const below = descendants(running.child.pid ?? 0);
  running.child.kill(signal);
  expect((await running.finished).code).toBe(0);
  await expect.poll(() => below.filter(isAlive), { timeout: 5000 }).toEqual([]);
}

describe('npm start', () => {
  it('prints the address, serves the file that was named, and Ctrl+C ends every process', async () => {
    const running = npmStart(['--open', flower, '--provider', 'cpu'], 'url');
    const [url = '', port = '', token = ''] = await running.printed(address);
    expect(await fetch(url, { redirect: 'manual' })).toMatchObject({ status: 303 });
    const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc?token=${token}`);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    const client = createClient(appContract, createWebSocketChannel(socket as unknown as SocketLike));
    const [document] = await client.services.documents.list({});
    expect(document?.name).toContain('image');
    // Until the models have a process of their own: that is the one to look for afterwards.
    await expect.poll(() => descendants(running.child.pid ?? 0).length, { timeout: 30_000 }).toBeGreaterThan(0);
    await interrupt(running, 'SIGINT');
    await expect(fetch(url)).rejects.toThrow();
  });

  it('without a display names the command line', async () => {
    const running = npmStart([], 'url');
    await running.printed(/npm run clickcut -- \S+/);
    await interrupt(running, 'SIGTERM');
  });

  it('as an app window: the token is not in the command line, and Ctrl+C ends the browser', async () => {
    const running = npmStart([], 'browser');
    const [line] = await running.printed(/^Clickcut opens as an app window of .*$/m);
    const token = address.exec(line)?.[2] ?? 'none';
    await expect.poll(() => readFileSync(join(folder, 'arguments'), { encoding: 'utf8', flag: 'a+' }), { timeout: 20_000 }).not.toBe('');
    const args = JSON.parse(readFileSync(join(folder, 'arguments'), 'utf8')) as string[];
    expect(args[0]).toMatch(/^--app=http:\/\/127\.0\.0\.1:\d+\/\?ticket=/);
    expect(args.join(' ')).not.toContain(token);
    expect(args).toContainEqual(expect.stringMatching(/^--user-data-dir=/));
    await expect.poll(() => descendants(running.child.pid ?? 0).length).toBeGreaterThan(1);
    await interrupt(running, 'SIGINT');
  });

  it('closing the window ends it', async () => {
    const running = npmStart([], 'browser');
    await running.printed(address);
    await expect.poll(() => descendants(running.child.pid ?? 0).length, { timeout: 20_000 }).toBeGreaterThan(1);
    const below = descendants(running.child.pid ?? 0);
    writeFileSync(join(folder, 'close'), '');
    expect((await running.finished).code).toBe(0);
    rmSync(join(folder, 'close'));
    await expect.poll(() => below.filter(isAlive), { timeout: 5000 }).toEqual([]);
  });

  it('a browser that does not start leads to the address', async () => {
    writeFileSync(join(folder, 'broken'), '');
    const running = npmStart([], 'browser');
    await running.printed(/opens no window, because fake-browser\.mjs could not be started/);
    rmSync(join(folder, 'broken'));
    await interrupt(running, 'SIGINT');
  });

  it('a file that is not there is an error at once', async () => {
    const started = performance.now();
    const { code, stderr } = await npmStart(['--open', 'nothing.jpg'], 'url').finished;
    expect({ code, stderr }).toEqual({ code: 1, stderr: "There is no file 'nothing.jpg'.\n" });
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('a file that is no photo says so and ends', async () => {
    const { code, stderr } = await npmStart(['--open', browser], 'url').finished;
    expect(code).toBe(1);
    expect(stderr).toContain('fake-browser.mjs');
  });
});
