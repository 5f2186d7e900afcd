import { expect, samplePhoto, test } from './app';
import { EditorPage, type ImagePoint } from './editor-page';

const wing = { x: 330, y: 300 };
const photo = samplePhoto('airplane-from-above');

async function areaOf(editor: EditorPage): Promise<string> {
  return (await editor.canvas.getAttribute('data-area')) ?? 'none';
}

async function expectingArea(editor: EditorPage, action: () => Promise<void>): Promise<void> {
  const before = await areaOf(editor);
  await action();
  await expect.poll(() => areaOf(editor)).not.toBe(before);
}

/** Drags through points of the photo; `held` is down when the drag begins and let go right after. */
async function drag(editor: EditorPage, points: readonly ImagePoint[], held?: string): Promise<void> {
  const { keyboard, mouse } = editor.page;
  const [first, ...others] = await Promise.all(points.map((point) => editor.at(point)));
  if (!first) return;
  if (held !== undefined) await keyboard.down(held);
  await mouse.move(first.x, first.y);
  await mouse.down();
  if (held !== undefined) await keyboard.up(held);
  for (const { x, y } of others) await mouse.move(x, y, { steps: 6 });
  await mouse.up();
}

test.describe('areas and masks', () => {
  test('areas join, become cut-outs, and are painted on', async ({ launch }) => {
    const { page } = await launch({ open: photo });
    const editor = new EditorPage(page);
    await editor.ready();

    await page.keyboard.press('m');
    await expectingArea(editor, () => drag(editor, [{ x: 200, y: 150 }, { x: 500, y: 400 }]));
    const rectangle = await areaOf(editor);
    await page.keyboard.press('l');
    await expectingArea(editor, () => drag(editor, [{ x: 450, y: 350 }, { x: 700, y: 300 }, { x: 650, y: 550 }, { x: 480, y: 500 }], 'Shift'));
    const both = await areaOf(editor);
    await page.keyboard.press('Control+z');
    expect(await areaOf(editor)).toBe(rectangle);
    await page.keyboard.press('Control+Shift+z');
    expect(await areaOf(editor)).toBe(both);
    await page.keyboard.press('w');
    await expectingArea(editor, () => editor.click({ x: 900, y: 100 }));
    await page.keyboard.press('Escape');
    expect(await areaOf(editor)).toBe('none');

    await page.keyboard.press('m');
    await expectingArea(editor, () => drag(editor, [{ x: 150, y: 150 }, { x: 900, y: 600 }]));
    await editor.cutOut();
    expect(await areaOf(editor)).toBe('none');

    const strokes = page.getByText('Brush stroke', { exact: true });
    await page.keyboard.press('e');
    await drag(editor, [{ x: 250, y: 250 }, { x: 600, y: 300 }, { x: 700, y: 500 }]);
    await expect(strokes).toHaveCount(1);
    await page.keyboard.press('b');
    await page.keyboard.press('5');
    await expect(page.getByTestId('brush-bar').getByRole('spinbutton', { name: 'Opacity' })).toHaveValue('50');
    await drag(editor, [{ x: 300, y: 220 }, { x: 350, y: 320 }]);
    await expect(strokes).toHaveCount(2);
  });

  test('what a click would give shows under the pointer, and points can be moved and removed', async ({ launch }) => {
    const { page } = await launch({ open: photo });
    const editor = new EditorPage(page);
    await editor.ready();
    const over = await editor.at(wing);
    await page.mouse.move(over.x, over.y);
    await expect(editor.canvas).toHaveAttribute('data-hover', 'shown');
    await editor.expectingMask(() => editor.click(wing));
    await expect(editor.canvas).toHaveAttribute('data-hover', 'none');

    await editor.expectingMask(() => drag(editor, [wing, { x: 700, y: 300 }]));
    await expect(editor.prompts).toHaveText(['Include point at 700, 300']);
    await editor.expectingMask(() => editor.click({ x: 200, y: 620 }, 'Alt'));
    await editor.prompts.first().getByRole('button').focus();
    await page.keyboard.press('Delete');
    await expect(editor.prompts).toHaveText(['Exclude point at 200, 620']);
    await editor.click({ x: 200, y: 620 }, 'Alt');
    await expect(editor.prompts).toHaveCount(0);
  });

  test('a cut-out opens again with a double-click and changes in place', async ({ launch }) => {
    const { page } = await launch({ open: photo });
    const editor = new EditorPage(page);
    await editor.ready();
    await editor.expectingMask(() => editor.click(wing));
    await editor.cutOut();
    const inside = await editor.at({ x: 300, y: 250 });
    await page.mouse.dblclick(inside.x, inside.y);
    await expect(editor.prompts).toHaveText(['Include point at 330, 300']);
    await expect(page.getByRole('button', { name: 'Update cut-out' })).toBeVisible();
    await editor.expectingMask(() => editor.click({ x: 200, y: 620 }, 'Alt'));
    await page.keyboard.press('Enter');
    await expect(editor.prompts).toHaveCount(0);
    await expect(editor.layers).toHaveCount(2);
    await expect(page.getByText('Update cut-out', { exact: true })).toHaveCount(1);
  });

  test('all objects are found and become layers', async ({ launch }) => {
    test.setTimeout(240_000);
    const { page } = await launch({ open: photo });
    const editor = new EditorPage(page);
    await editor.ready();
    await page.getByRole('button', { name: 'Find all objects' }).click();
    const bar = page.getByTestId('objects-bar');
    await expect(bar).toContainText('Each to its own layer', { timeout: 180_000 });
    await editor.click(wing);
    await expect(bar).toContainText('1 object picked');
    await bar.getByRole('button', { name: 'Each to its own layer' }).click();
    await expect(editor.layers).toHaveCount(2);
    await expect(bar).toHaveCount(0);
  });
});
