import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannelMain } from './ports';
import { StubPage } from './page';

type Handler = (request: Request) => Promise<Response>;
type Permission = (contents: unknown, permission: string, answer: (allowed: boolean) => void) => void;

/** What the host did, for the test to look at and to play the user with. */
export interface StubWorld {
  readonly pages: StubPage[];
  readonly windowOptions: { readonly webPreferences: Record<string, unknown> & { readonly preload: string } }[];
  readonly schemes: { readonly scheme: string; readonly privileges: Record<string, boolean> }[];
  readonly handlers: Map<string, Handler>;
  readonly errors: string[];
  /** Answers of the system's dialogs, one for each that is shown; undefined dismisses it. */
  readonly answers: (string | readonly string[] | undefined)[];
  /** The dialogs that were shown, with their options. */
  readonly dialogs: { readonly kind: 'open' | 'save'; readonly options: { readonly defaultPath?: string; readonly filters: readonly { readonly name: string; readonly extensions: readonly string[] }[] } }[];
  /** Paths told to the system, the latest last. */
  readonly recentDocuments: string[];
  permission: Permission | undefined;
  exitCode: number | undefined;
}

export interface ElectronStub {
  readonly electron: Record<string, unknown>;
  readonly world: StubWorld;
  /** Resolves when the app has ended as Electron ends: after every `will-quit` listener let it. */
  readonly ended: Promise<void>;
  quit(): void;
  /** As the system does it: an event of the app. */
  appEvent(name: string, ...args: readonly unknown[]): void;
}

/** As much of `electron` as the host uses. It proves wiring, and that the shell starts; nothing about Chromium. */
export function createElectronStub(userData: string): ElectronStub {
  const world: StubWorld = { pages: [], windowOptions: [], schemes: [], handlers: new Map(), errors: [], answers: [], dialogs: [], recentDocuments: [], permission: undefined, exitCode: undefined };
  const asked = new Map<string, (event: object, ...args: unknown[]) => unknown>();
  const ipcMain = Object.assign(new EventEmitter(), { handle: (channel: string, listener: (event: object, ...args: unknown[]) => unknown) => asked.set(channel, listener) });
  const folder = (name: string): string => {
    const path = join(userData, name);
    mkdirSync(path, { recursive: true });
    return path;
  };
  const picture = (bytes: Buffer) => ({ isEmpty: () => bytes.length === 0, getSize: () => ({ width: 100, height: 50 }), resize: () => picture(bytes) });
  const showDialog = (kind: 'open' | 'save', args: readonly unknown[]): string | readonly string[] | undefined => {
    if (world.answers.length === 0) throw new Error(`a dialog to ${kind} that the test does not expect`);
    world.dialogs.push({ kind, options: args.at(-1) as StubWorld['dialogs'][number]['options'] });
    return world.answers.shift();
  };
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));

  const app = Object.assign(new EventEmitter(), {
    isPackaged: false,
    setName: () => undefined,
    setPath: () => undefined,
    getPath: (name: string) => (name === 'userData' || name === 'appData' ? userData : folder(name)),
    addRecentDocument: (path: string) => world.recentDocuments.push(path),
    getFileIcon: () => Promise.resolve(picture(Buffer.alloc(1))),
    requestSingleInstanceLock: () => true,
    whenReady: () => Promise.resolve(),
    exit: (code: number) => {
      world.exitCode = code;
      end();
    },
    quit: () => {
      let prevented = false;
      app.emit('will-quit', { preventDefault: () => (prevented = true) });
      if (!prevented) end();
    },
  });

  class BrowserWindow extends EventEmitter {
    readonly webContents = new StubPage(
      (channel, event, args) => ipcMain.emit(channel, event, ...args),
      async (channel, event, args) => asked.get(channel)?.(event, ...args),
    );
    constructor(options: StubWorld['windowOptions'][number]) {
      super();
      world.windowOptions.push(options);
      world.pages.push(this.webContents);
      app.emit('web-contents-created', {}, this.webContents);
      this.webContents.runPreload(options.webPreferences.preload);
    }
    loadURL(url: string): Promise<void> {
      this.webContents.frame.url = url;
      setImmediate(() => this.emit('ready-to-show'));
      return Promise.resolve();
    }
    show(): void {
      this.emit('show');
    }
    maximize(): void {
      this.emit('maximize');
    }
    isMinimized(): boolean {
      return false;
    }
    focus(): void {
      this.emit('focus');
    }
  }

  const electron = {
    app,
    BrowserWindow,
    ipcMain,
    MessageChannelMain,
    dialog: {
      showErrorBox: (title: string, text: string) => world.errors.push(`${title}: ${text}`),
      showOpenDialog: async (...args: readonly unknown[]) => {
        const answer = showDialog('open', args);
        return { canceled: answer === undefined, filePaths: answer === undefined ? [] : [answer].flat() };
      },
      showSaveDialog: async (...args: readonly unknown[]) => {
        const answer = showDialog('save', args);
        return { canceled: answer === undefined, filePath: answer ?? '' };
      },
    },
    nativeImage: { createFromBuffer: picture },
    Menu: { setApplicationMenu: () => undefined, buildFromTemplate: (template: unknown) => template },
    nativeTheme: { shouldUseDarkColors: true },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
    protocol: {
      registerSchemesAsPrivileged: (schemes: StubWorld['schemes']) => world.schemes.push(...schemes),
      handle: (scheme: string, handler: Handler) => world.handlers.set(scheme, handler),
    },
    session: {
      defaultSession: {
        setPermissionRequestHandler: (handler: Permission) => (world.permission = handler),
        setPermissionCheckHandler: () => undefined,
      },
    },
  };
  return { electron, world, ended, quit: () => app.quit(), appEvent: (name, ...args) => void app.emit(name, ...args) };
}
