import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, samplePhoto, test } from './app';
import { EditorPage } from './editor-page';

/** The pictures of the README and the docs, of what the program really shows. `CLICKCUT_PICTURES=docs/images` keeps them. */
const folder = process.env['CLICKCUT_PICTURES'] ?? 'test-results/pictures';

for (const colorScheme of ['dark', 'light'] as const) {
  for (const viewport of [{ width: 1440, height: 900 }, { width: 1024, height: 700 }]) {
    test(`the main states fit into ${viewport.width} x ${viewport.height}, ${colorScheme}`, async ({ launch }) => {
      const { page } = await launch({ colorScheme, viewport, reducedMotion: true });
      const editor = new EditorPage(page);
      await mkdir(folder, { recursive: true });
      const picture = async (state: string): Promise<void> => {
        // Nothing may stick out of the window: there is no way to scroll to it.
        expect(await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight])).toEqual([viewport.width, viewport.height]);
        await page.screenshot({ path: join(folder, `${state}-${colorScheme}-${viewport.width}.png`) });
      };

      await expect(page.getByTestId('sample-airplane').locator('img, canvas').first()).toBeVisible();
      await picture('empty');

      await page.getByTestId('file-input').setInputFiles(samplePhoto('allium-oreophilum'));
      await editor.ready();
      await editor.expectingMask(() => editor.dragBox({ x: 5, y: 55 }, { x: 802, y: 1020 }));
      await expect(page.getByRole('button', { name: /Cut out/ })).toBeVisible();
      await picture('selecting');

      await editor.cutOut();
      await page.getByRole('button', { name: 'Hide image' }).click();
      await page.keyboard.press('b');
      await page.mouse.move(...(await editor.place({ x: 430, y: 420 })));
      await picture('refining');
      await page.keyboard.press('v');
      await page.getByRole('switch', { name: 'Shadow' }).click();
      await editor.layer('image').click();
      await page.getByTestId('add-layer').click();
      await page.getByRole('menuitem', { name: 'Gradient fill' }).click();
      await editor.layer('Cut-out 1').click();
      await expect(editor.layers).toHaveCount(3);
      await picture('layers');
      await page.getByRole('button', { name: /^Export/ }).click();
      await expect(page.getByTestId('export-go')).toBeInViewport();
      await picture('export');
    });
  }
}
