import { join } from 'node:path';
import { dropPhoto, overlayVersion } from './clicks.mjs';
import { openPage } from './page.mjs';
import { writePhoto } from './photo.mjs';
import { median } from './statistics.mjs';

/** In a window of 1440 x 900. */
const onThePhoto = { x: 500, y: 380 };

/**
 * From the drop of a photo to the answer of a click that is made as soon as the photo can be seen. The second engine
 * has never seen the photo and finds its embedding on the disk.
 */
async function dropToAnswer({ photo, browser, startServer }) {
  const server = startServer();
  const page = await openPage(browser, await server.url);
  try {
    await page.waitFor(`document.querySelector('[data-testid=file-input]')`);
    // The engine starts its click process with the page; a person needs a moment too to find a photo.
    await page.waitFor(`document.querySelector('[data-testid=device-status]')?.textContent.includes('CPU')`);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    await dropPhoto(page, photo, 'photo.jpg');
    await page.waitFor(`document.querySelectorAll('[data-testid=layer]').length === 1`, { everyMs: 5 });
    await page.click(onThePhoto.x, onThePhoto.y);
    await page.waitFor(`${overlayVersion} > 0`);
    return await page.evaluate(`performance.getEntriesByName('clickcut:overlay-drawn').at(-1).startTime - window.benchDropped`);
  } finally {
    await page.close();
    await server.stop();
  }
}

export async function measureReopening({ folder, browser, startServer }) {
  const first = [];
  const again = [];
  for (let i = 0; i < 5; i++) {
    // Another quality makes another file, and so another embedding.
    const photo = join(folder, `reopen-${i}.jpg`);
    await writePhoto(photo, { width: 4000, height: 3000, quality: 88 + i });
    first.push(await dropToAnswer({ photo, browser, startServer }));
    again.push(await dropToAnswer({ photo, browser, startServer }));
  }
  return { first: median(first), again: median(again) };
}
