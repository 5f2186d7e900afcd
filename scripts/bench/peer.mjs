/**
 * The peer, where it can run: @imgly/background-removal-node 1.4.5 (same weights, its own pipeline). It is installed by
 * hand into a folder of its own, never into this project: its code is AGPL, and its dependencies are old.
 *   mkdir peer && cd peer && npm init -y && npm install @imgly/background-removal-node@1.4.5
 */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../build.mjs';
import { writePhoto } from './photo.mjs';
import { median } from './statistics.mjs';

const run = promisify(execFile);

const peerScript = `
import { pathToFileURL } from 'node:url';
import { writeFile } from 'node:fs/promises';
const { removeBackground } = await import('@imgly/background-removal-node');
const [photo, out] = process.argv.slice(2);
const blob = await removeBackground(pathToFileURL(photo).href, { model: 'medium', output: { format: 'image/png' } });
await writeFile(out, Buffer.from(await blob.arrayBuffer()));
`;

/** Both as one whole process each, from a JPEG on the disk to a PNG on the disk, taking turns. */
export async function measurePeer({ peerFolder, folder, env }) {
  const photo = join(folder, 'photo-2.6mp.jpg');
  await writePhoto(photo, { width: 1862, height: 1396 });
  const script = join(peerFolder, 'clickcut-peer.mjs');
  await writeFile(script, peerScript);
  const ours = [];
  const theirs = [];
  for (let i = 0; i < 3; i++) {
    let start = performance.now();
    await run(process.execPath, [script, photo, join(folder, 'peer.png')], { cwd: peerFolder });
    theirs.push(performance.now() - start);
    start = performance.now();
    await run(process.execPath, [join(root, 'bin/clickcut.mjs'), 'remove-bg', photo, '--out', join(folder, 'ours.png'), '--force'], { env });
    ours.push(performance.now() - start);
  }
  const seconds = (value) => `${(value / 1000).toFixed(1)} s`;
  return [
    {
      what: 'background of a 2.6 MP JPEG removed, one process from start to end',
      value: seconds(median(ours)),
      floor: `@imgly/background-removal-node 1.4.5: ${seconds(median(theirs))}`,
      ratio: median(ours) / median(theirs),
    },
  ];
}
