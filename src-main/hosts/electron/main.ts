import { join } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import { asClickcutError } from '../../../src-preload/contract/errors';
import { declareProtocol, serveProtocol } from './app-protocol';
import { readArguments } from './arguments';
import { createDesktop, type Desktop } from './desktop';
import { createEngineProcess, type EngineProcess } from './engine-process';
import { createFileGrants, type FileGrants } from './file-grants';
import { handOverPorts, takeDroppedFiles } from './hand-over-port';
import { denyPermissions, lockDown, setMenu } from './lock-down';
import { openMainWindow } from './main-window';
import { findNode } from './node-binary';
import { withEngine } from './with-engine';

// The bundle is CommonJS in dist/main.
const dist = join(__dirname, '..');
/** Plain Node cannot look into an archive: what the engine runs from is packed beside it. */
const unpacked = dist.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');
const firstArgument = app.isPackaged ? 1 : 2;

/** Opens a file before there is a page; the page finds it in `documents.list`. */
async function openAtStart(engine: EngineProcess, grants: FileGrants, desktop: Desktop, path: string): Promise<void> {
  try {
    const { handle } = await grants.grant(path);
    await withEngine(engine, ({ documents }) => documents.create({ source: { kind: 'file', handle } }));
    desktop.remember(path);
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
  const shell: { window?: BrowserWindow; desktop?: Desktop } = {};

  const openLater = (path: string): void => {
    if (shell.window) shell.desktop?.arrive(path);
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
  const grants = createFileGrants(engine);
  const desktop = createDesktop(engine, grants, () => shell.window);
  shell.desktop = desktop;
  let isStopped = false;
  app.on('will-quit', (event) => {
    if (isStopped) return;
    event.preventDefault();
    desktop.close();
    void engine.stop().finally(() => {
      isStopped = true;
      app.quit();
    });
  });

  denyPermissions();
  setMenu(process.platform);
  serveProtocol(join(dist, 'renderer'));
  handOverPorts(engine.attach, desktop.attach);
  takeDroppedFiles(grants.grant);
  // Before the window: the page asks for the list of documents once, when it is up. Others may come meanwhile.
  for (let path = toOpen.shift(); path !== undefined; path = toOpen.shift()) await openAtStart(engine, grants, desktop, path);
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
