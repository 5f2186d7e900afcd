/** Electron comes without its binary: it is downloaded at the first start, from outside the npm registry. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const probeMs = 4000;
const downloadMs = 5 * 60_000;

function electronFolder() {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return undefined;
  }
}

/** @returns {string | undefined} path of the binary, as Electron's own index.js would find it, but without a download */
export function findElectron(folder = electronFolder(), env = process.env) {
  if (folder === undefined || !existsSync(join(folder, 'path.txt'))) return undefined;
  const binary = join(env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), readFileSync(join(folder, 'path.txt'), 'utf8'));
  return existsSync(binary) ? binary : undefined;
}

/** Any answer counts, a redirect too: the question is whether anyone is there. */
async function canReach(url) {
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(probeMs) });
    return true;
  } catch {
    return false;
  }
}

function runInstaller(folder, signal) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore', signal, timeout: downloadMs, killSignal: 'SIGKILL' });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

/**
 * Finds the binary or downloads it. A dead network costs seconds, not minutes.
 * @returns {Promise<{ binary: string } | { reason: string }>}
 */
export async function getElectron({ signal, say, env = process.env }) {
  const folder = electronFolder();
  if (folder === undefined) return { reason: 'Electron is not installed' };
  const installed = findElectron(folder, env);
  if (installed) return { binary: installed };
  const base = env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror ?? 'https://github.com/electron/electron/releases/download/';
  if (!URL.canParse(base)) return { reason: `ELECTRON_MIRROR is not an address: ${base}` };
  // Node's fetch knows nothing of proxies; the installer may.
  const isProxied = Boolean(env.HTTPS_PROXY ?? env.https_proxy);
  if (!isProxied && !(await canReach(base))) return { reason: `Electron is not installed and ${new URL(base).host} does not answer` };
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  say(`Downloading Electron ${version} (once, about 120 MB) ...`);
  const isDone = await runInstaller(folder, signal);
  const binary = findElectron(folder, env);
  return isDone && binary ? { binary } : { reason: 'the download of Electron failed' };
}

/**
 * Newer Ubuntus let only known programs make the sandbox that Chromium needs, and Electron in node_modules is not
 * one of them. It would abort at its start; without the sandbox we do not want it.
 * @param {string} binary
 * @param {{ platform?: NodeJS.Platform, read?: (path: string, encoding: 'utf8') => string, info?: (path: string) => { uid: number, mode: number } }} [around]
 * @returns {string | undefined} the reason
 */
export function whyNoSandbox(binary, { platform = process.platform, read = readFileSync, info = statSync } = {}) {
  if (platform !== 'linux') return undefined;
  try {
    if (read('/proc/sys/kernel/apparmor_restrict_unprivileged_userns', 'utf8').trim() !== '1') return undefined;
  } catch {
    return undefined;
  }
  try {
    const helper = info(join(dirname(binary), 'chrome-sandbox'));
    if (helper.uid === 0 && (helper.mode & 0o4000) !== 0) return undefined;
  } catch {
    // No helper: as bad as one without its rights.
  }
  return "this system's AppArmor does not let Electron's sandbox start";
}
