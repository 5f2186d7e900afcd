#!/usr/bin/env -S MALLOC_MMAP_THRESHOLD_=1048576 node
// The engine runs in this process; why that variable: src-main/inference/process/lean-memory.ts.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const argv = process.argv.slice(2);

// npm runs scripts in the project's folder; names of files are meant from where the user is.
if (process.env.npm_lifecycle_event === 'clickcut' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

// A checkout builds what is stale, an installed package has it built. Quietly: stdout is for results.
if (existsSync(join(root, 'src-main')) && existsSync(join(root, 'scripts/build.mjs'))) {
  const { buildStale } = await import('../scripts/build.mjs');
  await buildStale({ quiet: true, only: argv.includes('serve') ? ['main', 'renderer'] : ['main'] });
}

const { main } = await import('../dist/main/cli.js');
process.exitCode = await main(argv);
// Whatever still holds the loop open after the orderly end is not worth waiting for.
setTimeout(() => process.exit(), 2000).unref();
