import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { expect, samplePhoto, test } from './app';
import { EditorPage } from './editor-page';

const windowOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Batch' });
const status = (page: Page): Locator => page.getByTestId('batch-status');
const tile = (page: Page, name: string | RegExp): Locator => windowOf(page).getByRole('button', { name });

/** Opens the window and adds two photos and a broken file, in the browser's own dialog. */
async function withPhotos(page: Page): Promise<void> {
  test.skip(test.info().project.metadata['host'] === 'electron', 'a desktop window asks in the dialog of the system');
  // The dialogs of the other kind cannot be driven by a script; without them the page asks with this one.
  await page.evaluate(() => {
    for (const name of ['showOpenFilePicker', 'showSaveFilePicker']) Reflect.deleteProperty(window, name);
  });
  await page.keyboard.press('Control+Shift+b');
  await expect(windowOf(page)).toBeVisible();
  const asked = page.waitForEvent('filechooser');
  await windowOf(page).getByRole('button', { name: 'Add photos…' }).click();
  const flower = await readFile(samplePhoto('allium-oreophilum'));
  await (await asked).setFiles([
    { name: 'plane.jpg', mimeType: 'image/jpeg', buffer: await readFile(samplePhoto('airplane-from-above')) },
    { name: 'flower.jpg', mimeType: 'image/jpeg', buffer: flower },
    { name: 'broken.jpg', mimeType: 'image/jpeg', buffer: flower.subarray(0, 5000) },
  ]);
  await expect(page.getByTestId('batch-count')).toHaveText('3 photos');
}

