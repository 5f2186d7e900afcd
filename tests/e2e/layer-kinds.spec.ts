import { expect, samplePhoto, test } from './app';
import { EditorPage } from './editor-page';
import { averageAt } from './pixels';

test('layers of every kind are added, grouped, blended, merged, and all of it undone by name', async ({ launch }) => {
  const { page } = await launch({ open: samplePhoto('airplane-from-above') });
  const editor = new EditorPage(page);
  await editor.ready();
  const add = async (kind: string): Promise<void> => {
    const before = await editor.layers.count();
    await page.getByTestId('add-layer').click();
    await page.getByRole('menuitem', { name: kind, exact: true }).click();
    await expect(editor.layers).toHaveCount(before + 1);
  };
  await add('Colour fill');
  await add('Gradient fill');
  await add('Text');
  expect(await editor.layerNames()).toEqual(['Text', 'Fill 2', 'Fill 1', 'image']);

  await editor.layer('Fill 2').click({ modifiers: ['Control'] });
  await page.keyboard.press('Control+g');
  await expect.poll(() => editor.layerNames()).toEqual(['Group 1', 'Text', 'Fill 2', 'Fill 1', 'image']);
  await expect(editor.layer('Text')).toHaveAttribute('aria-level', '2');

  await page.getByRole('button', { name: 'Fold Group 1' }).click();
  await expect.poll(() => editor.layerNames()).toEqual(['Group 1', 'Fill 1', 'image']);
  await page.getByRole('button', { name: 'Unfold Group 1' }).click();

  await editor.layer('Fill 1').click();
  await page.getByRole('combobox', { name: 'Blend' }).click();
  await page.getByRole('option', { name: 'Multiply' }).click();
  await expect(page.getByRole('combobox', { name: 'Blend' })).toHaveText('Multiply');

  await editor.layer('Group 1').click();
  await page.keyboard.press('Control+Shift+e');
  await expect.poll(() => editor.layerNames()).toEqual(['Group 1', 'Fill 1', 'image']);
  await expect(editor.layer('Group 1')).toContainText('photo');

  const steps = page.getByRole('list', { name: 'History' }).getByRole('listitem');
  await expect(steps).toHaveText(['Opened', 'Add fill', 'Add fill', 'Add text', 'Group', 'Blend mode', 'Merge']);
  await steps.filter({ hasText: 'Opened' }).getByRole('button').click();
  await expect.poll(() => editor.layerNames()).toEqual(['image']);
  await steps.filter({ hasText: 'Merge' }).getByRole('button').click();
  await expect.poll(() => editor.layerNames()).toEqual(['Group 1', 'Fill 1', 'image']);
});

test('a fill covers the photo on the screen, and a blend mode lets it through', async ({ launch }) => {
  const { page } = await launch({ open: samplePhoto('airplane-from-above') });
  const editor = new EditorPage(page);
  await editor.ready();
  const shown = async () => averageAt(page, await editor.at({ x: 500, y: 100 }));
  const photo = await shown();
  await page.getByTestId('add-layer').click();
  await page.getByRole('menuitem', { name: 'Colour fill' }).click();
  await expect.poll(async () => (await shown()).every((value) => value > 250)).toBe(true);
  await page.getByRole('combobox', { name: 'Blend' }).click();
  await page.getByRole('option', { name: 'Multiply' }).click();
  await expect.poll(async () => (await shown()).every((value, i) => Math.abs(value - (photo[i] ?? 0)) < 3)).toBe(true);
});

test('layers are moved by keys and numbers, aligned, flipped, and the canvas is turned and trimmed', async ({ launch }) => {
  const { page } = await launch({ open: samplePhoto('airplane-from-above') });
  const editor = new EditorPage(page);
  await editor.ready();
  await editor.expectingMask(() => editor.click({ x: 330, y: 300 }));
  await editor.cutOut();
  // Its edge comes afterwards, and with it where it begins and ends.
  await expect(page.getByTestId('refining-new')).toHaveCount(0);
  const field = (name: string) => page.getByRole('spinbutton', { name, exact: true });
  const x = Number(await field('X').inputValue());
  await field('X').fill(String(x + 40));
  await field('X').press('Enter');
  await expect(field('X')).toHaveValue(String(x + 40));
  await page.getByRole('button', { name: 'Align left' }).click();
  await expect(field('X')).toHaveValue('0');
  await page.keyboard.press('Control+z');
  await expect(field('X')).toHaveValue(String(x + 40));

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('rotate canvas right');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('document-size')).toHaveText('717 × 1024');
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('document-size')).toHaveText('1024 × 717');

  await page.getByRole('button', { name: 'Hide image' }).click();
  const [width, height] = [await field('W').inputValue(), await field('H').inputValue()];
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('trim');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('document-size')).toHaveText(`${width} × ${height}`);
});
