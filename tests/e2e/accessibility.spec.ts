import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, samplePhoto, test } from './app';
import { EditorPage } from './editor-page';

async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']).analyze();
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
