import { join } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import { asClickcutError } from '../../../src-preload/contract/errors';
import { openAtStart } from '../window/open-at-start';
import { declareProtocol, serveProtocol } from './app-protocol';
import { readArguments } from './arguments';
import { createEngineProcess, type EngineProcess } from './engine-process';
import { handOverPorts } from './hand-over-port';
import { denyPermissions, lockDown, setMenu } from './lock-down';
import { openMainWindow } from './main-window';
import { findNode } from './node-binary';

// The bundle is CommonJS in dist/main.
const dist = join(__dirname, '..');
/** Plain Node cannot look into an archive: what the engine runs from is packed beside it. */
const unpacked = dist.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');
const firstArgument = app.isPackaged ? 1 : 2;

async function openFile(engine: EngineProcess, path: string): Promise<void> {
  try {
    await openAtStart(engine.attach, path);
  } catch (cause) {
    const error = asClickcutError(cause);
    dialog.showErrorBox('This file cannot be opened', [error.message, error.hint ?? ''].join('\n').trim());
  }
}

function startEngine(provider: string | undefined): EngineProcess | undefined {
  const resourcesPath = app.isPackaged ? process.resourcesPath : undefined;
  const node = findNode({ env: process.env, platform: process.platform, resourcesPath });
  if (node === undefined) return undefined;
  const args = provider === undefined ? [] : ['--provider', provider];
  return createEngineProcess({ node, entry: join(unpacked, 'main', 'engine.js'), args });
}

async function run(): Promise<void> {
  const { open, provider } = readArguments(process.argv.slice(firstArgument), process.cwd());
  const toOpen = open === undefined ? [] : [open];
  /** Filled on the way up; events of the app may come before. */
  const shell: { window?: BrowserWindow; engine?: EngineProcess } = {};

  const openLater = (path: string): void => {
    if (shell.engine) void openFile(shell.engine, path);
    else toOpen.push(path);
  };
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openLater(path);
  });
  app.on('second-instance', (_event, argv, cwd) => {
    const second = readArguments(argv.slice(firstArgument), cwd);
    if (second.open !== undefined) openLater(second.open);
    if (shell.window?.isMinimized()) shell.window.restore();
    shell.window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());

  lockDown();
  await app.whenReady();
  const engine = startEngine(provider);
  if (!engine) {
    dialog.showErrorBox('Clickcut cannot start', 'Its engine needs Node.js 20.19 or newer. Install it, or set CLICKCUT_NODE to its path.');
    return app.exit(1);
  }
  shell.engine = engine;
  let isStopped = false;
  app.on('will-quit', (event) => {
    if (isStopped) return;
    event.preventDefault();
    void engine.stop().finally(() => {
      isStopped = true;
      app.quit();
    });
  });

  denyPermissions();
  setMenu(process.platform);
  serveProtocol(join(dist, 'renderer'));
  handOverPorts(engine.attach);
  // Before the window: the page asks for the list of documents once, when it is up.
  for (const path of toOpen.splice(0)) await openFile(engine, path);
  shell.window = openMainWindow(join(dist, 'preload', 'preload.cjs'));
}

app.setName('Clickcut');
app.setPath('userData', join(app.getPath('appData'), 'Clickcut'));
declareProtocol();
if (app.requestSingleInstanceLock()) {
  run().catch((error: unknown) => {
    dialog.showErrorBox('Clickcut cannot start', asClickcutError(error).message);
    app.exit(1);
  });
} else {
  app.quit();
}
