import { expect, samplePhoto, test } from './app';
import { EditorPage } from './editor-page';

const photo = samplePhoto('airplane-from-above');

test('the side panel is widened, folded and hidden, and a reloaded page has it the same way', async ({ launch }) => {
  const { page } = await launch({ open: photo });
  const line = page.getByRole('separator', { name: 'Width of the side panel' });
  await expect(line).toHaveAttribute('aria-valuenow', '288');
  const box = await line.boundingBox();
  if (!box) throw new Error('the line is not on the screen');
  await page.mouse.move(box.x + box.width / 2, 300);
  await page.mouse.down();
  await page.mouse.move(box.x - 60, 300, { steps: 5 });
  await page.mouse.up();
  const width = await line.getAttribute('aria-valuenow');
  expect(Number(width)).toBeGreaterThan(320);

  await page.getByRole('button', { name: 'Layers', exact: true }).click();
  await expect(page.getByTestId('layer')).toBeHidden();
  await page.reload();
  await expect(line).toHaveAttribute('aria-valuenow', width ?? '');
  await expect(page.getByRole('button', { name: 'Layers', exact: true })).toHaveAttribute('aria-expanded', 'false');

  await line.dblclick();
  await expect(line).toHaveAttribute('aria-valuenow', '288');
  await page.keyboard.press('Control+\\');
  await expect(page.getByRole('complementary', { name: 'Layers and properties' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Show or hide the side panel' }).click();
  await expect(line).toBeVisible();
});

test('an accent and a density are chosen, and hold after a reload', async ({ launch }) => {
  const { page } = await launch({ open: photo });
  const look = (): Promise<readonly (string | undefined)[]> => page.evaluate(() => [document.documentElement.dataset['accent'], document.documentElement.dataset['density']]);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('radio', { name: 'Violet' }).click();
  await page.getByRole('radio', { name: 'Compact' }).click();
  await expect.poll(look).toEqual(['violet', 'compact']);
  await page.reload();
  await expect.poll(look).toEqual(['violet', 'compact']);
});

test('a hint is read, put away, and stays away until it is asked for again', async ({ launch }) => {
  const { page } = await launch({ open: photo });
  const hint = page.getByTestId('first-hint');
  await expect(hint).toContainText('Click an object');
  await page.keyboard.press('Escape');
  await expect(hint).toHaveCount(0);
  await page.reload();
  await expect(page.getByTestId('layer')).toBeVisible();
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(hint).toHaveCount(0);
  await page.getByRole('button', { name: 'Show again' }).click();
  await expect(hint).toContainText('Click an object');
});

test('a command is run from the main menu', async ({ launch }) => {
  const { page } = await launch({ open: photo });
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Layers' }).click();
  await page.getByRole('menuitem', { name: 'Rename layer' }).click();
  await expect(page.getByRole('textbox', { name: 'Layer name' })).toBeFocused();
});

test('a control says its name and key to a pointer that rests and to the keyboard, until somebody has seen enough', async ({ launch }) => {
  const { page } = await launch({ open: samplePhoto('airplane-from-above') });
  await new EditorPage(page).ready();
  const hint = page.getByRole('tooltip');
  const brush = page.getByRole('button', { name: 'Brush', exact: true });
  await brush.hover();
  await expect(hint).toHaveText('BrushB');
  const [over, control] = [await hint.boundingBox(), await brush.boundingBox()];
  expect(over && control && over.x >= control.x + control.width).toBe(true);
  // It can be pointed at itself.
  await hint.hover();
  await expect(hint).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(hint).toBeHidden();

  await page.mouse.move(700, 450);
  await page.getByRole('button', { name: 'Eraser', exact: true }).hover();
  await expect(hint).toHaveText('EraserE');
  await page.mouse.down();
  await expect(hint).toBeHidden();
  await page.mouse.up();

  await page.mouse.move(700, 450);
  await page.keyboard.press('Tab');
  const focused = page.locator(':focus-visible[data-hint]');
  for (let i = 0; i < 40 && (await focused.count()) === 0; i++) await page.keyboard.press('Tab');
  await expect(hint).toHaveText(new RegExp(`^${(await focused.getAttribute('data-hint')) ?? ''}`));
  await expect(focused).toHaveAttribute('aria-describedby', (await hint.getAttribute('id')) ?? '');
});
