import type { Page } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import { expect, samplePhoto, test } from './app';
import { EditorPage } from './editor-page';
import { averageAt } from './pixels';

const photo = samplePhoto('allium-oreophilum');
/** Paper beside the flower, close to its edge, and well inside of it. */
const nearEdge = { x: 395, y: 800 };
const farOut = { x: 100, y: 850 };

async function withFlower(page: Page): Promise<EditorPage> {
  const editor = new EditorPage(page);
  await editor.ready();
  await editor.expectingMask(() => editor.dragBox({ x: 5, y: 55 }, { x: 802, y: 1020 }));
  await editor.cutOut();
  return editor;
}

const panel = (page: Page) => page.getByTestId('refine-panel');
const steps = (page: Page) => page.locator('.step').allTextContents();
const brightness = async (editor: EditorPage, point: { readonly x: number; readonly y: number }): Promise<number> => {
  const channels = await averageAt(editor.page, await editor.at(point));
  return channels.reduce((sum, value) => sum + value, 0) / 3;
};

async function openRefine(editor: EditorPage): Promise<void> {
  await editor.page.keyboard.press('Control+Alt+r');
  await expect(panel(editor.page)).toBeVisible();
}

test.describe('refining an edge', () => {
  test('a new cut-out gets its edge by itself, in the step that made it', async ({ launch }) => {
    const { page } = await launch({ open: photo });
    const editor = await withFlower(page);
    await expect(page.getByTestId('edge-about')).toHaveText('Automatic edge · clean colours');
    await expect(page.getByTestId('refining-new')).toHaveCount(0);
    expect(await steps(page)).toEqual(['Opened', 'Cut out']);
    await page.keyboard.press('Control+z');
    await expect(editor.layers).toHaveCount(1);
    await page.keyboard.press('Control+Shift+z');
    await expect(page.getByTestId('edge-about')).toHaveText('Automatic edge · clean colours');
  });

  test('settings show at once, finish at full resolution, and are one step', async ({ launch }) => {
    const { page } = await launch({ open: photo, reducedMotion: true });
    const editor = await withFlower(page);
    await expect(page.getByTestId('refining-new')).toHaveCount(0);
    await openRefine(editor);
    await expect(editor.canvas).toHaveAttribute('data-refine', 'overlay');

    await page.keyboard.press('f');
    await expect(editor.canvas).toHaveAttribute('data-refine', 'black');
    await expect.poll(() => brightness(editor, farOut)).toBeLessThan(4);
    const before = await brightness(editor, nearEdge);

    const feather = page.getByRole('slider', { name: 'Feather' });
    await feather.focus();
    for (let i = 0; i < 30; i += 1) await page.keyboard.press('Shift+ArrowRight');
    await expect(feather).toHaveAttribute('aria-valuetext', '30 px');
    await expect.poll(() => brightness(editor, nearEdge)).toBeGreaterThan(before + 8);
    const shown = await brightness(editor, nearEdge);
    await page.keyboard.press('x');
    await expect(editor.canvas).toHaveAttribute('data-refine-shows', 'original');
    await expect.poll(() => brightness(editor, nearEdge)).toBeLessThan(before + 4);
    await page.keyboard.press('x');
    await expect.poll(() => brightness(editor, nearEdge)).toBeGreaterThan(shown - 4);

    await page.keyboard.press('Enter');
    await expect(panel(page)).toHaveCount(0);
    expect(await steps(page)).toEqual(['Opened', 'Cut out', 'Refine edge']);
    await page.getByRole('button', { name: 'Hide image' }).click();
    await openRefine(editor);
    await expect(page.getByRole('slider', { name: 'Feather' })).toHaveAttribute('aria-valuetext', '30 px');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await openRefine(editor);
    await expect(page.getByRole('slider', { name: 'Feather' })).toHaveAttribute('aria-valuetext', '0 px');
  });

  test('Esc leaves nothing behind, and a double-click resets', async ({ launch }) => {
    const { page } = await launch({ open: photo, reducedMotion: true });
    const editor = await withFlower(page);
    await expect(page.getByTestId('refining-new')).toHaveCount(0);
    await openRefine(editor);
    const smooth = page.getByRole('slider', { name: 'Smooth' });
    await smooth.focus();
    await page.keyboard.press('Shift+ArrowRight');
    await expect(smooth).toHaveAttribute('aria-valuetext', '1 px');
    await panel(page).getByText('Smooth', { exact: true }).dblclick();
    await expect(smooth).toHaveAttribute('aria-valuetext', '0 px');
    await page.keyboard.press('Control+z');
    await expect(smooth).toHaveAttribute('aria-valuetext', '1 px');
    await page.keyboard.press('Escape');
    await expect(panel(page)).toHaveCount(0);
    await expect(editor.canvas).toBeFocused();
    await expect(editor.canvas).toHaveAttribute('data-refine', 'none');
    expect(await steps(page)).toEqual(['Opened', 'Cut out']);
  });

  test('hair is painted into the edge', async ({ launch }) => {
    const { page } = await launch({ open: photo, reducedMotion: true });
    const editor = await withFlower(page);
    await expect(page.getByTestId('refining-new')).toHaveCount(0);
    await openRefine(editor);
    const version = await editor.canvas.getAttribute('data-refine-version');
    await editor.dragBox({ x: 330, y: 560 }, { x: 350, y: 620 });
    await expect.poll(() => editor.canvas.getAttribute('data-refine-version')).not.toBe(version);
    await expect(page.getByTestId('refine-bar')).toContainText('Full resolution');
    await page.keyboard.press('Enter');
    await expect(panel(page)).toHaveCount(0);
    expect(await steps(page)).toEqual(['Opened', 'Cut out', 'Refine edge']);
  });

  for (const colorScheme of ['dark', 'light'] as const) {
    test(`axe finds nothing in the workspace, ${colorScheme}`, async ({ launch }) => {
      const { page } = await launch({ open: photo, colorScheme, reducedMotion: true });
      const editor = await withFlower(page);
      await openRefine(editor);
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']).analyze();
      expect(violations.flatMap((v) => v.nodes.map((node) => `${v.id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`))).toEqual([]);
    });
  }
});
