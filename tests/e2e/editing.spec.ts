import type { CDPSession, Page } from '@playwright/test';
import { expect, samplePhoto, test } from './app';
import { EditorPage, type ImagePoint } from './editor-page';
import { averageAt } from './pixels';

const wing = { x: 330, y: 300 };
const photo = samplePhoto('airplane-from-above');

async function withCutOut(page: Page): Promise<EditorPage> {
  const editor = new EditorPage(page);
  await editor.ready();
  await editor.expectingMask(() => editor.click(wing));
  await editor.cutOut();
  return editor;
}

const cursorOf = (editor: EditorPage): Promise<string> => editor.canvas.evaluate((element) => element.style.cursor);

test('a double click on a thumbnail opens the prompts, one on a name renames', async ({ launch }) => {
  const { page } = await launch({ open: photo });
  const editor = await withCutOut(page);
  const thumbnail = editor.layer('Cut-out 1').locator('.layer-thumb');
  await expect(thumbnail).toHaveAttribute('title', 'Double-click to change what is cut out');
  await thumbnail.dblclick();
  await expect(editor.prompts).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Update cut-out' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Layer name' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(editor.prompts).toHaveCount(0);

  await editor.layer('Cut-out 1').locator('.layer-name').dblclick();
  await expect(page.getByRole('textbox', { name: 'Layer name' })).toBeVisible();
  await page.keyboard.press('Escape');
  await editor.layer('image').locator('.layer-thumb').dblclick();
  await expect(page.getByRole('textbox', { name: 'Layer name' })).toBeVisible();
});

test('dragging with Alt moves a copy, on the canvas and in the list', async ({ launch }) => {
  const { page } = await launch({ open: photo });
  const editor = await withCutOut(page);
  const { mouse, keyboard } = page;
  const [x, y] = await editor.place(wing);
  await keyboard.press('v');
  await mouse.move(x, y);
  await keyboard.down('Alt');
  await expect.poll(() => cursorOf(editor)).toBe('copy');

  await mouse.down();
  await mouse.move(x + 40, y + 60, { steps: 4 });
  await keyboard.up('Alt');
  await expect.poll(() => editor.layerNames()).toEqual(['Cut-out 1 copy', 'Cut-out 1', 'image']);
  await expect.poll(() => cursorOf(editor)).toBe('copy');
  await keyboard.press('Escape');
  await expect.poll(() => editor.layerNames()).toEqual(['Cut-out 1', 'image']);
  await expect(editor.layer('Cut-out 1')).toHaveAttribute('aria-selected', 'true');
  await mouse.up();
  await expect(page.getByRole('button', { name: 'Redo' })).toHaveAttribute('aria-disabled', 'true');

  const across = page.getByRole('spinbutton', { name: 'X', exact: true });
  const before = await across.inputValue();
  await mouse.move(x, y);
  await keyboard.down('Alt');
  await mouse.down();
  await mouse.move(x + 40, y + 60, { steps: 4 });
  await mouse.up();
  await keyboard.up('Alt');
  await expect(editor.layer('Cut-out 1 copy')).toHaveAttribute('aria-selected', 'true');
  await expect(across).not.toHaveValue(before);
  await editor.layer('Cut-out 1').locator('.layer-name').click();
  await expect(across).toHaveValue(before);
  await keyboard.press('Control+z');
  await expect.poll(() => editor.layerNames()).toEqual(['Cut-out 1', 'image']);

  const row = await editor.layer('Cut-out 1').locator('.layer-name').boundingBox();
  const below = await editor.layer('image').boundingBox();
  if (!row || !below) throw new Error('the layers are not on the screen');
  await mouse.move(row.x + 5, row.y + 5);
  await keyboard.down('Alt');
  await mouse.down();
  await mouse.move(row.x + 5, below.y + below.height - 4, { steps: 6 });
  await mouse.up();
  await keyboard.up('Alt');
  await expect.poll(() => editor.layerNames()).toEqual(['Cut-out 1', 'image', 'Cut-out 1 copy']);
  await keyboard.press('Control+z');
  await expect.poll(() => editor.layerNames()).toEqual(['Cut-out 1', 'image']);
});

