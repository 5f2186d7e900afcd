import { EventEmitter } from 'node:events';
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
  permission: Permission | undefined;
  exitCode: number | undefined;
}

export interface ElectronStub {
  readonly electron: Record<string, unknown>;
  readonly world: StubWorld;
  /** Resolves when the app has ended as Electron ends: after every `will-quit` listener let it. */
  readonly ended: Promise<void>;
  quit(): void;
}

/** As much of `electron` as the host uses. It proves wiring, and that the shell starts; nothing about Chromium. */
export function createElectronStub(userData: string): ElectronStub {
  const world: StubWorld = { pages: [], windowOptions: [], schemes: [], handlers: new Map(), errors: [], permission: undefined, exitCode: undefined };
  const ipcMain = new EventEmitter();
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));

  const app = Object.assign(new EventEmitter(), {
    isPackaged: false,
    setName: () => undefined,
    setPath: () => undefined,
    getPath: () => userData,
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
    readonly webContents = new StubPage((channel, event, args) => ipcMain.emit(channel, event, ...args));
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
  }

  const electron = {
    app,
    BrowserWindow,
    ipcMain,
    MessageChannelMain,
    dialog: { showErrorBox: (title: string, text: string) => world.errors.push(`${title}: ${text}`) },
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
  return { electron, world, ended, quit: () => app.quit() };
}
