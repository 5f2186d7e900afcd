import { readFile } from 'node:fs/promises';
import { watchPeak, treeMiB } from './memory.mjs';
import { openPage } from './page.mjs';
import { median } from './statistics.mjs';

/** Objects all over the photo, as fractions of the canvas; every click starts a new selection. */
const places = [
  [0.4, 0.42], [0.56, 0.42], [0.5, 0.6], [0.45, 0.3], [0.6, 0.62], [0.35, 0.55],
  [0.52, 0.5], [0.42, 0.65], [0.58, 0.35], [0.48, 0.45], [0.38, 0.36], [0.55, 0.56],
];

/** Gives the page a file the way a drop does. Base64, because that is what the protocol carries. */
export async function dropPhoto(page, path, name) {
  const base64 = (await readFile(path)).toString('base64');
  await page.evaluate(`(() => {
    const bytes = Uint8Array.from(atob(${JSON.stringify(base64)}), (c) => c.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], ${JSON.stringify(name)}, { type: 'image/jpeg' }));
    window.benchDropped = performance.now();
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  })()`);
}

export const overlayVersion = `Number(document.querySelector('[data-testid=canvas]').dataset.overlayVersion)`;
const ready = `document.querySelector('[data-testid=embedding]')?.dataset.phase === 'ready'`;

export async function canvasBox(page) {
  return page.evaluate(`(({ x, y, width, height }) => ({ x, y, width, height }))(document.querySelector('[data-testid=canvas]').getBoundingClientRect())`);
}

/** Pointer down to overlay drawn, by the page's own marks. */
const lastRoundTrip = `(() => {
  const last = (name) => performance.getEntriesByName(name).at(-1).startTime;
  return last('clickcut:overlay-drawn') - last('clickcut:pointer-down');
})()`;

export async function measureClicks({ photo, browser, startServer }) {
  const server = startServer();
  const page = await openPage(browser, await server.url);
  try {
    await page.waitFor(`document.querySelector('[data-testid=file-input]')`);
    await dropPhoto(page, photo, 'photo.jpg');
    await page.waitFor(ready);
    const box = await canvasBox(page);
    const times = [];
    const atRest = [];
    for (const [index, [fx, fy]] of [...places, ...places].entries()) {
      const before = await page.evaluate(overlayVersion);
      await page.click(box.x + box.width * fx, box.y + box.height * fy);
      await page.waitFor(`${overlayVersion} > ${before}`);
      // The first ones warm the compilers up, as they do for a person.
      if (index >= 4) times.push(await page.evaluate(lastRoundTrip));
      await page.press('Escape');
      await page.waitFor(`document.querySelector('[data-testid=canvas]').dataset.overlay === 'none'`);
      // As in the floor's runs.
      await new Promise((resolve) => setTimeout(resolve, 400));
    }
    atRest.push(await treeMiB(server.pid), await treeMiB(page.pid));
    const stopServer = watchPeak([server.pid]);
    const stopAll = watchPeak([server.pid, page.pid]);
    await page.evaluate(`[...document.querySelectorAll('button')].find((b) => b.textContent.includes('Remove background')).click()`);
    await page.waitFor(`document.querySelectorAll('[data-testid=layer]').length === 2`);
    return {
      roundTrip: median(times),
      times,
      restMiB: atRest[0],
      restWithBrowserMiB: atRest[0] + atRest[1],
      peakMiB: await stopServer(),
      peakWithBrowserMiB: await stopAll(),
    };
  } finally {
    await page.close();
    await server.stop();
  }
}
