/** A document with one 24 MP photo and 20 cut-outs: how smoothly it is edited, and how soon its project opens. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import sharp from 'sharp';
import { dropPhoto } from './clicks.mjs';
import { openPage } from './page.mjs';
import { writePhoto } from './photo.mjs';
import { median } from './statistics.mjs';

const require = createRequire(import.meta.url);
const cutouts = 20;
const seconds = 4;
const layerCount = `document.querySelectorAll('[data-testid=layer]').length`;

/** Frames a second while `step` runs with each of them. */
const framesWhile = (step) => `new Promise((resolve) => {
  const start = performance.now();
  let frames = 0;
  const frame = () => {
    const now = performance.now();
    if (now - start > ${seconds * 1000}) return resolve((frames * 1000) / (now - start));
    (${step})(frames++);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})`;

async function canvasBox(page) {
  return page.evaluate(`(() => {
    const element = document.querySelector('[data-testid=canvas]');
    const { left, top, width, height } = element.getBoundingClientRect();
    const [scale, x, y] = element.dataset.view.split(' ').map(Number);
    return { left, top, width, height, scale, x, y };
  })()`);
}

/** Rectangles in rows over the photo, each cut out. */
async function cutOutRectangles(page) {
  const { left, top, scale, x, y } = await canvasBox(page);
  const at = (px, py) => [left + x + px * scale, top + y + py * scale];
  for (let i = 0; i < cutouts; i++) {
    const px = 200 + (i % 5) * 1120;
    const py = 200 + Math.floor(i / 5) * 920;
    await page.press('m');
    await page.drag(at(px, py), at(px + 900, py + 720));
    await page.waitFor(`(document.querySelector('[data-testid=canvas]').dataset.area ?? 'none') !== 'none'`);
    await page.press('Enter');
    await page.waitFor(`${layerCount} === ${i + 2}`);
  }
}

/** The same pictures drawn by Konva alone, one of them moving. */
async function bareKonva(page, box) {
  const source = await readFile(join(require.resolve('konva/package.json'), '../konva.min.js'), 'utf8');
  await page.evaluate(`${source}; undefined`);
  return page.evaluate(`(() => {
    const host = document.createElement('div');
    document.body.append(host);
    const stage = new Konva.Stage({ container: host, width: ${Math.round(box.width)}, height: ${Math.round(box.height)} });
    const layer = new Konva.Layer({ listening: false });
    stage.add(layer);
    const picture = (width, height) => Object.assign(document.createElement('canvas'), { width, height });
    const add = (x, y, width, height, of) => {
      const image = new Konva.Image({ image: of, x: ${box.x} + x * ${box.scale}, y: ${box.y} + y * ${box.scale}, width: width * ${box.scale}, height: height * ${box.scale}, listening: false, perfectDrawEnabled: false });
      layer.add(image);
      return image;
    };
    add(0, 0, 6000, 4000, picture(1280, 853));
    let last;
    for (let i = 0; i < ${cutouts}; i++) last = add(200 + (i % 5) * 1120, 200 + Math.floor(i / 5) * 920, 900, 720, picture(900, 720));
    return ${framesWhile('(frame) => { last.x(last.x() + (frame % 60 < 30 ? 2 : -2)); layer.draw(); }')};
  })()`);
}

/** Presses at a place, moves to and fro with every frame, and lets go. */
async function framesOfGesture(page, { x, y }) {
  await page.down(x, y);
  const fps = await page.evaluate(
    framesWhile(`(frame) => {
      const step = frame % 60 < 30 ? frame % 60 : 60 - (frame % 60);
      const init = { bubbles: true, pointerId: 1, pointerType: 'mouse', isPrimary: true, buttons: 1, clientX: ${x} + 12 + step * 2, clientY: ${y} + step };
      document.querySelector('[data-testid=canvas]').dispatchEvent(new PointerEvent('pointermove', init));
    }`),
  );
  await page.up(x, y);
  return fps;
}

