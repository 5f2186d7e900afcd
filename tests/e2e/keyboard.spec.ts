import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, samplePhoto, test } from './app';
import { EditorPage, type ImagePoint } from './editor-page';

/** Tab until it has come there, as somebody does who looks for it. */
async function tabTo(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not lead there.');
}
const isFocused = (page: Page, selector: string) => (): Promise<boolean> => page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);

/** Moves the keyboard's pointer, with large steps first. */
async function pointTo(page: Page, editor: EditorPage, place: ImagePoint): Promise<void> {
  const pointer = page.getByTestId('key-pointer');
  if (!(await pointer.isVisible())) await page.keyboard.press('ArrowLeft');
  const to = await editor.at(place);
  for (const [length, modifier] of [[40, 'Shift+'], [4, '']] as const) {
    const box = await pointer.boundingBox();
    const dx = to.x - (box?.x ?? 0) - 12;
    const dy = to.y - (box?.y ?? 0) - 12;
    for (let i = Math.trunc(Math.abs(dx) / length); i > 0; i--) await page.keyboard.press(`${modifier}${dx < 0 ? 'ArrowLeft' : 'ArrowRight'}`);
    for (let i = Math.trunc(Math.abs(dy) / length); i > 0; i--) await page.keyboard.press(`${modifier}${dy < 0 ? 'ArrowUp' : 'ArrowDown'}`);
  }
}

test('from the empty window to a saved project without a pointer', async ({ launch }) => {
  const { page } = await launch();
  const editor = new EditorPage(page);
  await expect(page.getByTestId('sample-airplane')).toBeVisible();
  await page.evaluate(() => {
    for (const name of ['showSaveFilePicker', 'showOpenFilePicker']) Reflect.deleteProperty(window, name);
  });
  await tabTo(page, isFocused(page, '[data-testid="sample-airplane"]'));
  await page.keyboard.press('Enter');
  await editor.ready();
  // The button has gone; whoever pressed it stands on the photo.
  await expect(editor.canvas).toBeFocused();

  await pointTo(page, editor, { x: 330, y: 300 });
  await expect(editor.canvas).toHaveAttribute('data-hover', 'shown');
  await editor.expectingMask(() => page.keyboard.press('Space'));
  await expect(editor.prompts).toHaveText([/Include point at 3\d\d, (29|30)\d/]);
  await page.keyboard.press('x');
  await pointTo(page, editor, { x: 330, y: 500 });
  await editor.expectingMask(() => page.keyboard.press('Space'));
  await expect(editor.prompts).toHaveText([/Include/, /Exclude/]);
  // Tab means the candidates here; F6 leads on, and back.
  await page.keyboard.press('F6');
  await expect(page.getByTestId('smart-select-bar').locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Shift+F6');
  await editor.cutOut();

  await page.keyboard.press('F6');
  await page.keyboard.press('F6');
  await expect(editor.layer('Cut-out 1')).toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.type('Wing');
  await page.keyboard.press('Enter');
  await expect.poll(() => editor.layerNames()).toEqual(['Wing', 'Airplane']);
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => editor.layerNames()).toEqual(['Airplane', 'Wing']);
  await page.keyboard.press('Control+z');

  const opacity = page.getByRole('slider', { name: 'Opacity' });
  await tabTo(page, () => opacity.evaluate((slider) => slider === document.activeElement));
  await page.keyboard.press('ArrowLeft');
  await expect(opacity).toHaveAttribute('aria-valuenow', '99');

  await page.keyboard.press('Control+e');
  const go = page.getByTestId('export-go');
  await expect(go).toBeVisible();
  await tabTo(page, isFocused(page, '[data-testid="export-go"]'));
  const exported = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await exported).suggestedFilename()).toMatch(/\.png$/);

  const saved = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  const file = await saved;
  expect(file.suggestedFilename()).toBe('Airplane.clickcut');
  expect((await readFile(await file.path())).subarray(30, 62).toString()).toBe('mimetypeapplication/vnd.clickcut');
});

test('Space held is a drag, Esc gives it up, and a mouse takes over', async ({ launch }) => {
  const { page } = await launch({ open: samplePhoto('airplane-from-above') });
  const editor = new EditorPage(page);
  await editor.ready();
  await expect(editor.canvas).toBeFocused();
  await page.keyboard.press('m');
  await pointTo(page, editor, { x: 300, y: 200 });
  await page.keyboard.down('Space');
  for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowRight');
  for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await page.keyboard.up('Space');

  await page.keyboard.down('Space');
  for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowLeft');
  for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowUp');
  await page.keyboard.up('Space');
  await expect(editor.canvas).toHaveAttribute('data-area', /^[0-9a-f]{64}$/);
  // The drag that was given up is no step that could be undone.
  await page.keyboard.press('Control+z');
  await expect(editor.canvas).toHaveAttribute('data-area', 'none');
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveAttribute('aria-disabled', 'true');

  await expect(page.getByTestId('key-pointer')).toBeVisible();
  await page.mouse.move(...(await editor.place({ x: 500, y: 400 })));
  await page.mouse.move(...(await editor.place({ x: 520, y: 400 })));
  await expect(page.getByTestId('key-pointer')).toBeHidden();
});
