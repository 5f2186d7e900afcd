/** A profile of our own, so that the window has no extensions, no history and no other tabs. */
import { mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './is-alive.mjs';

const mostAtOnce = 32;

/**
 * A snap sees no hidden folders in the home folder: its profile has to be in its own.
 * @param {string} browser
 * @param {string} cacheDir
 * @param {{ home?: string, real?: (path: string) => string, read?: (path: string, encoding: 'utf8') => string }} [around]
 */
export function profileRoot(browser, cacheDir, { home = homedir(), real = realpathSync, read = readFileSync } = {}) {
  const isSnap = () => {
    const path = real(browser);
    if (path.includes('/snap')) return true;
    // Ubuntu's /usr/bin/chromium-browser is a small script that starts the snap.
    return path.endsWith('chromium-browser') && read(path, 'utf8').slice(0, 4096).includes('/snap/bin/');
  };
  try {
    if (isSnap()) return join(home, 'snap', 'chromium', 'common', 'clickcut');
  } catch {
    // Not a link or not readable: no snap.
  }
  return join(cacheDir, 'browser');
}

/**
 * Takes the first profile that nobody uses. Two browsers cannot share one: the second would hand its window to the
 * first and end at once, and with it the server that the window belongs to.
 * @returns {{ folder: string, release: () => void }}
 */
export function claimProfile(root) {
  for (let n = 1; n <= mostAtOnce; n += 1) {
    const folder = join(root, `profile-${n}`);
    const lock = join(folder, 'clickcut.lock');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const claim = () => writeFileSync(lock, String(process.pid), { flag: 'wx' });
    try {
      claim();
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const owner = Number(readFileSync(lock, 'utf8'));
      if (owner > 0 && isAlive(owner)) continue;
      rmSync(lock, { force: true });
      claim();
    }
    return { folder, release: () => rmSync(lock, { force: true }) };
  }
  throw new Error(`${mostAtOnce} windows are open already.`);
}
