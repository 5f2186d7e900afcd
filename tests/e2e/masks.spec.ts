import { expect, samplePhoto, test } from './app';
import { EditorPage, type ImagePoint } from './editor-page';

const wing = { x: 330, y: 300 };
const shots = process.env['CLICKCUT_SHOTS'];

test.describe('areas and masks', () => {
  test('areas join, become cut-outs, and are painted on', async ({ launch }) => {
    const { page } = await launch({ open: samplePhoto('airplane-from-above') });
    const editor = new EditorPage(page);
    const shot = async (name: string): Promise<void> => void (shots !== undefined && (await page.screenshot({ path: `${shots}/${name}.png` })));
    const area = async (): Promise<string> => (await editor.canvas.getAttribute('data-area')) ?? 'none';
    const expectingArea = async (action: () => Promise<void>): Promise<void> => {
      const before = await area();
      await action();
      await expect.poll(area).not.toBe(before);
    };
    const drag = async (points: readonly ImagePoint[], keys: readonly string[] = []): Promise<void> => {
      const [first, ...others] = points;
      if (!first) return;
      for (const key of keys) await page.keyboard.down(key);
      const start = await editor.at(first);
      await page.mouse.move(start.x, start.y);
      await page.mouse.down();
      for (const key of keys) await page.keyboard.up(key);
      for (const point of others) {
        const { x, y } = await editor.at(point);
        await page.mouse.move(x, y, { steps: 6 });
      }
      await page.mouse.up();
    };

    await editor.ready();
    const hovered = await editor.at(wing);
    await page.mouse.move(hovered.x, hovered.y, { steps: 4 });
    await expect(editor.canvas).toHaveAttribute('data-hover', 'shown');
    await shot('hover');

    await page.keyboard.press('m');
    await expectingArea(() => drag([{ x: 200, y: 150 }, { x: 500, y: 400 }]));
    await shot('marquee');
    await page.keyboard.press('l');
    await expectingArea(() => drag([{ x: 450, y: 350 }, { x: 700, y: 300 }, { x: 650, y: 550 }, { x: 480, y: 500 }], ['Shift']));
    await shot('lasso-added');
    await expectingArea(() => page.keyboard.press('Control+z'));
    await expectingArea(() => page.keyboard.press('Control+Shift+z'));
    await page.keyboard.press('w');
    await expectingArea(() => editor.click({ x: 800, y: 600 }, 'Alt').then(() => editor.click({ x: 900, y: 100 })));
    await shot('wand');
    await page.keyboard.press('Escape');
    expect(await area()).toBe('none');

    await page.keyboard.press('m');
    await expectingArea(() => drag([{ x: 150, y: 150 }, { x: 900, y: 600 }]));
    await editor.cutOut();
    expect(await area()).toBe('none');

    await page.keyboard.press('e');
    await drag([{ x: 250, y: 250 }, { x: 600, y: 300 }, { x: 700, y: 500 }]);
    await shot('erased');
    await expect(page.getByTestId('brush-bar')).toBeVisible();
    await page.keyboard.press('b');
    await page.keyboard.press('5');
    await drag([{ x: 400, y: 220 }, { x: 450, y: 420 }]);
    await shot('revealed');
    await page.keyboard.press('s');
    await page.mouse.move(10, 300);
    await expect.poll(() => page.getByTestId('embedding').getAttribute('data-phase')).toBe('ready');
    await page.waitForTimeout(1200);
    await shot('after-brush');
  });

  test('a cut-out opens again and changes in place', async ({ launch }) => {
    const { page } = await launch({ open: samplePhoto('airplane-from-above') });
    const editor = new EditorPage(page);
    const shot = async (name: string): Promise<void> => void (shots !== undefined && (await page.screenshot({ path: `${shots}/${name}.png` })));
    await editor.ready();
    await editor.expectingMask(() => editor.click(wing));
    await shot('prompts');
    await editor.cutOut();
    await page.keyboard.press('Control+Enter');
    await expect(editor.prompts).toHaveText(['Include point at 330, 300']);
    await expect(editor.canvas).toHaveAttribute('data-overlay', 'shown');
    await shot('reopened');
    await editor.expectingMask(() => editor.click({ x: 200, y: 620 }, 'Alt'));
    await page.keyboard.press('Enter');
    await expect(editor.prompts).toHaveCount(0);
    await expect(editor.layers).toHaveCount(2);
  });

  test('all objects are found and become layers', async ({ launch }) => {
    test.setTimeout(240_000);
    const { page } = await launch({ open: samplePhoto('airplane-from-above') });
    const editor = new EditorPage(page);
    const shot = async (name: string): Promise<void> => void (shots !== undefined && (await page.screenshot({ path: `${shots}/${name}.png` })));
    await editor.ready();
    await page.getByRole('button', { name: 'Find all objects' }).click();
    await expect(page.getByTestId('objects-bar')).toContainText('Each to its own layer', { timeout: 180_000 });
    const over = await editor.at(wing);
    await page.mouse.move(over.x, over.y);
    await shot('objects');
    await editor.click(wing);
    await shot('object-picked');
    await page.getByRole('button', { name: 'Each to its own layer' }).click();
    await expect(editor.layers).toHaveCount(2);
    await expect(page.getByTestId('objects-bar')).toHaveCount(0);
    await shot('objects-layers');
  });
});
