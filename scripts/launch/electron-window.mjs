/** The editor in Electron: the app starts its engine itself, with the Node that runs us. */
import { join } from 'node:path';
import { rootFlags } from './browser-window.mjs';
import { startGroup } from './process-group.mjs';

/** @returns {{ ended: Promise<number>, stop: () => Promise<void> }} */
export function openElectronWindow(binary, root, { open, provider }) {
  const args = [...rootFlags(), join(root, 'dist/main/electron.cjs'), ...(open ? [`--open=${open}`] : []), ...(provider ? [`--provider=${provider}`] : [])];
  // An editor that runs us from inside Electron sets this, and our window would be a plain Node.
  const env = { ...process.env, CLICKCUT_NODE: process.execPath };
  delete env.ELECTRON_RUN_AS_NODE;
  return startGroup(binary, args, { env });
}
