import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Misbehaves when its heavy graph is assigned to a GPU; is the real inference child when not. */
export async function misbehaveOnGpu(misbehave) {
  const { assignments } = JSON.parse(process.argv[2]);
  if (assignments['mobile-sam-encoder'].provider !== 'cpu') process.once('message', misbehave);
  else await import(pathToFileURL(join(process.cwd(), 'dist', 'main', 'inference.js')).href);
}
