import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import type { MessagePortMain } from './ports';

type Listener = (event: unknown) => void;

/** What a page of Electron is to its host and to its scripts: a frame with a preload, and messages both ways. */
export class StubPage extends EventEmitter {
  readonly frame: { url: string; parent: object | null } = { url: 'about:blank', parent: null };
  readonly window: Record<string, unknown>;
  windowOpenHandler: ((details: { url: string }) => { action: string }) | undefined;
  private readonly toPreload = new EventEmitter();
  private readonly listeners_ = new Set<Listener>();

  /** What was dragged out, in order. */
  readonly drags: { readonly file: string; readonly files: readonly string[]; readonly icon: { isEmpty(): boolean } }[] = [];

  constructor(
    private readonly toMain: (channel: string, event: object, args: readonly unknown[]) => void,
    private readonly askMain: (channel: string, event: object, args: readonly unknown[]) => Promise<unknown>,
  ) {
    super();
    this.window = {
      location: { origin: 'clickcut://app', protocol: 'clickcut:', host: 'app' },
      addEventListener: (_type: string, listener: Listener) => this.listeners_.add(listener),
      removeEventListener: (_type: string, listener: Listener) => this.listeners_.delete(listener),
      postMessage: (data: unknown, origin: string, ports: readonly unknown[] = []) => this.windowMessage(data, origin, ports),
    };
  }

  /** As `window.postMessage`: dropped when it is addressed to another origin. */
  windowMessage(data: unknown, target: string, ports: readonly unknown[], source: unknown = this.window): void {
    const { origin } = this.window['location'] as { origin: string };
    if (target !== origin) return;
    const event = { data: structuredClone(data), origin, source, ports };
    setImmediate(() => [...this.listeners_].forEach((listener) => listener(event)));
  }

  startDrag(item: StubPage['drags'][number]): void {
    this.drags.push(item);
  }

  isDestroyed(): boolean {
    return false;
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.windowOpenHandler = handler;
  }

  /** `webContents.postMessage`: what the host sends to the preload. */
  postMessage(channel: string, message: unknown, transfer: readonly MessagePortMain[] = []): void {
    const copy: unknown = structuredClone(message);
    setImmediate(() => this.toPreload.emit(channel, { ports: transfer.map((port) => port.inner) }, copy));
  }

  /** Runs the built preload as a sandboxed one runs: no Node beside `require('electron')`. */
  runPreload(path: string): void {
    const electron = {
      ipcRenderer: {
        on: (channel: string, listener: (...args: unknown[]) => void) => this.toPreload.on(channel, listener),
        send: (channel: string, ...args: unknown[]) => {
          const copy = structuredClone(args);
          setImmediate(() => this.toMain(channel, { sender: this, senderFrame: { ...this.frame } }, copy));
        },
        invoke: async (channel: string, ...args: unknown[]): Promise<unknown> =>
          structuredClone(await this.askMain(channel, { sender: this, senderFrame: { ...this.frame } }, structuredClone(args))),
      },
      // Electron knows where a file lies that the system has dropped; here the test says so.
      webUtils: { getPathForFile: (file: { readonly testPath?: string }): string => file.testPath ?? '' },
      contextBridge: {
        exposeInMainWorld: (name: string, api: Record<string, (...args: unknown[]) => unknown>) => {
          // Functions cross the bridge as proxies, nothing else of the preload's world does.
          this.window[name] = Object.fromEntries(Object.entries(api).map(([key, call]) => [key, (...args: unknown[]) => call(...args)]));
        },
      },
    };
    const require = (id: string): unknown => {
      if (id === 'electron') return electron;
      throw new Error(`a sandboxed preload cannot require '${id}'`);
    };
    const module = { exports: {} };
    runInNewContext(readFileSync(path, 'utf8'), { require, module, exports: module.exports, window: this.window });
  }
}
