/** An installed Chromium, Chrome or Edge: the three that know `--app=` and that the page is built for. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const linuxNames = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable', 'microsoft-edge'];
const linuxFixed = ['/opt/google/chrome/chrome', '/snap/bin/chromium'];
const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const windowsPrograms = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe', 'Chromium\\Application\\chrome.exe'];

function candidates({ platform, env, home }) {
  switch (platform) {
    case 'darwin':
      return ['/Applications', join(home, 'Applications')].flatMap((folder) => macApps.map((app) => join(folder, `${app}.app`, 'Contents', 'MacOS', app)));
    case 'win32':
      return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => (env[name] ? windowsPrograms.map((program) => `${env[name]}\\${program}`) : []));
    default: {
      const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
      return [...linuxNames.flatMap((name) => folders.map((folder) => join(folder, name))), ...linuxFixed];
    }
  }
}

/**
 * The browser that CLICKCUT_BROWSER names, else the first one installed.
 * @param {{ platform?: NodeJS.Platform, env?: Record<string, string | undefined>, home?: string, exists?: (path: string) => boolean }} [around]
 * @returns {string | undefined}
 */
export function findBrowser({ platform = process.platform, env = process.env, home = homedir(), exists = existsSync } = {}) {
  if (env.CLICKCUT_BROWSER) return exists(env.CLICKCUT_BROWSER) ? env.CLICKCUT_BROWSER : undefined;
  return candidates({ platform, env, home }).find((path) => exists(path));
}