test('a text gets its look from the bar beside it, without the writing ending', async ({ launch }) => {
  const { page } = await launch({ open: photo });
  const editor = new EditorPage(page);
  await editor.ready();
  const writing = page.getByTestId('text-editor');
  const bar = page.getByTestId('text-bar');
  await page.keyboard.press('t');
  await expect(bar).toHaveCount(0);
  await editor.click({ x: 350, y: 330 });
  await page.keyboard.type('Above');

  await bar.getByRole('combobox', { name: 'Weight' }).click();
  await page.getByRole('option', { name: '800' }).click();
  await expect(writing).toBeFocused();
  await page.keyboard.type(' all');
  await bar.getByRole('spinbutton', { name: 'Size' }).fill('90');
  await page.keyboard.press('Enter');
  await bar.getByRole('textbox', { name: 'Colour, #rrggbb' }).fill('#ff0000');
  await page.keyboard.press('Enter');
  await expect(writing).toBeFocused();
  await bar.getByRole('radio', { name: 'Right' }).click();
  await expect(writing).toHaveValue('Above all');
  await expect(writing).toHaveCSS('font-weight', '800');
  await expect(writing).toHaveCSS('color', 'rgb(255, 0, 0)');
  await expect(writing).toHaveCSS('text-align', 'right');
  // Above the text, and never on it.
  const [barBox, textBox] = [await bar.boundingBox(), await writing.boundingBox()];
  expect((barBox?.y ?? 0) + (barBox?.height ?? 0)).toBeLessThanOrEqual(textBox?.y ?? 0);

  await page.keyboard.press('Escape');
  await expect.poll(() => editor.layerNames()).toEqual(['Above all', 'image']);
  await expect(writing).toHaveCount(0);
  await expect(bar.getByRole('spinbutton', { name: 'Size' })).toHaveValue('90');
  await bar.getByRole('spinbutton', { name: 'Size' }).press('ArrowUp');
  await expect(bar.getByRole('spinbutton', { name: 'Size' })).toHaveValue('91');

  await editor.layer('Above all').locator('.layer-thumb').dblclick();
  await expect(writing).toBeFocused();
  await editor.layer('image').locator('.layer-name').click();
  await expect(writing).toHaveCount(0);
  await expect(bar).toHaveCount(0);
});

test('the eyedropper says what the colour is and where it goes', async ({ launch }) => {
  const { page } = await launch({ open: photo });
  const editor = await withCutOut(page);
  const bar = page.getByTestId('eyedropper-bar');
  await page.keyboard.press('i');
  await expect(bar).toContainText('Choose a text');
  await page.getByRole('switch', { name: 'Outline' }).click();
  await expect(bar).toContainText('Goes into the outline of “Cut-out 1”');
  await expect(bar.getByRole('button', { name: 'Copy' })).toHaveAttribute('aria-disabled', 'true');
  await editor.click({ x: 600, y: 300 });
  await expect(bar.getByRole('button', { name: 'Copy' })).toHaveAttribute('aria-disabled', 'false');
  const picked = /#[0-9A-F]{6}/.exec(await bar.innerText())?.[0] ?? '';
  await expect(page.getByRole('group', { name: 'Outline' }).getByRole('textbox', { name: 'Colour, #rrggbb' })).toHaveValue(picked);
});

