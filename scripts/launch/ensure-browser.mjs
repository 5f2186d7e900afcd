/** The browser that the end-to-end tests and the bench run in. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from './find-browser.mjs';

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

/** On Debian-like systems, as root, the distribution's own package is one command away. */
function installDebianChromium() {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return undefined;
  console.log('No browser found; installing the Debian package chromium.');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update', '-qq'], ['install', '-y', '-qq', '--no-install-recommends', 'chromium']]) {
    const run = spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
    if (run.status !== 0) return undefined;
  }
  return findBrowser();
}

/**
 * @returns {Promise<string>} path of a Chromium, Chrome or Edge
 * @throws {Error} with what to do, when there is none and none can be installed
 */
export async function ensureBrowser() {
  const path = findBrowser() ?? (await playwrightsOwn()) ?? installDebianChromium();
  if (path) return path;
  throw new Error(
    'The end-to-end tests need Chromium, Chrome or Edge and found none. Install one (Debian, Ubuntu: "apt-get install chromium"; ' +
      'elsewhere: "npx playwright install chromium"), or set CLICKCUT_BROWSER to the path of one.',
  );
}
