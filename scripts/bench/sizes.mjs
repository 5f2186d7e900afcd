/** Memory and time for photos of 24, 50 and 100 megapixels: opened, encoded, clicked, cut out, exported. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canvasBox, overlayVersion } from './clicks.mjs';
import { watchPeak } from './memory.mjs';
import { openPage } from './page.mjs';
import { writePhoto } from './photo.mjs';

const sizes = [
  [6000, 4000],
  [8660, 5774],
  [12240, 8160],
];

const sliceBytes = 4 * 1024 ** 2;
const found = (selector) => `document.querySelector(${JSON.stringify(selector)}) !== null`;
const layers = (count) => `document.querySelectorAll('[data-testid=layer]').length === ${count}`;
const clickOn = (page, selector) => page.evaluate(`document.querySelector(${JSON.stringify(selector)}).click()`);

/** Drops a file of any size: in slices, so that the page never holds much more than the file. */
async function dropLargePhoto(page, path) {
  const bytes = await readFile(path);
  await page.evaluate('void (window.benchParts = [])');
  for (let at = 0; at < bytes.length; at += sliceBytes) {
    const base64 = bytes.subarray(at, at + sliceBytes).toString('base64');
    await page.evaluate(`void window.benchParts.push(Uint8Array.from(atob(${JSON.stringify(base64)}), (c) => c.charCodeAt(0)))`);
  }
  return () =>
    page.evaluate(`(() => {
      const data = new DataTransfer();
      data.items.add(new File(window.benchParts, 'photo.jpg', { type: 'image/jpeg' }));
      delete window.benchParts;
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    })()`);
}

/** Files that the page would download are counted and let go: the disk of whoever runs this stays as it is. */
const catchDownloads = `void (() => {
  const make = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (blob) => {
    window.benchExported = blob.size;
    return make(new Blob([]));
  };
  HTMLAnchorElement.prototype.click = () => undefined;
})()`;

async function exportScope(page, scope) {
  await page.evaluate('void (window.benchExported = 0)');
  await page.press('e', { ctrl: true });
  await page.waitFor(found('[data-testid=export-go]'));
  await clickOn(page, `[role=radio][value=${scope}]`);
  await page.waitFor(found(`[role=radio][value=${scope}][data-state=checked]`));
  await clickOn(page, '[data-testid=export-go]');
  await page.waitFor(`window.benchExported > 0 || ${found('.toast-error')}`, { timeoutMs: 300_000 });
  const failure = await page.evaluate(`document.querySelector('.toast-error')?.textContent ?? ''`);
  if (failure) throw new Error(`the export of '${scope}' failed: ${failure}`);
  await page.waitFor(`!${found('[data-testid=export-go]')}`);
}

/** Runs the steps one after another, each with its time and with the peaks of the engine with inference, and of the browser. */
async function inPhases(pids, steps) {
  const phases = {};
  for (const [name, step] of Object.entries(steps)) {
    const stops = pids.map((pid) => watchPeak([pid]));
    const start = performance.now();
    try {
      await step();
    } finally {
      const ms = performance.now() - start;
      const [engineMiB, browserMiB] = await Promise.all(stops.map((stop) => stop()));
      phases[name] = { ms, engineMiB, browserMiB };
    }
  }
  return phases;
}

async function measureSize([width, height], { folder, browser, startServer }) {
  const photo = join(folder, `photo-${width}.jpg`);
  await writePhoto(photo, { width, height });
  const server = startServer();
  const page = await openPage(browser, await server.url);
  try {
    await page.waitFor(found('[data-testid=file-input]'));
    const drop = await dropLargePhoto(page, photo);
    await page.evaluate(catchDownloads);
    // The engine starts its click process with the page; a person needs a moment too to find a photo.
    await page.waitFor(`document.querySelector('[data-testid=device-status]')?.textContent.includes('CPU')`);
    const phases = await inPhases([server.pid, page.pid], {
      open: async () => {
        await drop();
        await page.waitFor(layers(1), { timeoutMs: 120_000 });
      },
      encode: () => page.waitFor(`document.querySelector('[data-testid=embedding]')?.dataset.phase === 'ready'`, { timeoutMs: 120_000 }),
      click: async () => {
        const box = await canvasBox(page);
        await page.click(box.x + box.width * 0.4, box.y + box.height * 0.42);
        await page.waitFor(`${overlayVersion} > 0`);
      },
      cutOut: async () => {
        await page.press('Enter');
        await page.waitFor(layers(2), { timeoutMs: 120_000 });
      },
      exportCutout: () => exportScope(page, 'selected'),
      exportPicture: () => exportScope(page, 'document'),
    });
    const all = Object.values(phases);
    return {
      megapixels: (width * height) / 1e6,
      openMs: phases.open.ms,
      usableMs: phases.open.ms + phases.encode.ms,
      exportMs: phases.exportCutout.ms,
      exportPictureMs: phases.exportPicture.ms,
      peakMiB: Math.max(...all.map(({ engineMiB }) => engineMiB)),
      browserMiB: Math.max(...all.map(({ browserMiB }) => browserMiB)),
      phases,
    };
  } finally {
    await page.close();
    await server.stop();
  }
}

export async function measureSizes(context) {
  const rows = [];
  for (const size of sizes) rows.push(await measureSize(size, context));
  return rows;
}
