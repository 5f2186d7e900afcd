/**
 * `npm test`: everything, in one command. `npm test -- lint unit` runs the named parts only.
 * A part that cannot run is a failure, never a skip.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { buildStale, root } from './build.mjs';
import { ensureBrowser } from './launch/ensure-browser.mjs';

const require = createRequire(import.meta.url);
const packageFile = (name, file) => join(dirname(require.resolve(`${name}/package.json`)), file);

function node(script, args = [], env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.once('exit', (code) => resolve(code === 0));
  });
}

const vitest = (project) => () => node(packageFile('vitest', 'vitest.mjs'), ['run', '--project', project]);

const parts = {
  build: async () => {
    await buildStale();
    return true;
  },
  typecheck: () => node('scripts/typecheck.mjs'),
  lint: () => node(packageFile('eslint', 'bin/eslint.js'), ['.', '--max-warnings', '0']),
  unit: vitest('unit'),
  contract: vitest('contract'),
  architecture: vitest('architecture'),
  golden: vitest('golden'),
  e2e: async () => {
    const browser = await ensureBrowser();
    console.log(`end-to-end tests in ${browser}`);
    return node(packageFile('@playwright/test', 'cli.js'), ['test'], { CLICKCUT_BROWSER: browser });
  },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`There is no part '${unknown.join("', '")}'. Parts: ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}

const failed = [];
const chosen = asked.length > 0 ? asked : Object.keys(parts);
for (const name of chosen) {
  console.log(`\n== ${name}`);
  const passed = await parts[name]().catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    return false;
  });
  if (!passed) failed.push(name);
}
console.log(failed.length === 0 ? `\nAll ${chosen.length} parts passed: ${chosen.join(', ')}.` : `\nFailed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
