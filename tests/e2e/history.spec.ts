import { expect, samplePhoto, test } from './app';
import { EditorPage } from './editor-page';

const photo = samplePhoto('airplane-from-above');

test('prompts and areas stand in the history by name, and an undone cut-out gives its prompts back', async ({ launch }) => {
  const { page } = await launch({ open: photo });
  const editor = new EditorPage(page);
  await editor.ready();
  const steps = page.getByRole('list', { name: 'History' }).getByRole('button');
  const current = page.locator('.step[aria-current]');

  await editor.expectingMask(() => editor.click({ x: 330, y: 300 }));
  await editor.expectingMask(() => editor.click({ x: 500, y: 600 }, 'Alt'));
  await expect(steps).toHaveText(['Opened', 'Include point', 'Exclude point']);
  await page.keyboard.press('Escape');
  await expect(editor.prompts).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(editor.prompts).toHaveCount(2);

  await editor.cutOut();
  await expect(steps).toHaveText(['Opened', 'Cut out']);
  await page.keyboard.press('Control+z');
  await expect(editor.layers).toHaveCount(1);
  await expect(editor.prompts).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(editor.prompts).toHaveCount(1);
  await steps.filter({ hasText: 'Cut out' }).click();
  await expect.poll(() => editor.layerNames()).toEqual(['Cut-out 1', 'image']);
  await expect(editor.prompts).toHaveCount(0);
  await steps.first().click();
  await expect(editor.layers).toHaveCount(1);

  await page.keyboard.press('m');
  await editor.dragBox({ x: 100, y: 100 }, { x: 400, y: 300 });
  await expect(current).toHaveText('Select area');
  await page.keyboard.press('Control+Shift+i');
  await expect(current).toHaveText('Invert selection');
  await page.keyboard.press('Control+z');
  await expect(current).toHaveText('Select area');
});

test('Esc puts the view back that is being panned or zoomed', async ({ launch }) => {
  const { page } = await launch({ open: photo });
  const editor = new EditorPage(page);
  await editor.ready();
  const view = await editor.canvas.getAttribute('data-view');
  for (const key of ['h', 'z']) {
    await page.keyboard.press(key);
    await page.mouse.move(400, 400);
    await page.mouse.down();
    await page.mouse.move(520, 430, { steps: 4 });
    await expect(editor.canvas).not.toHaveAttribute('data-view', view ?? '');
    await page.keyboard.press('Escape');
    await expect(editor.canvas).toHaveAttribute('data-view', view ?? '');
    await page.mouse.up();
    await expect(editor.canvas).toHaveAttribute('data-view', view ?? '');
  }
});

test('a group is moved and scaled by numbers, and the name of a layer is typed without losing the place in the list', async ({ launch }) => {
  const { page } = await launch({ open: photo });
  const editor = new EditorPage(page);
  await editor.ready();
  await editor.expectingMask(() => editor.click({ x: 330, y: 300 }));
  await editor.cutOut();
  await page.keyboard.press('Control+g');
  await expect.poll(() => editor.layerNames()).toEqual(['Group 1', 'Cut-out 1', 'image']);
  const field = (name: string) => page.getByRole('spinbutton', { name, exact: true });
  await field('W').fill('200');
  await page.keyboard.press('Enter');
  await field('X').fill('64');
  await page.keyboard.press('Enter');
  await editor.layer('Cut-out 1').locator('.layer-name').click();
  await expect(field('W')).toHaveValue('200');
  await expect(field('X')).toHaveValue('64');

  await page.keyboard.press('F2');
  await page.keyboard.type('Wing');
  await page.keyboard.press('Enter');
  await expect(editor.layer('Wing')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(editor.layer('image')).toHaveAttribute('aria-selected', 'true');
});
