/**
 * Drives a real Chromium through the bare DevTools protocol. Playwright would do it more comfortably, but its network
 * instrumentation slows transfers to the page several times, and the figures would be of the instrument.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';

export async function openPage(browserPath, url, { width = 1440, height = 900 } = {}) {
  const profile = await mkdtemp(join(tmpdir(), 'clickcut-bench-'));
  const child = spawn(
    browserPath,
    [
      '--headless=new', '--disable-gpu', '--remote-debugging-port=0', `--user-data-dir=${profile}`, `--window-size=${width},${height}`,
      '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const endpoint = await new Promise((resolve, reject) => {
    let text = '';
    child.stderr.on('data', (data) => {
      text += data;
      const found = /DevTools listening on (ws:\S+)/.exec(text);
      if (found) resolve(new URL(found[1]));
    });
    child.once('exit', () => reject(new Error(`the browser did not start: ${text.slice(-400)}`)));
  });
  const targets = await (await fetch(`http://${endpoint.host}/json/list`)).json();
  const target = targets.find((t) => t.type === 'page');
  const socket = new WebSocket(target.webSocketDebuggerUrl, { perMessageDeflate: false });
  await new Promise((resolve) => socket.once('open', resolve));
  const waiting = new Map();
  let nextId = 0;
  socket.on('message', (data) => {
    const message = JSON.parse(String(data));
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  });
  const send = (method, params = {}) =>
    new Promise((resolve, reject) => {
      const id = nextId++;
      waiting.set(id, (message) => (message.error ? reject(new Error(message.error.message)) : resolve(message.result)));
      socket.send(JSON.stringify({ id, method, params }));
    });
  const evaluate = async (expression) => {
    const { result, exceptionDetails } = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
  await send('Page.navigate', { url });

  return {
    pid: child.pid,
    evaluate,
    /** Looks now and then. Not with every frame: asking for frames makes the page draw them, and that is measured too. */
    waitFor: (condition, { timeoutMs = 60_000, everyMs = 40 } = {}) =>
      evaluate(`new Promise((resolve, reject) => {
        const end = performance.now() + ${timeoutMs};
        const look = () => {
          let value; try { value = (${condition}); } catch { value = false; }
          if (value) resolve(value);
          else if (performance.now() > end) {
            // What somebody would look for first.
            const texts = (selector) => [...document.querySelectorAll(selector)].map((element) => element.textContent.trim().slice(0, 120));
            const canvas = document.querySelector('[data-testid=canvas]');
            const state = { ...canvas?.dataset, notices: texts('[data-testid=toast]'), float: texts('.float'), dialogs: texts('[role=dialog]'), tool: texts('.rail [aria-pressed=true]'), focus: document.activeElement?.outerHTML.slice(0, 120) };
            reject(new Error(${JSON.stringify(`timed out: ${condition}`)} + ' in ' + JSON.stringify(state)));
          }
          else setTimeout(look, ${everyMs});
        };
        look();
      })`),
    async click(x, y) {
      await send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
      await send('Input.dispatchMouseEvent', { type: 'mousePressed', x, y, button: 'left', buttons: 1, clickCount: 1 });
      await send('Input.dispatchMouseEvent', { type: 'mouseReleased', x, y, button: 'left', buttons: 0, clickCount: 1 });
    },
    async down(x, y) {
      await send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
      await send('Input.dispatchMouseEvent', { type: 'mousePressed', x, y, button: 'left', buttons: 1, clickCount: 1 });
    },
    async up(x, y) {
      await send('Input.dispatchMouseEvent', { type: 'mouseReleased', x, y, button: 'left', buttons: 0, clickCount: 1 });
    },
    async drag([x0, y0], [x1, y1], steps = 6) {
      await send('Input.dispatchMouseEvent', { type: 'mouseMoved', x: x0, y: y0 });
      await send('Input.dispatchMouseEvent', { type: 'mousePressed', x: x0, y: y0, button: 'left', buttons: 1, clickCount: 1 });
      for (let i = 1; i <= steps; i++) {
        const t = i / steps;
        await send('Input.dispatchMouseEvent', { type: 'mouseMoved', x: x0 + (x1 - x0) * t, y: y0 + (y1 - y0) * t, button: 'left', buttons: 1 });
      }
      await send('Input.dispatchMouseEvent', { type: 'mouseReleased', x: x1, y: y1, button: 'left', buttons: 0, clickCount: 1 });
    },
    async press(key, { ctrl = false } = {}) {
      const code = key.length === 1 ? `Key${key.toUpperCase()}` : key;
      for (const type of ['keyDown', 'keyUp']) await send('Input.dispatchKeyEvent', { type, key, code, modifiers: ctrl ? 2 : 0 });
    },
    type: (text) => send('Input.insertText', { text }),
    async close() {
      socket.close();
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
