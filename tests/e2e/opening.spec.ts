import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, samplePhoto, test } from './app';
import { EditorPage } from './editor-page';

interface DroppedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** Hands a file to the page the way the system does when something is dropped or pasted. */
async function deliver(page: Page, kind: 'drop' | 'paste', file: DroppedFile): Promise<void> {
  await page.evaluate(
    ({ kind, name, type, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], name, { type }));
      const target = document.body;
      if (kind === 'paste') target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
      else for (const step of ['dragenter', 'dragover', 'drop']) target.dispatchEvent(new DragEvent(step, { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    { kind, name: file.name, type: file.type, base64: file.bytes.toString('base64') },
  );
}

test('a photo is opened by drop, and what is pasted then becomes a layer of it', async ({ launch }) => {
  const { page } = await launch();
  const editor = new EditorPage(page);
  await expect(page.getByText('Drop a photo to start')).toBeVisible();
  const flower = { name: 'flower.jpg', type: 'image/jpeg', bytes: await readFile(samplePhoto('allium-oreophilum')) };
  await deliver(page, 'drop', flower);
  await expect.poll(() => editor.layerNames()).toEqual(['flower']);
  await expect(page.getByTestId('document-size')).toHaveText('807 × 1024');

  const plane = { name: 'pasted.jpg', type: 'image/jpeg', bytes: await readFile(samplePhoto('airplane-from-above')) };
  await deliver(page, 'paste', plane);
  await expect.poll(() => editor.layerNames()).toEqual(['pasted', 'flower']);
  await expect(page.getByTestId('document-size')).toHaveText('807 × 1024');
  await page.keyboard.press('Control+z');
  await expect.poll(() => editor.layerNames()).toEqual(['flower']);
});

test('a sample photo is opened from the empty state', async ({ launch }) => {
  const { page } = await launch();
  const editor = new EditorPage(page);
  await page.getByTestId('sample-airplane').click();
  await editor.ready();
  await editor.expectingMask(() => editor.click({ x: 330, y: 300 }));
});

test('a broken file gives a message that names it, and the program goes on', async ({ launch }) => {
  const { page } = await launch({ open: samplePhoto('allium-oreophilum') });
  const editor = new EditorPage(page);
  await expect(editor.layers).toHaveCount(1);
  const whole = await readFile(samplePhoto('airplane-from-above'));
  const bad: readonly DroppedFile[] = [
    { name: 'cut.jpg', type: 'image/jpeg', bytes: whole.subarray(0, 20_000) },
    { name: 'letter.png', type: 'image/png', bytes: Buffer.from('Dear reader,') },
    { name: 'nothing.jpg', type: 'image/jpeg', bytes: Buffer.alloc(0) },
  ];
  for (const file of bad) {
    await deliver(page, 'drop', file);
    await expect(page.getByRole('alert').filter({ hasText: file.name })).toBeVisible();
  }
  await expect(editor.layers).toHaveCount(1);
  await editor.ready();
  await editor.expectingMask(() => editor.click({ x: 440, y: 560 }));
});
