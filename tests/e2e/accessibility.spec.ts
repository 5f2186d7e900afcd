import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, samplePhoto, test } from './app';
import { EditorPage } from './editor-page';

/** @param part only this part of the page: what lies around it has been looked at */
async function violations(page: Page, part?: string): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']);
  const { violations: found } = await (part === undefined ? axe : axe.include(part)).analyze();
  return found.flatMap((v) => v.nodes.map((node) => `${v.id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`));
}

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing in the main states, ${colorScheme}`, async ({ launch }) => {
    const { page } = await launch({ colorScheme, reducedMotion: true });
    const editor = new EditorPage(page);
    await expect(page.getByTestId('sample-airplane')).toBeVisible();
    expect(await violations(page)).toEqual([]);

    await page.getByTestId('sample-airplane').click();
    await editor.ready();
    await editor.expectingMask(() => editor.click({ x: 330, y: 300 }));
    expect(await violations(page)).toEqual([]);

    await editor.cutOut();
    await page.getByRole('button', { name: /^Export/ }).click();
    await expect(page.getByTestId('export-go')).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing in menus, dialogs and the bars of the tools, ${colorScheme}`, async ({ launch }) => {
    test.setTimeout(240_000);
    const { page } = await launch({ colorScheme, reducedMotion: true, open: samplePhoto('airplane-from-above') });
    const editor = new EditorPage(page);
    await editor.ready();
    const found: string[] = [];
    const look = async (state: string, part: string): Promise<void> => {
      found.push(...(await violations(page, part)).map((violation) => `${state}: ${violation}`));
    };
    const escape = async (): Promise<void> => {
      await page.keyboard.press('Escape');
      await expect(page.locator('[role="dialog"], [role="menu"]')).toHaveCount(0);
    };
    const openAndLook = async (state: string, open: () => Promise<void>, shown: string): Promise<void> => {
      await open();
      await expect(page.locator(shown).first()).toBeVisible();
      await look(state, shown);
      await escape();
    };

    await openAndLook('settings', () => page.getByRole('button', { name: 'Settings' }).click(), '[role="dialog"]');
    await openAndLook('shortcuts', () => page.keyboard.press('Shift+Slash'), '[role="dialog"]');
    await openAndLook('palette', () => page.keyboard.press('Control+k'), '[role="dialog"]');
    await openAndLook('main menu', () => page.getByRole('button', { name: 'Menu', exact: true }).click(), '[role="menu"]');
    await openAndLook('document menu', () => page.getByTestId('document-menu').click(), '[role="menu"]');
    await openAndLook('context menu', () => editor.layer('image').click({ button: 'right' }), '[role="menu"]');
    await openAndLook('adding a layer', () => page.getByTestId('add-layer').click(), '[role="menu"]');
    await openAndLook('zoom', () => page.getByRole('button', { name: /^Zoom, / }).click(), '[role="menu"]');

    const toolBars: readonly (readonly [key: string, does: () => Promise<void>])[] = [
      ['m', () => editor.dragBox({ x: 100, y: 100 }, { x: 300, y: 250 })],
      ['c', () => editor.dragBox({ x: 100, y: 100 }, { x: 300, y: 250 })],
      ['i', () => editor.click({ x: 200, y: 200 })],
    ];
    for (const [key, act] of toolBars) {
      await page.keyboard.press(key);
      await act();
      await expect(page.locator('.float')).toBeVisible();
      await look(`tool ${key}`, '.float');
      await page.keyboard.press('Escape');
    }
    await page.keyboard.press('s');
    await editor.expectingMask(() => editor.click({ x: 330, y: 300 }));
    await editor.cutOut();
    await page.keyboard.press('b');
    await expect(page.locator('.float')).toBeVisible();
    await look('brush', '.float');
    await page.keyboard.press('t');
    await editor.click({ x: 300, y: 100 });
    await expect(page.getByRole('textbox').first()).toBeFocused();
    await page.keyboard.type('Hello');
    await look('writing', '.workplace');
    await page.keyboard.press('Escape');
    await page.keyboard.press('v');
    await editor.layer('Cut-out 1').click();
    await editor.layer('image').click({ modifiers: ['Control'] });
    await look('several layers', '.side');

    await page.getByTestId('file-input').setInputFiles({ name: 'broken.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('nothing') });
    await page.getByRole('alert').getByRole('button', { name: 'Details' }).click();
    await look('an error', '.toasts');
    await page.getByTestId('document-menu').click();
    await page.getByRole('menuitem', { name: 'Close document' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('unsaved', '[role="dialog"]');
    await escape();

    const second = await page.context().newPage();
    await second.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await second.goto(page.url());
    await expect(second.getByTestId('read-only-banner')).toBeVisible();
    found.push(...(await violations(second, '.workplace')).map((violation) => `read-only: ${violation}`));
    expect(found).toEqual([]);
  });
}

test('the main job can be done from the keyboard once a point is set', async ({ launch }) => {
  const { page } = await launch({ open: samplePhoto('airplane-from-above') });
  const editor = new EditorPage(page);
  await editor.ready();
  await editor.expectingMask(() => editor.click({ x: 330, y: 300 }));
  await page.keyboard.press('Enter');
  await expect(editor.layers).toHaveCount(2);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('rename');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Layer name' })).toBeFocused();
  await page.keyboard.type('Wing');
  await page.keyboard.press('Enter');
  await expect.poll(() => editor.layerNames()).toEqual(['Wing', 'image']);
});
