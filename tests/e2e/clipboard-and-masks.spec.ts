import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, samplePhoto, test } from './app';
import { EditorPage } from './editor-page';

/** The picture in the clipboard: how large it is, and how many of its pixels hold anything. */
const clipboardPicture = (page: Page): Promise<{ readonly width: number; readonly height: number; readonly filled: number }> =>
  page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const bitmap = await createImageBitmap((await item?.getType('image/png')) ?? new Blob());
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const { data } = context?.getImageData(0, 0, width, height) ?? { data: new Uint8ClampedArray() };
    let filled = 0;
    for (let i = 3; i < data.length; i += 4) if ((data[i] ?? 0) > 127) filled += 1;
    return { width, height, filled };
  });

test.describe('in a page', () => {
  test.beforeEach(() => {
    test.skip(test.info().project.metadata['host'] === 'electron', 'a browser grants reading the clipboard, and a desktop window asks where masks go in the dialog of the system');
  });

  test('what is selected is copied as a picture, or else the chosen layer', async ({ launch }) => {
    const { page } = await launch({ open: samplePhoto('airplane-from-above') });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const editor = new EditorPage(page);
    await editor.ready();
    await editor.expectingMask(() => editor.click({ x: 255, y: 255 }));
    await page.keyboard.press('Control+c');
    await expect(page.getByTestId('toast').filter({ hasText: 'Copied selection' })).toBeVisible();
    const roundel = await clipboardPicture(page);
    expect(roundel.width).toBeGreaterThan(90);
    expect(roundel.width).toBeLessThan(180);
    // A disc in its box, not the box.
    expect(roundel.filled / (roundel.width * roundel.height)).toBeLessThan(0.85);
    // Nothing was cut out for it.
    await expect(editor.layers).toHaveCount(1);

    await page.keyboard.press('Escape');
    await page.keyboard.press('m');
    await editor.dragBox({ x: 100, y: 100 }, { x: 300, y: 200 });
    await expect(editor.canvas).toHaveAttribute('data-area', /^[0-9a-f]{64}$/);
    await page.keyboard.press('Control+c');
    await expect.poll(() => clipboardPicture(page)).toEqual({ width: 200, height: 100, filled: 20_000 });

    await page.keyboard.press('Control+d');
    await page.keyboard.press('Control+c');
    await expect.poll(() => clipboardPicture(page)).toEqual({ width: 1024, height: 717, filled: 1024 * 717 });
  });

  test('a mask goes out as a grey picture and comes back the same', async ({ launch }) => {
    const { page } = await launch({ open: samplePhoto('airplane-from-above') });
    const editor = new EditorPage(page);
    await editor.ready();
    await page.keyboard.press('l');
    await editor.dragBox({ x: 150, y: 120 }, { x: 420, y: 330 });
    await page.keyboard.press('m');
    await editor.dragBox({ x: 100, y: 100 }, { x: 300, y: 200 });
    await expect(editor.canvas).toHaveAttribute('data-area', /^[0-9a-f]{64}$/);
    const area = await editor.canvas.getAttribute('data-area');
    const run = async (name: string): Promise<void> => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
    };

    const download = page.waitForEvent('download');
    await run('Export mask');
    const bytes = await readFile(await (await download).path());
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 1024, height: 717, channels: 1, depth: 'uchar' });

    await page.keyboard.press('Control+d');
    await expect(editor.canvas).toHaveAttribute('data-area', 'none');
    const chooser = page.waitForEvent('filechooser');
    await run('Import mask');
    await (await chooser).setFiles({ name: 'mask.png', mimeType: 'image/png', buffer: bytes });
    await expect(editor.canvas).toHaveAttribute('data-area', area ?? '');
  });
});

test('several files that are dropped together become layers, in one step', async ({ launch }) => {
  const { page } = await launch({ open: samplePhoto('airplane-from-above') });
  const editor = new EditorPage(page);
  await expect(editor.layers).toHaveCount(1);
  const flower = await readFile(samplePhoto('allium-oreophilum'), 'base64');
  const small = (await sharp({ create: { width: 40, height: 30, channels: 3, background: '#c33' } }).png().toBuffer()).toString('base64');
  await page.evaluate(
    (files) => {
      const data = new DataTransfer();
      for (const [name, base64] of files) data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    [['flower.jpg', flower], ['broken.jpg', Buffer.from('nothing').toString('base64')], ['red.png', small]] as const,
  );
  await expect.poll(() => editor.layerNames()).toEqual(['flower', 'red', 'image']);
  await expect(page.getByRole('alert').filter({ hasText: 'broken.jpg' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect.poll(() => editor.layerNames()).toEqual(['image']);
});
