/** One compiler run for each environment, so that the seam cannot see Node or the DOM and the page cannot see Node. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
let failed = false;
for (const name of ['seam', 'preload', 'main', 'renderer', 'tests']) {
  const run = spawnSync(process.execPath, [tsc, '-p', `config/tsconfig.${name}.json`, '--pretty', 'false'], { stdio: 'inherit' });
  console.log(`typecheck ${name}: ${run.status === 0 ? 'ok' : 'failed'}`);
  failed ||= run.status !== 0;
}
process.exitCode = failed ? 1 : 0;
