/** Which of the three ways to show the editor, and why. */
import { basename } from 'node:path';
import { findBrowser } from './find-browser.mjs';
import { getElectron, whyNoSandbox } from './find-electron.mjs';
import { hasDisplay } from './has-display.mjs';

async function tryElectron(signal, say) {
  const found = await getElectron({ signal, say });
  if (found.reason) return found;
  const reason = process.getuid?.() === 0 ? undefined : whyNoSandbox(found.binary);
  return reason ? { reason } : found;
}

/**
 * Yields what to try, in order; the next one is asked for only when a window could not be opened. The last is always
 * `url`, which cannot fail.
 * @param {{ wanted: string | undefined, signal: AbortSignal, say: (text: string) => void, display?: boolean | undefined }} options
 * @returns {AsyncGenerator<{ kind: 'electron' | 'browser', path: string, why: string } | { kind: 'url', why: string }>}
 */
export async function* hostsToTry({ wanted, signal, say, display = hasDisplay() }) {
  const reasons = [];
  const why = () => (reasons.length > 0 ? reasons.join(', and ') : 'it was asked for');
  if (!display && wanted === undefined) reasons.push('there is no display');
  if (wanted === 'electron' || (wanted === undefined && display)) {
    const { binary, reason } = await tryElectron(signal, say);
    if (binary) {
      yield { kind: 'electron', path: binary, why: wanted ? 'it was asked for' : 'it is installed' };
      reasons.push('Electron could not be started');
    } else reasons.push(reason);
  }
  if (wanted === 'browser' || (wanted !== 'url' && display)) {
    const path = findBrowser();
    if (path) {
      yield { kind: 'browser', path, why: why() };
      reasons.push(`${basename(path)} could not be started`);
    } else reasons.push('no Chromium, Chrome or Edge was found');
  }
  yield { kind: 'url', why: why() };
}
