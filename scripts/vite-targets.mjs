/** How each part of dist/ is made. Dependencies stay outside the Node bundles; the page and the preload hold theirs. */
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { builtinModules, createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const builtins = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/** Everything that is not ours: bare names. Ours are relative or absolute paths. */
const external = (id) => builtins.includes(id) || /^[^./\0]/.test(id) && !/^[A-Za-z]:/.test(id) && !id.startsWith('/');

const common = (root, quiet) => ({
  root,
  configFile: false,
  publicDir: false,
  logLevel: quiet ? 'silent' : 'warn',
});

const mainEntries = {
  cli: 'src-main/hosts/entry/clickcut.ts',
  index: 'src-main/app/index.ts',
  engine: 'src-main/app/engine-entry.ts',
  inference: 'src-main/inference/process/entry.ts',
  'raster-worker': 'src-main/services/raster/worker.ts',
  'render-worker': 'src-main/services/render/render-worker.ts',
  'import-worker': 'src-main/services/imports/worker.ts',
  'refine-worker': 'src-main/services/refining/refine-worker.ts',
  'psd-worker': 'src-main/services/exports/layered/psd-worker.ts',
};

async function buildMain(root, outDir, quiet) {
  const input = Object.fromEntries(Object.entries(mainEntries).map(([name, path]) => [name, join(root, path)]));
  await build({
    ...common(root, quiet),
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: true,
      minify: false,
      sourcemap: true,
      rollupOptions: { input, external, output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' } },
    },
  });
  await buildCommonJs(root, outDir, quiet, { entry: 'src-main/hosts/electron/main.ts', fileName: 'electron.cjs', external });
}

function buildPreload(root, outDir, quiet) {
  const onlyElectron = (id) => id === 'electron';
  return buildCommonJs(root, outDir, quiet, { entry: 'src-preload/electron/preload.ts', fileName: 'preload.cjs', external: onlyElectron, noExternal: true });
}

/** Electron loads its main file and a sandboxed preload as CommonJS, one file each. */
async function buildCommonJs(root, outDir, quiet, { entry, fileName, external: isExternal, noExternal }) {
  await build({
    ...common(root, quiet),
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      rollupOptions: { input: join(root, entry), external: isExternal, output: { format: 'cjs', entryFileNames: fileName, codeSplitting: false } },
    },
    ssr: { noExternal },
  });
}

async function buildRenderer(root, outDir, quiet) {
  await build({
    ...common(root, quiet),
    root: join(root, 'src-renderer/app'),
    base: './',
    plugins: [react()],
    build: { target: 'chrome130', outDir, emptyOutDir: true, sourcemap: false, chunkSizeWarningLimit: 2000 },
  });
}

/** Declarations of the Node API, for those who install the package. */
async function buildTypes(root, outDir) {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const args = ['-p', 'config/tsconfig.main.json', '--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--rootDir', '.', '--outDir', outDir];
  await promisify(execFile)(process.execPath, [tsc, ...args], { cwd: root });
}

const builders = { main: buildMain, preload: buildPreload, renderer: buildRenderer, types: buildTypes };

/**
 * Builds beside the final folder and swaps at the end: a program that runs from dist/ meanwhile sees the old files or
 * the new ones, and a failed build leaves the old ones.
 * @param {string} root @param {string} name @param {{ quiet: boolean }} options
 */
export async function buildTarget(root, name, { quiet }) {
  const final = join(root, 'dist', name);
  const fresh = `${final}.${process.pid}.new`;
  const old = `${final}.${process.pid}.old`;
  try {
    await builders[name](root, fresh, quiet);
    if (existsSync(final)) await rename(final, old);
    await rename(fresh, final);
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}