/** From the drop until all layers are there; the file's bytes lie ready, as a chosen file's do. */
const openDropped = `new Promise((resolve) => {
  const data = new DataTransfer();
  data.items.add(window.benchFile);
  const start = performance.now();
  document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  const look = () => (${layerCount} === ${cutouts + 1} ? resolve(performance.now() - start) : setTimeout(look, 5));
  look();
})`;

async function closeDocument(page) {
  await page.press('k', { ctrl: true });
  await page.waitFor(`document.activeElement?.getAttribute('role') === 'combobox'`);
  await page.type('close');
  await page.waitFor(`document.querySelectorAll('[role=option]').length > 0`);
  await page.press('Enter');
  await page.waitFor(`document.querySelector('.empty-card') !== null`);
}

/** In an engine that has never seen it: first in a new window, then in one that has had documents open before. */
async function openProject({ project, browser, startServer }) {
  const server = startServer();
  const page = await openPage(browser, await server.url);
  // What was done before must not be collected while it is measured.
  const rest = () => new Promise((resolve) => setTimeout(resolve, 2500));
  try {
    await page.waitFor(`document.querySelector('.empty-card') !== null`);
    await page.evaluate(`window.benchFile = new File([Uint8Array.from(atob(${JSON.stringify(project)}), (c) => c.charCodeAt(0))], 'bench.clickcut'); undefined`);
    await rest();
    const first = await page.evaluate(openDropped);
    const later = [];
    for (let i = 0; i < 3; i++) {
      await rest();
      await closeDocument(page);
      await rest();
      later.push(await page.evaluate(openDropped));
    }
    return { first, later: median(later) };
  } finally {
    await page.close();
    await server.stop();
  }
}

export async function measureEditing({ folder, browser, startServer }) {
  const photo = join(folder, 'photo-24mp.jpg');
  await writePhoto(photo, { width: 6000, height: 4000 });
  const decodes = [];
  for (let i = 0; i < 3; i++) {
    const started = performance.now();
    await sharp(photo).raw().toBuffer();
    decodes.push(performance.now() - started);
  }
  const server = startServer();
  const page = await openPage(browser, await server.url);
  const bare = await openPage(browser, 'about:blank');
  try {
    await page.waitFor(`document.querySelector('[data-testid=file-input]')`);
    await dropPhoto(page, photo, 'photo.jpg');
    await page.waitFor(`document.querySelector('[data-testid=embedding]')?.dataset.phase === 'ready'`);
    await cutOutRectangles(page);
    const box = await canvasBox(page);
    const on = { x: box.left + box.x + (200 + 4 * 1120 + 450) * box.scale, y: box.top + box.y + (200 + 3 * 920 + 360) * box.scale };

    const konva = [await bareKonva(bare, box)];
    await page.press('v');
    const drag = await framesOfGesture(page, on);
    await page.press('b');
    const brush = await framesOfGesture(page, on);
    konva.push(await bareKonva(bare, box));

    await page.evaluate(`(() => {
      for (const name of ['showSaveFilePicker', 'showOpenFilePicker']) Reflect.deleteProperty(window, name);
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob) => { if (blob.size > 1e6) window.benchProject = blob; return make.call(URL, blob); };
    })()`);
    await page.press('s', { ctrl: true });
    await page.waitFor(`window.benchProject`);
    await page.waitFor(`document.querySelector('[data-testid=document-state]').textContent === 'saved'`);
    const project = await page.evaluate(`new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
      reader.readAsDataURL(window.benchProject);
    })`);
    const opened = [];
    for (let i = 0; i < 3; i++) opened.push(await openProject({ project, browser, startServer }));
    return { konva: median(konva), drag, brush, decode: median(decodes), openingFirst: median(opened.map(({ first }) => first)), opening: median(opened.map(({ later }) => later)) };
  } finally {
    await page.close();
    await bare.close();
    await server.stop();
  }
}
