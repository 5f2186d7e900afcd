import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, samplePhoto, test } from './app';
import { EditorPage } from './editor-page';
import { descendants } from './processes';

/** The browser's own dialogs cannot be driven by a test: files go by download and upload, as in browsers without them. */
async function withoutPickers(page: Page): Promise<void> {
  const remove = (): void => {
    for (const name of ['showSaveFilePicker', 'showOpenFilePicker']) Reflect.deleteProperty(window, name);
  };
  await page.addInitScript(remove);
  await page.evaluate(remove);
}

test('a project is saved, closed and opened again as it was', async ({ launch }) => {
  const { page } = await launch({ open: samplePhoto('airplane-from-above') });
  const editor = new EditorPage(page);
  await withoutPickers(page);
  await editor.ready();
  await editor.expectingMask(() => editor.click({ x: 330, y: 300 }));
  await editor.cutOut();
  await page.getByRole('switch', { name: 'Shadow' }).click();
  await expect(page.getByTestId('document-state')).toHaveText('edited');

  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  const file = await download;
  expect(file.suggestedFilename()).toBe('image.clickcut');
  await expect(page.getByTestId('document-state')).toHaveText('saved');

  await page.getByTestId('document-menu').click();
  await page.getByRole('menuitem', { name: 'Close document' }).click();
  await expect(page.getByText('Drop a photo to start')).toBeVisible();

  await page.getByTestId('file-input').setInputFiles({ name: 'again.clickcut', mimeType: 'application/vnd.clickcut', buffer: await readFile(await file.path()) });
  await expect.poll(() => editor.layerNames()).toEqual(['Cut-out 1', 'image']);
  await expect(page.getByTestId('document-state')).toHaveText('saved');
  await editor.layer('Cut-out 1').click();
  await expect(page.getByRole('switch', { name: 'Shadow' })).toBeChecked();
});

test('a document with changes asks before it closes, and Cancel keeps it', async ({ launch }) => {
  const { page } = await launch({ open: samplePhoto('airplane-from-above') });
  const editor = new EditorPage(page);
  await editor.ready();
  await page.getByRole('button', { name: 'Hide image' }).click();
  await expect(page.getByTestId('document-state')).toHaveText('edited');
  const close = async (): Promise<void> => {
    await page.getByTestId('document-menu').click();
    await page.getByRole('menuitem', { name: 'Close document' }).click();
  };
  await close();
  await page.getByRole('dialog', { name: 'Save image?' }).getByRole('button', { name: 'Cancel' }).click();
  expect(await editor.layerNames()).toEqual(['image']);
  await close();
  await page.getByRole('button', { name: 'Don’t save' }).click();
  await expect(page.getByText('Drop a photo to start')).toBeVisible();
});

test('work is offered back after everything was killed', async ({ launch }) => {
  test.skip(process.platform !== 'linux', 'finds the processes through /proc');
  const first = await launch({ open: samplePhoto('airplane-from-above') });
  const before = new EditorPage(first.page);
  await before.ready();
  await before.expectingMask(() => before.click({ x: 330, y: 300 }));
  await before.cutOut();
  await expect(first.page.getByTestId('document-state')).toHaveText('edited');
  // What a second may miss is what came within it.
  await first.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)));
  for (const pid of [...descendants(first.pid, 'node'), first.pid]) process.kill(pid, 'SIGKILL');

  const { page } = await launch({ viewport: { width: 1024, height: 700 } });
  const editor = new EditorPage(page);
  const offer = page.getByTestId('recoverable');
  await expect(offer).toHaveCount(1);
  await expect(offer).toContainText('2 layers');
  // In a low window the rest is scrolled to, and nothing is above the beginning.
  const card = await page.getByRole('region', { name: 'Drop a photo to start' }).boundingBox();
  expect(card?.y).toBeGreaterThan(44);
  await page.getByRole('button', { name: 'Recover image' }).click();
  await expect.poll(() => editor.layerNames()).toEqual(['Cut-out 1', 'image']);
  await expect(offer).toHaveCount(0);
});

test('a second window on the same document reads, and edits once the first is gone', async ({ launch }) => {
  const { page } = await launch({ open: samplePhoto('airplane-from-above') });
  const editor = new EditorPage(page);
  await editor.ready();
  const second = await page.context().newPage();
  await second.goto(page.url());
  const other = new EditorPage(second);
  await expect.poll(() => other.layerNames()).toEqual(['image']);
  await expect(second.getByTestId('document-state')).toHaveText('read-only');
  await expect(second.getByTestId('read-only-banner')).toContainText('Another window is editing this document');
  await expect(page.getByTestId('read-only-banner')).toBeHidden();
  await second.getByRole('button', { name: 'Hide image' }).click();
  await expect(second.getByRole('button', { name: 'Hide image' })).toBeVisible();
  await page.getByRole('button', { name: 'Hide image' }).click();
  await expect(second.getByRole('button', { name: 'Show image' })).toBeVisible();
  await page.close();
  await expect(second.getByTestId('document-state')).not.toHaveText('read-only');
  await expect(second.getByTestId('read-only-banner')).toBeHidden();
  await second.getByRole('button', { name: 'Show image' }).click();
  await expect(second.getByRole('button', { name: 'Hide image' })).toBeVisible();
});