async function openJob(page: Page, job: unknown): Promise<void> {
  const asked = page.waitForEvent('filechooser');
  await windowOf(page).getByRole('button', { name: 'Open job…' }).click();
  await (await asked).setFiles([{ name: 'job.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(job)) }]);
}

async function collect(page: Page): Promise<Readonly<Record<string, Uint8Array>>> {
  const downloading = page.waitForEvent('download');
  await page.getByTestId('batch-collect').click();
  return unzipSync(await readFile(await (await downloading).path()));
}

test.describe('the batch window', () => {
  test('backgrounds are removed, one photo cannot be read, and a result is mended in the editor', async ({ launch }) => {
    test.setTimeout(240_000);
    const { page } = await launch({ reducedMotion: true });
    const editor = new EditorPage(page);
    await withPhotos(page);
    await page.getByTestId('batch-start').click();
    await expect(status(page)).toHaveText('2 of 3 done · 1 failed', { timeout: 120_000 });
    await expect(tile(page, 'flower.jpg: Done')).toBeVisible();
    await tile(page, 'broken.jpg: Failed').click();
    await expect(windowOf(page).getByRole('alert')).toContainText('broken.jpg');
    await page.keyboard.press('ArrowRight');
    await expect(page.getByTestId('batch-after')).toBeVisible();

    const first = await collect(page);
    expect(Object.keys(first).sort()).toEqual(['flower.png', 'plane.png']);
    expect(await sharp(first['plane.png']).metadata()).toMatchObject({ format: 'png', width: 1024, hasAlpha: true });

    // The plane's wing alone takes the place of the plane.
    await windowOf(page).getByRole('button', { name: 'All photos' }).click();
    await tile(page, 'plane.jpg: Done').click();
    await page.getByTestId('batch-mend').click();
    await expect(page.getByTestId('mend-bar')).toContainText('plane.jpg');
    await expect(editor.layers).toHaveCount(2, { timeout: 60_000 });
    await page.keyboard.press('Control+z');
    await expect(editor.layers).toHaveCount(1);
    await editor.ready();
    await editor.expectingMask(() => editor.click({ x: 420, y: 300 }));
    await editor.cutOut();
    await page.getByTestId('batch-write-back').click();
    await expect(tile(page, 'plane.jpg: Mended')).toBeVisible({ timeout: 60_000 });
    await expect(page.getByTestId('mend-bar')).toHaveCount(0);

    const second = await collect(page);
    expect(Buffer.compare(second['flower.png'] ?? Buffer.alloc(0), first['flower.png'] ?? Buffer.alloc(1))).toBe(0);
    expect(await sharp(second['plane.png']).metadata()).toMatchObject({ format: 'png', width: 1024, hasAlpha: true });
    expect(Buffer.compare(second['plane.png'] ?? Buffer.alloc(0), first['plane.png'] ?? Buffer.alloc(0))).not.toBe(0);

    // Once more: what was mended stays, and what failed is tried again.
    await page.getByTestId('batch-start').click();
    await expect(page.getByTestId('batch-start')).toBeEnabled();
    await expect(tile(page, 'plane.jpg: Mended')).toBeVisible();
    await expect(tile(page, 'broken.jpg: Failed')).toBeVisible();
  });

  test('a batch is paused, goes on behind the closed window, and is cancelled', async ({ launch }) => {
    const { page } = await launch({ reducedMotion: true });
    await withPhotos(page);
    await page.getByTestId('batch-start').click();
    await page.getByTestId('batch-pause').click();
    await expect(status(page)).toContainText('Paused');
    await page.keyboard.press('Escape');
    await expect(windowOf(page)).toHaveCount(0);
    await expect(page.getByTestId('batch-button')).toContainText(/Batch \d of 3/);
    await page.getByTestId('batch-button').click();
    await windowOf(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByTestId('batch-start')).toBeEnabled();
    const asked = page.waitForEvent('download');
    await windowOf(page).getByRole('button', { name: 'Save job…' }).click();
    expect(JSON.parse(await readFile(await (await asked).path(), 'utf8'))).toMatchObject({ task: 'remove-background', version: 1 });
    await windowOf(page).getByRole('button', { name: 'Clear' }).click();
    await expect(page.getByTestId('batch-count')).toHaveText('0 photos');
  });

  test('patterns and a job file say which files are meant, and what is wrong with a job is said above the window', async ({ launch }) => {
    const { page } = await launch({ reducedMotion: true });
    await withPhotos(page);
    const leaveOut = windowOf(page).getByRole('textbox', { name: 'Leave out' });
    await leaveOut.fill('broken*, p*');
    await leaveOut.press('Enter');
    await expect(page.getByTestId('batch-count')).toHaveText('1 photo');
    await openJob(page, { task: 'export', exclude: ['broken*'], outputs: [{ of: 'document', format: { type: 'jpeg' }, size: { by: 'longest', pixels: 200 }, name: '{doc}' }] });
    await expect(page.getByTestId('batch-count')).toHaveText('2 photos');
    await expect(windowOf(page).getByRole('radio', { name: 'Export as they are' })).toBeChecked();

    await openJob(page, { task: 'remove-background', keep: 9 });
    const toast = page.getByTestId('toast');
    await expect(toast).toContainText('keep');
    await toast.getByRole('button', { name: 'Dismiss' }).click();
    await expect(toast).toHaveCount(0);
    await expect(windowOf(page)).toBeVisible();

    await page.getByTestId('batch-start').click();
    await expect(status(page)).toHaveText('2 of 2 done', { timeout: 120_000 });
    const files = await collect(page);
    expect(Object.keys(files).sort()).toEqual(['flower.jpg', 'plane.jpg']);
    expect(await sharp(files['plane.jpg']).metadata()).toMatchObject({ format: 'jpeg', width: 200 });
    const saving = page.waitForEvent('download');
    await page.getByTestId('batch-report').click();
    const { events } = JSON.parse(await readFile(await (await saving).path(), 'utf8')) as { readonly events: readonly { readonly event: string }[] };
    expect(events.map(({ event }) => event)).toEqual(['finished', 'finished', 'done']);
  });

  for (const colorScheme of ['dark', 'light'] as const) {
    test(`axe finds nothing, ${colorScheme}`, async ({ launch }) => {
      const { page } = await launch({ colorScheme, reducedMotion: true, viewport: { width: 1024, height: 700 } });
      await withPhotos(page);
      await expect(tile(page, /plane/)).toBeVisible();
      for (const step of ['grid', 'review']) {
        if (step === 'review') await tile(page, /plane/).click();
        const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']).analyze();
        expect(violations.flatMap((v) => v.nodes.map((node) => `${v.id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`))).toEqual([]);
      }
    });
  }
});
