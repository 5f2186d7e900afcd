import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { expect, samplePhoto, test } from './app';
import { EditorPage } from './editor-page';
import { bytesOf, pixelsOf } from './pixels';

const wing = { x: 330, y: 300 };

/** Cuts a wing out and opens the sheet for it. */
async function withWing(page: Page): Promise<Locator> {
  const editor = new EditorPage(page);
  await editor.ready();
  await editor.expectingMask(() => editor.click(wing));
  await editor.cutOut();
  await page.keyboard.press('Control+Alt+e');
  return page.getByRole('dialog', { name: 'Export assets' });
}

test('a cut-out becomes a white square for a shop, by a preset that was changed a little', async ({ launch }) => {
  const { page } = await launch({ open: samplePhoto('airplane-from-above') });
  const dialog = await withWing(page);
  await dialog.getByRole('combobox', { name: 'Preset' }).click();
  await page.getByRole('option', { name: /Marketplace/ }).click();
  // The first picture of the files, and how large it will be.
  await expect(dialog.getByTestId('output-facts')).toHaveText(/2000 × 2000 · .*\d+ kB/, { timeout: 60_000 });
  await dialog.getByRole('spinbutton', { name: 'Width', exact: true }).fill('1000');
  await dialog.getByRole('spinbutton', { name: 'Height', exact: true }).fill('1000');
  await page.keyboard.press('Tab');
  await expect(dialog.getByTestId('output-facts')).toHaveText(/1000 × 1000/, { timeout: 60_000 });

  const downloading = page.waitForEvent('download');
  await dialog.getByTestId('outputs-go').click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/\.jpg$/);
  const { width, height, data, channels } = await pixelsOf(await bytesOf(download));
  expect([width, height]).toEqual([1000, 1000]);
  const isContent = (x: number, y: number): boolean => [0, 1, 2].some((c) => (data[(y * width + x) * channels + (channels === 1 ? 0 : c)] ?? 255) < 240);
  const columns = Array.from({ length: width }, (_, x) => x).filter((x) => Array.from({ length: height }, (_, y) => y).some((y) => isContent(x, y)));
  const rows = Array.from({ length: height }, (_, y) => y).filter((y) => Array.from({ length: width }, (_, x) => x).some((x) => isContent(x, y)));
  const longer = Math.max((columns.at(-1) ?? 0) - (columns[0] ?? 0), (rows.at(-1) ?? 0) - (rows[0] ?? 0)) + 1;
  expect(longer / 1000).toBeGreaterThan(0.82);
  expect(longer / 1000).toBeLessThan(0.87);
  await expect(dialog).toBeHidden();
});

test('several outputs come in one zip, and a preset goes out and in as a file', async ({ launch }) => {
  const { page } = await launch({ open: samplePhoto('airplane-from-above') });
  const dialog = await withWing(page);
  await dialog.getByRole('textbox', { name: 'Suffix' }).fill('-small');
  await dialog.getByRole('spinbutton', { name: 'Factor' }).fill('0.5');
  await page.keyboard.press('Tab');
  await dialog.getByRole('button', { name: 'Duplicate this output' }).click();
  await dialog.getByRole('textbox', { name: 'Suffix' }).fill('-layers');
  await dialog.getByRole('combobox', { name: 'Format' }).click();
  await page.getByRole('option', { name: 'PSD' }).click();

  // A dialog of the system cannot be driven by a script; without it the page downloads.
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save preset…' }).click();
  const preset = await bytesOf(await saving);
  expect(JSON.parse(Buffer.from(preset).toString())).toMatchObject({ clickcut: 'preset', version: 1, outputs: [{ suffix: '-small' }, { format: { type: 'psd' } }] });

  const downloading = page.waitForEvent('download');
  await dialog.getByTestId('outputs-go').click();
  const files = unzipSync(await bytesOf(await downloading));
  expect(Object.keys(files).sort()).toEqual(['Cut-out 1-small.png', expect.stringMatching(/\.psd$/)]);
  expect(await sharp(files['Cut-out 1-small.png']).metadata()).toMatchObject({ format: 'png', width: 512 });
  const [, psd] = Object.entries(files).find(([name]) => name.endsWith('.psd')) ?? [];
  expect(Buffer.from(psd ?? []).subarray(0, 4).toString('latin1')).toBe('8BPS');
});

test('a layer keeps what it is exported as, through the project file', async ({ launch }) => {
  const { page } = await launch({ open: samplePhoto('airplane-from-above') });
  const editor = new EditorPage(page);
  await editor.ready();
  await editor.expectingMask(() => editor.click(wing));
  await editor.cutOut();
  const section = page.getByRole('region', { name: 'Layer files' });
  await section.getByRole('button', { name: 'Add a file' }).click();
  await section.getByRole('button', { name: 'Add a file' }).click();
  await section.getByRole('button', { name: 'Change PNG 2x' }).click();

  const dialog = page.getByRole('dialog', { name: 'Export assets' });
  await expect(dialog.getByRole('combobox', { name: 'For', exact: true })).toHaveText('Cut-out 1');
  await expect(dialog.getByRole('textbox', { name: 'Suffix' })).toHaveValue('@2x');
  await dialog.getByRole('combobox', { name: 'Format' }).click();
  await expect(page.getByRole('option', { name: 'PSD' })).toHaveCount(0);
  await page.getByRole('option', { name: 'WebP' }).click();
  await expect(dialog.getByTestId('output-facts')).toHaveText(/2048 × 1434/, { timeout: 60_000 });
  await dialog.getByRole('combobox', { name: 'For', exact: true }).click();
  await page.getByRole('option', { name: 'The document' }).click();
  await expect(dialog.getByRole('combobox', { name: 'For', exact: true })).toHaveText('The document');
  await dialog.getByRole('switch', { name: 'Keep with the document' }).click();
  await expect(dialog.getByTestId('outputs-go')).toHaveText('Export 3 outputs');
  await page.keyboard.press('Escape');
  await expect(section.getByRole('listitem')).toHaveText([/PNG1x/, /WebP 902x · @2x/]);

  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  const saving = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  const { page: other } = await launch({ open: await (await saving).path() });
  const reopened = new EditorPage(other);
  await reopened.layer('Cut-out 1').click();
  const exporting = other.waitForEvent('download');
  await other.getByTestId('layer-export-go').click();
  const files = unzipSync(await bytesOf(await exporting));
  expect(Object.keys(files).sort()).toEqual(['Cut-out 1.png', 'Cut-out 1@2x.webp']);
  expect(await sharp(files['Cut-out 1@2x.webp']).metadata()).toMatchObject({ format: 'webp', width: 2048, height: 1434 });

  const all = other.waitForEvent('download');
  await other.keyboard.press('Control+k');
  await other.getByRole('combobox').fill('kept settings');
  await other.keyboard.press('Enter');
  expect(Object.keys(unzipSync(await bytesOf(await all))).sort()).toEqual(['Cut-out 1 (2).png', 'Cut-out 1.png', 'Cut-out 1@2x.webp', 'image.png']);
});

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing in the export sheet, ${colorScheme}`, async ({ launch }) => {
    const { page } = await launch({ open: samplePhoto('airplane-from-above'), colorScheme, reducedMotion: true });
    await new EditorPage(page).ready();
    await page.keyboard.press('Control+Alt+e');
    await expect(page.getByTestId('output-facts')).toBeVisible({ timeout: 60_000 });
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']).analyze();
    expect(violations.flatMap((v) => v.nodes.map((node) => `${v.id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`))).toEqual([]);
  });
}
