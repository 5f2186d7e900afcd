import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { appOrigin } from './app-protocol';
import { readWindowState, writeWindowState } from './window-state';

/** The background of the page before it has drawn anything; the tokens' `background`. */
const background = { dark: '#141416', light: '#f4f4f5' } as const;

/** Opens the one window, sandboxed, where it was the last time. */
export function openMainWindow(preload: string): BrowserWindow {
  const stateFile = join(app.getPath('userData'), 'window.json');
  const state = readWindowState(stateFile, screen.getAllDisplays().map((display) => display.workArea));
  const window = new BrowserWindow({
    ...(state.place ?? { width: 1440, height: 900 }),
    minWidth: 800,
    minHeight: 560,
    show: false,
    title: 'Clickcut',
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  window.once('ready-to-show', () => {
    if (state.maximized) window.maximize();
    window.show();
  });
  window.on('close', () => writeWindowState(stateFile, { place: window.getNormalBounds(), maximized: window.isMaximized() }));
  void window.loadURL(`${appOrigin}/`);
  return window;
}
