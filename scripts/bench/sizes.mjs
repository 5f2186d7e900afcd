/** Memory and time for photos of 24, 50 and 100 megapixels: opened, encoded, clicked, cut out, exported. */
import { join } from 'node:path';
import { dropPhoto } from './clicks.mjs';
import { watchPeak } from './memory.mjs';
import { openPage } from './page.mjs';
import { writePhoto } from './photo.mjs';

const sizes = [
  [6000, 4000],
  [8660, 5774],
  [12240, 8160],
];

async function measureSize([width, height], { folder, browser, startServer }) {
  const photo = join(folder, `photo-${width}.jpg`);
  await writePhoto(photo, { width, height });
  const server = startServer();
  const page = await openPage(browser, await server.url);
  try {
    await page.waitFor(`document.querySelector('[data-testid=file-input]')`);
    const stop = watchPeak([server.pid]);
    const started = performance.now();
    await dropPhoto(page, photo, 'photo.jpg');
    await page.waitFor(`document.querySelectorAll('[data-testid=layer]').length === 1`, { timeoutMs: 120_000 });
    const openMs = performance.now() - started;
    await page.waitFor(`document.querySelector('[data-testid=embedding]')?.dataset.phase === 'ready'`, { timeoutMs: 120_000 });
    await page.click(500, 380);
    await page.waitFor(`Number(document.querySelector('[data-testid=canvas]').dataset.overlayVersion) > 0`);
    await page.press('Enter');
    await page.waitFor(`document.querySelectorAll('[data-testid=layer]').length === 2`, { timeoutMs: 120_000 });
    await page.press('e', { ctrl: true });
    await page.waitFor(`document.querySelector('[data-testid=export-go]')`);
    const exporting = performance.now();
    await page.evaluate(`document.querySelector('[data-testid=export-go]').click()`);
    await page.waitFor(`document.querySelector('[data-testid=toast]')`, { timeoutMs: 300_000 });
    const exportMs = performance.now() - exporting;
    return { megapixels: (width * height) / 1e6, openMs, exportMs, peakMiB: await stop() };
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
