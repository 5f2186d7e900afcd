import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, samplePhoto, test } from './app';
import { EditorPage } from './editor-page';

interface Coco {
  readonly images: readonly { readonly id: number; readonly width: number; readonly height: number }[];
  readonly annotations: readonly { readonly image_id: number; readonly category_id: number; readonly area: number; readonly bbox: readonly number[] }[];
  readonly categories: readonly { readonly id: number; readonly name: string }[];
}

const bar = (page: Page): Locator => page.getByTestId('annotate-bar');
const objectsOnCanvas = async (page: Page): Promise<number> => Number(await page.getByTestId('canvas').getAttribute('data-annotations'));

async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']).analyze();
  return found.flatMap((v) => v.nodes.map((node) => `${v.id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`));
}

/** Chooses two photos in the browser's own dialog. */
async function start(page: Page): Promise<void> {
  test.skip(test.info().project.metadata['host'] === 'electron', 'a desktop window asks in the dialog of the system');
  // The dialog of the other kind cannot be driven by a script; without it the page asks with this one.
  await page.evaluate(() => Reflect.deleteProperty(window, 'showOpenFilePicker'));
  const asked = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Annotate photos…' }).click();
  const photo = async (name: string, sample: Parameters<typeof samplePhoto>[0]) => ({ name, mimeType: 'image/jpeg', buffer: await readFile(samplePhoto(sample)) });
  await (await asked).setFiles([await photo('plane.jpg', 'airplane-from-above'), await photo('flower.jpg', 'allium-oreophilum')]);
}

async function addClasses(page: Page, ...names: readonly string[]): Promise<void> {
  await page.keyboard.press('a');
  await expect(page.getByRole('textbox', { name: 'Add a class' })).toBeFocused();
  for (const name of names) {
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Escape');
  await expect(page.getByRole('group', { name: 'Classes' }).getByRole('button')).toHaveText(names.map((name, index) => `${index + 1}${name}`));
}

test.describe('annotating', () => {
  test('two photos: prefilled, named by key, gone through by key, and exported', async ({ launch }) => {
    test.setTimeout(300_000);
    const { page } = await launch({ reducedMotion: true });
    const editor = new EditorPage(page);
    await start(page);
    await expect(bar(page)).toContainText('Photo 1 of 2');
    await expect(bar(page)).toContainText('plane.jpg');

    // All confident objects at once, as layers, without an edge of their own.
    await expect.poll(() => objectsOnCanvas(page), { timeout: 120_000 }).toBeGreaterThan(0);
    const prefilled = await editor.layers.count();
    await expect.poll(() => objectsOnCanvas(page)).toBe(prefilled - 1);
    await expect(page.getByTestId('annotate-count')).toHaveText(`${prefilled - 1} object${prefilled === 2 ? '' : 's'}`);
    await addClasses(page, 'plane', 'flower');

    // What the list chooses, a key names; the key is also that of the next object.
    await editor.layers.first().click();
    await page.keyboard.press('2');
    await expect(editor.layers.first().locator('.layer-name')).toHaveText('flower');
    await page.keyboard.press('1');
    await expect(editor.layers.first().locator('.layer-name')).toHaveText('plane');
    await expect(page.getByRole('button', { name: 'plane', pressed: true })).toBeVisible();
    await editor.ready();
    await editor.expectingMask(() => editor.dragBox({ x: 190, y: 170 }, { x: 955, y: 350 }));
    await page.keyboard.press('Enter');
    await expect(editor.layers).toHaveCount(prefilled + 1);
    await expect(editor.layer('plane 2')).toHaveCount(1);
    await expect.poll(() => objectsOnCanvas(page)).toBe(prefilled);
    const left = await editor.layerNames();

    // The next one is opened, encoded and searched by now: a key shows it with its objects.
    await expect(bar(page)).toHaveAttribute('data-ahead', 'ready', { timeout: 120_000 });
    await page.getByTestId('canvas').focus();
    await page.keyboard.press('PageDown');
    await expect(bar(page)).toContainText('Photo 2 of 2');
    await expect.poll(() => objectsOnCanvas(page)).toBeGreaterThan(0);
    await editor.ready();
    await expect(page.getByRole('dialog')).toHaveCount(0);

    // A click on an object chooses it, and another key takes it out.
    const flowers = await editor.layers.count();
    await editor.layers.first().click();
    await page.keyboard.press('2');
    await expect(editor.layers.first().locator('.layer-name')).toHaveText('flower');

    await page.keyboard.press('p');
    await expect(bar(page)).toContainText('Photo 1 of 2');
    await expect.poll(() => editor.layerNames()).toEqual(left);
    await page.keyboard.press('n');
    await expect(bar(page)).toContainText('Photo 2 of 2');
    await expect(editor.layers).toHaveCount(flowers);

    await page.getByTestId('annotation-export').click();
    await expect(page.getByRole('radio', { name: 'COCO', exact: true })).toBeChecked();
    const downloading = page.waitForEvent('download');
    await page.getByTestId('annotations-go').click();
    const coco = JSON.parse(await readFile(await (await downloading).path(), 'utf8')) as Coco;
    expect(coco.images).toHaveLength(2);
    const named = (name: string): readonly Coco['annotations'][number][] => {
      const id = coco.categories.find((category) => category.name === name)?.id;
      return coco.annotations.filter(({ category_id }) => category_id === id);
    };
    expect(coco.categories.slice(0, 2).map(({ name }) => name)).toEqual(['plane', 'flower']);
    expect(named('plane').map(({ image_id }) => image_id)).toEqual([coco.images[0]?.id, coco.images[0]?.id]);
    expect(named('flower').map(({ image_id }) => image_id)).toEqual([coco.images[1]?.id]);
    expect(coco.annotations).toHaveLength(prefilled + flowers - 1);
    for (const { area, bbox } of coco.annotations) expect(area).toBeLessThanOrEqual((bbox[2] ?? 0) * (bbox[3] ?? 0));

    // Everything is in a file: nothing is asked.
    await page.getByRole('button', { name: 'Done' }).click();
    await expect(bar(page)).toHaveCount(0);
    await expect(editor.layers).toHaveCount(flowers);
  });

  for (const colorScheme of ['dark', 'light'] as const) {
    test(`axe finds nothing, ${colorScheme}`, async ({ launch }) => {
      test.setTimeout(240_000);
      const { page } = await launch({ colorScheme, reducedMotion: true, viewport: { width: 1024, height: 700 } });
      const editor = new EditorPage(page);
      expect(await violations(page)).toEqual([]);
      await start(page);
      await expect(bar(page)).toBeVisible();
      await expect.poll(() => objectsOnCanvas(page), { timeout: 120_000 }).toBeGreaterThan(0);
      await addClasses(page, 'plane', 'flower');
      await editor.layers.first().click();
      await page.keyboard.press('1');
      expect(await violations(page)).toEqual([]);

      await page.keyboard.press('a');
      await expect(page.getByRole('textbox', { name: 'Name of class 2' })).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: 'Done' }).click();
      await expect(page.getByRole('dialog', { name: 'Export annotations first?' })).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('dialog').getByRole('button', { name: 'Export annotations…' }).click();
      await expect(page.getByTestId('annotations-go')).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  }
});