test('the value of a slider can be typed', async ({ launch }) => {
  const { page } = await launch({ open: photo });
  await withCutOut(page);
  const value = page.getByRole('spinbutton', { name: 'Opacity' });
  const slider = page.getByRole('slider', { name: 'Opacity' });
  await value.click();
  await page.keyboard.type('40');
  await page.keyboard.press('Enter');
  await expect(slider).toHaveAttribute('aria-valuenow', '40');
  await page.keyboard.type('250');
  await page.keyboard.press('Enter');
  await expect(value).toHaveValue('100 %');
  await page.keyboard.press('ArrowDown');
  await expect(value).toHaveValue('99 %');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(value).toHaveValue('89 %');
  await slider.focus();
  await value.click();
  await page.keyboard.type('7');
  await page.keyboard.press('Escape');
  await expect(value).toHaveValue('89 %');
  await slider.focus();
  await expect(slider).toHaveAttribute('aria-valuenow', '89');
});

test('a German keyboard has every key, and they are shown as they are on it', async ({ launch }) => {
  const { page } = await launch({ open: photo });
  await page.addInitScript(() => {
    const signs = new Map([['BracketLeft', 'ü'], ['BracketRight', '+'], ['Backslash', '#'], ['Semicolon', 'ö'], ['Quote', 'ä'], ['Slash', '-'], ['Comma', ',']]);
    Object.defineProperty(navigator, 'keyboard', { value: { getLayoutMap: () => Promise.resolve(signs) } });
  });
  await page.reload();
  await withCutOut(page);
  const press = (key: string, code: string, ctrlKey = false): Promise<void> =>
    page.evaluate((init) => void document.body.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true })), { key, code, ctrlKey });

  await press('#', 'Backslash', true);
  await expect(page.locator('#side')).toHaveCount(0);
  await press('#', 'Backslash', true);
  await expect(page.locator('#side')).toBeVisible();
  await press('b', 'KeyB');
  const size = page.getByTestId('brush-bar').getByRole('spinbutton', { name: 'Size' });
  const before = Number(await size.inputValue());
  await press('+', 'BracketRight');
  await expect.poll(async () => Number(await size.inputValue())).toBeGreaterThan(before);
  await press('ü', 'BracketLeft');
  await expect(size).toHaveValue(String(before));
  await expect(page.getByText('Ü and + change the size')).toBeVisible();

  await press('?', 'Minus');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await list.getByRole('searchbox').fill('side panel');
  await expect(list.locator('kbd')).toHaveText(['Ctrl+#']);
  await list.getByRole('searchbox').fill('smaller brush');
  await expect(list.locator('kbd')).toHaveText(['Ü']);
});

/** Fingers on the screen; each is told where it is with every event. */
function fingers(cdp: CDPSession): (type: 'touchStart' | 'touchMove' | 'touchEnd', ...at: readonly (readonly [x: number, y: number])[]) => Promise<unknown> {
  return (type, ...at) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints: at.map(([x, y], id) => ({ x, y, id })) });
}

