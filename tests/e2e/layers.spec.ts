import { expect, samplePhoto, test } from './app';
import { EditorPage } from './editor-page';

test('layers are renamed, hidden, reordered by drag, deleted, and all of it undone', async ({ launch }) => {
  const { page } = await launch({ open: samplePhoto('airplane-from-above') });
  const editor = new EditorPage(page);
  await editor.ready();
  for (const point of [{ x: 330, y: 300 }, { x: 780, y: 300 }]) {
    await editor.expectingMask(() => editor.click(point));
    await editor.cutOut();
  }
  expect(await editor.layerNames()).toEqual(['Cut-out 2', 'Cut-out 1', 'image']);

  await editor.layer('Cut-out 1').getByText('Cut-out 1', { exact: true }).dblclick();
  await page.getByRole('textbox', { name: 'Layer name' }).fill('Left wing');
  await page.keyboard.press('Enter');
  await expect(editor.layer('Left wing')).toHaveCount(1);

  await page.getByRole('button', { name: 'Hide Left wing' }).click();
  await expect(page.getByRole('button', { name: 'Show Left wing' })).toBeVisible();

  const from = await editor.layer('Left wing').locator('.layer-name').boundingBox();
  const to = await editor.layer('Cut-out 2').locator('.layer-name').boundingBox();
  if (!from || !to) throw new Error('the layers are not on the screen');
  await page.mouse.move(from.x + 5, from.y + 5);
  await page.mouse.down();
  await page.mouse.move(from.x + 5, from.y - 20, { steps: 4 });
  await page.mouse.move(to.x + 5, to.y - 8, { steps: 6 });
  await page.mouse.up();
  await expect.poll(() => editor.layerNames()).toEqual(['Left wing', 'Cut-out 2', 'image']);

  await editor.layer('Cut-out 2').hover();
  await page.getByRole('button', { name: 'Delete Cut-out 2' }).click();
  await expect.poll(() => editor.layerNames()).toEqual(['Left wing', 'image']);

  for (const names of [['Left wing', 'Cut-out 2', 'image'], ['Cut-out 2', 'Left wing', 'image']]) {
    await page.keyboard.press('Control+z');
    await expect.poll(() => editor.layerNames()).toEqual(names);
  }
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: 'Hide Left wing' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect.poll(() => editor.layerNames()).toEqual(['Cut-out 2', 'Cut-out 1', 'image']);
});

test('a reloaded page shows the same document', async ({ launch }) => {
  const { page } = await launch({ open: samplePhoto('airplane-from-above') });
  const editor = new EditorPage(page);
  await editor.ready();
  await editor.expectingMask(() => editor.click({ x: 330, y: 300 }));
  await editor.cutOut();
  await page.reload();
  await expect.poll(() => editor.layerNames()).toEqual(['Cut-out 1', 'image']);
});
