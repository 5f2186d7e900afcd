import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { createClickcut } from '../../src-main/app/index';
import { expect, samplePhoto, test } from './app';
import { EditorPage } from './editor-page';
import { alphaOf, bytesOf, largestDifference, pixelsOf } from './pixels';

const wing = { x: 330, y: 300 };

test('a photo is opened, clicked, cut out and exported, and the pixels are those of the Node API', async ({ launch, folders }) => {
  const { page } = await launch();
  const editor = new EditorPage(page);
  const photo = samplePhoto('airplane-from-above');

  await page.getByTestId('file-input').setInputFiles({ name: 'plane.jpg', mimeType: 'image/jpeg', buffer: await readFile(photo) });
  await editor.ready();
  await editor.expectingMask(() => editor.click(wing));
  await expect(editor.prompts).toHaveText(['Include point at 330, 300']);

  await editor.cutOut();
  expect(await editor.layerNames()).toEqual(['Cut-out 1', 'plane']);
  await expect(editor.prompts).toHaveCount(0);

  await page.getByRole('button', { name: /^Export/ }).click();
  const downloading = page.waitForEvent('download');
  await page.getByTestId('export-go').click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('Cut-out 1.png');
  const exported = await pixelsOf(await bytesOf(download));

  const app = await createClickcut({ cacheDir: folders.cache, configDir: folders.config, provider: 'cpu' });
  try {
    const image = await app.open(photo);
    // The editor never waits until it is known what stands out in the photo, but uses it where it is.
    const differences: number[] = [];
    for (const salience of ['held', 'wait'] as const) {
      const { candidates } = await image.select({ points: [{ ...wing, positive: true }], salience });
      differences.push(largestDifference(alphaOf(exported), (await candidates[0]?.mask()) ?? new Uint8Array()));
    }
    expect([exported.width, exported.height, exported.channels]).toEqual([image.width, image.height, 4]);
    expect(Math.min(...differences)).toBe(0);

    // Inside the object the colours are the photo's own.
    const source = await pixelsOf(photo);
    const at = (300 * image.width + 330) * 4;
    const from = (300 * image.width + 330) * source.channels;
    expect([...exported.data.subarray(at, at + 3)]).toEqual([0, 1, 2].map((c) => source.data[from + (source.channels === 1 ? 0 : c)]));
  } finally {
    await app.close();
  }
});

test('all layers are exported in one go, in the chosen format', async ({ launch }) => {
  const { page } = await launch({ open: samplePhoto('allium-oreophilum') });
  const editor = new EditorPage(page);
  await editor.ready();
  await editor.expectingMask(() => editor.click({ x: 440, y: 560 }));
  await editor.cutOut();
  await editor.expectingMask(() => editor.click({ x: 437, y: 850 }));
  await editor.cutOut();

  for (const [label, extension, type] of [['WebP', 'webp', 'webp'], ['JPEG', 'jpg', 'jpeg'], ['PNG', 'png', 'png']] as const) {
    await page.getByRole('button', { name: /^Export/ }).click();
    await page.getByRole('radio', { name: /All layers/ }).click();
    await page.getByRole('radio', { name: label }).click();
    const downloading = page.waitForEvent('download');
    await page.getByTestId('export-go').click();
    const files = unzipSync(await bytesOf(await downloading));
    expect(Object.keys(files).sort()).toEqual([`Cut-out 1.${extension}`, `Cut-out 2.${extension}`, `image.${extension}`]);
    for (const bytes of Object.values(files)) {
      const { format, width, height, hasAlpha } = await sharp(bytes).metadata();
      expect([format, width, height]).toEqual([type, 807, 1024]);
      if (type === 'jpeg') expect(hasAlpha).toBe(false);
    }
  }
});

test('the background is removed into a layer, and can be undone', async ({ launch }) => {
  const { page } = await launch({ open: samplePhoto('allium-oreophilum') });
  const editor = new EditorPage(page);
  await editor.ready();
  await page.getByRole('button', { name: 'Remove background' }).click();
  await expect(page.getByTestId('background-progress')).toBeVisible();
  await expect(editor.layers).toHaveCount(2, { timeout: 90_000 });
  await expect(page.getByTestId('background-progress')).toBeHidden();
  // The photo below is hidden, so that the result can be seen.
  await expect(page.getByRole('button', { name: 'Show image' })).toBeVisible();

  await page.keyboard.press('Control+z');
  await expect(editor.layers).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Hide image' })).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(editor.layers).toHaveCount(2);
});

test('removing a background can be cancelled and leaves no trace', async ({ launch }) => {
  const { page } = await launch({ open: samplePhoto('airplane-from-above') });
  const editor = new EditorPage(page);
  await editor.ready();
  await page.getByRole('button', { name: 'Remove background' }).click();
  await page.getByTestId('background-progress').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByTestId('background-progress')).toBeHidden();
  await expect(editor.layers).toHaveCount(1);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await editor.expectingMask(() => editor.click(wing));
});
