/** The editor as an app window of an installed browser. */
import { claimProfile, profileRoot } from './browser-profile.mjs';
import { startGroup } from './process-group.mjs';
import { windowFlags } from './window-place.mjs';

const flags = [
  '--no-first-run',
  '--no-default-browser-check',
  // Clickcut is offline; so is the browser that shows it.
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-features=Translate,MediaRouter,OptimizationHints',
  // No question for the keyring's password: there is nothing to store.
  '--password-store=basic',
  '--use-mock-keychain',
];

/** As root Chromium refuses to start with its sandbox. */
export const rootFlags = () => (process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []);

/** @returns {{ ended: Promise<number>, stop: () => Promise<void> }} */
export function openBrowserWindow(browser, url, cacheDir) {
  const profile = claimProfile(profileRoot(browser, cacheDir));
  const group = startGroup(browser, [`--app=${url}`, `--user-data-dir=${profile.folder}`, ...windowFlags(profile.folder), ...flags, ...rootFlags()]);
  const ended = group.ended.finally(profile.release);
  return { ended, stop: group.stop };
}