test.describe('fingers and pens', () => {
  const viewOf = async (editor: EditorPage): Promise<readonly number[]> => ((await editor.canvas.getAttribute('data-view')) ?? '').split(' ').map(Number);

  test('two fingers zoom and move the view, and one that rests is the other button', async ({ launch }) => {
    const { page } = await launch({ open: photo });
    const editor = new EditorPage(page);
    await editor.ready();
    const touch = fingers(await page.context().newCDPSession(page));

    const [x, y] = await editor.place({ x: 500, y: 350 });
    const [scale = 1] = await viewOf(editor);
    await touch('touchStart', [x - 50, y]);
    await touch('touchStart', [x - 50, y], [x + 50, y]);
    for (let i = 1; i <= 5; i += 1) await touch('touchMove', [x - 50 - 10 * i, y], [x + 50 + 10 * i, y]);
    await touch('touchEnd');
    await expect.poll(async () => (await viewOf(editor))[0]).toBeCloseTo(2 * scale);
    const [, left = 0, top = 0] = await viewOf(editor);
    await touch('touchStart', [x - 50, y]);
    await touch('touchStart', [x - 50, y], [x + 50, y]);
    for (let i = 1; i <= 5; i += 1) await touch('touchMove', [x - 50 + 6 * i, y + 8 * i], [x + 50 + 6 * i, y + 8 * i]);
    await touch('touchEnd');
    await expect.poll(async () => (await viewOf(editor)).map(Math.round)).toEqual([Math.round(2 * scale), Math.round(left + 30), Math.round(top + 40)]);
    await expect(editor.prompts).toHaveCount(0);

    await page.keyboard.press('Control+0');
    const at = await editor.place(wing);
    await editor.expectingMask(async () => {
      await touch('touchStart', at);
      await touch('touchEnd');
    });
    await expect(editor.prompts).toHaveCount(1);
    await touch('touchStart', at);
    await expect(editor.prompts).toHaveCount(0);
    await touch('touchEnd');
    await expect(editor.prompts).toHaveCount(0);
  });

  test('a finger opens the menu of a layer, and drags it by its thumbnail', async ({ launch }) => {
    const { page } = await launch({ open: photo });
    const editor = await withCutOut(page);
    const touch = fingers(await page.context().newCDPSession(page));
    const name = await editor.layer('Cut-out 1').locator('.layer-name').boundingBox();
    const thumbnail = await editor.layer('Cut-out 1').locator('.layer-thumb').boundingBox();
    const below = await editor.layer('image').boundingBox();
    if (!name || !thumbnail || !below) throw new Error('the layers are not on the screen');

    await touch('touchStart', [name.x + 5, name.y + 5]);
    await expect(page.getByRole('menu')).toBeVisible();
    await touch('touchEnd');
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    await expect.poll(() => editor.layerNames()).toEqual(['Cut-out 1 copy', 'Cut-out 1', 'image']);
    await page.keyboard.press('Control+z');
    await expect.poll(() => editor.layerNames()).toEqual(['Cut-out 1', 'image']);

    const start = [thumbnail.x + 10, thumbnail.y + 10] as const;
    await touch('touchStart', start);
    for (let i = 1; i <= 6; i += 1) await touch('touchMove', [start[0], start[1] + ((below.y + below.height - 4 - start[1]) * i) / 6]);
    await touch('touchEnd');
    await expect.poll(() => editor.layerNames()).toEqual(['image', 'Cut-out 1']);
  });

  test('a pen paints wider the harder it is pressed', async ({ launch }) => {
    const { page } = await launch({ open: photo });
    const editor = new EditorPage(page);
    await editor.ready();
    await page.keyboard.press('Control+a');
    await expect(page.getByTestId('area-bar')).toBeVisible();
    await editor.cutOut();
    await page.keyboard.press('e');
    const cdp = await page.context().newCDPSession(page);
    const pen = async (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', { x, y }: ImagePoint, force: number): Promise<void> => {
      const at = await editor.at({ x, y });
      const buttons = type === 'mouseReleased' ? 0 : 1;
      await cdp.send('Input.dispatchMouseEvent', { type, ...at, force, buttons, button: 'left', pointerType: 'pen', clickCount: 1 });
    };
    const line = (i: number): ImagePoint => ({ x: 300 + 20 * i, y: 400 });
    await pen('mousePressed', line(0), 0.1);
    for (let i = 1; i <= 20; i += 1) await pen('mouseMoved', line(i), 0.1 + 0.045 * i);
    await pen('mouseReleased', line(20), 0);
    await expect(page.getByText('Brush stroke', { exact: true })).toHaveCount(1);

    // What is shown is tinted; a hole is not.
    const isTinted = async (point: ImagePoint): Promise<boolean> => {
      const [red = 0, , blue = 0] = await averageAt(page, await editor.at(point));
      return red - blue > 50;
    };
    await expect.poll(() => isTinted({ x: 680, y: 380 })).toBe(false);
    expect(await isTinted({ x: 320, y: 380 })).toBe(true);
  });
});
