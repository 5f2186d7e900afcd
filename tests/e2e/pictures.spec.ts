import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, samplePhoto, test } from './app';
import { EditorPage, type ImagePoint } from './editor-page';
import { averageAt } from './pixels';

/** The pictures of the README and the docs, of what the program really shows. `CLICKCUT_PICTURES=docs/images` keeps those of the larger window. */
const kept = process.env['CLICKCUT_PICTURES'];
const folder = 'test-results/pictures';

for (const colorScheme of ['dark', 'light'] as const) {
  for (const viewport of [{ width: 1440, height: 900 }, { width: 1024, height: 700 }]) {
    test(`the main states fit into ${viewport.width} x ${viewport.height}, ${colorScheme}`, async ({ launch }) => {
      test.setTimeout(300_000);
      const { page } = await launch({ colorScheme, viewport, reducedMotion: true });
      const editor = new EditorPage(page);
      await mkdir(folder, { recursive: true });
      const picture = async (state: string): Promise<void> => {
        // Nothing may stick out of the window: there is no way to scroll to it.
        expect(await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight])).toEqual([viewport.width, viewport.height]);
        const isKept = kept !== undefined && viewport.width === 1440;
        await page.screenshot({ path: isKept ? join(kept, `${state}-${colorScheme}.png`) : join(folder, `${state}-${colorScheme}-${viewport.width}.png`) });
      };

      await expect(page.getByTestId('sample-airplane').locator('img, canvas').first()).toBeVisible();
      await picture('empty');

      await page.getByTestId('file-input').setInputFiles(samplePhoto('allium-oreophilum'));
      await editor.ready();
      await editor.expectingMask(() => editor.dragBox({ x: 5, y: 55 }, { x: 802, y: 1020 }));
      await expect(page.getByRole('button', { name: /Cut out/ })).toBeVisible();
      // The small copies come after the mask.
      const isDrawn = (canvas: SVGElement | HTMLElement): boolean =>
        canvas instanceof HTMLCanvasElement && (canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value > 0) ?? false);
      for (const copy of await page.locator('.candidate-picture').all()) await expect.poll(() => copy.evaluate(isDrawn)).toBe(true);
      await picture('selecting');

      await editor.cutOut();
      await page.getByRole('button', { name: 'Hide image' }).click();
      await expect(page.getByTestId('edge-about')).toHaveText('Automatic edge · clean colours', { timeout: 120_000 });
      await page.keyboard.press('Control+Alt+r');
      await expect(editor.canvas).toHaveAttribute('data-refine', 'overlay');
      await page.keyboard.press('f');
      await expect(editor.canvas).toHaveAttribute('data-refine', 'black');
      const lightAt = async (point: ImagePoint): Promise<number> => Math.max(...(await averageAt(page, await editor.at(point))));
      await expect.poll(() => lightAt({ x: 100, y: 850 })).toBeLessThan(4);
      await expect.poll(() => lightAt({ x: 370, y: 620 })).toBeGreaterThan(20);
      await page.getByRole('slider', { name: 'Feather' }).focus();
      await picture('refining');
      await page.keyboard.press('Escape');
      await expect(editor.canvas).toHaveAttribute('data-refine', 'none');
      await page.keyboard.press('v');
      await page.getByRole('switch', { name: 'Shadow' }).click();
      await editor.layer('image').click();
      await page.getByTestId('add-layer').click();
      await page.getByRole('menuitem', { name: 'Gradient fill' }).click();
      await editor.layer('Cut-out 1').click();
      await expect(editor.layers).toHaveCount(3);
      await expect(page.locator('.layer-thumb canvas')).toHaveCount(3);
      await picture('layers');
      await page.getByRole('button', { name: /^Export/ }).click();
      await expect(page.getByTestId('export-go')).toBeInViewport();
      await picture('export');
      await page.keyboard.press('Escape');

      await page.keyboard.press('Control+Alt+e');
      await expect(page.getByTestId('output-facts')).toHaveText(/kB/);
      await expect(page.getByTestId('outputs-go')).toBeInViewport();
      await picture('assets');
      await page.keyboard.press('Escape');

      await page.keyboard.press('Control+Shift+b');
      await expect(page.getByTestId('batch-start')).toBeInViewport();
      // What is dropped while the window is open is for the batch.
      await page.evaluate(
        ([plane, flower]) => {
          const data = new DataTransfer();
          for (const [name, base64] of [['plane.jpg', plane], ['flower.jpg', flower]] as const) data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
          document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
        },
        await Promise.all([readFile(samplePhoto('airplane-from-above'), 'base64'), readFile(samplePhoto('allium-oreophilum'), 'base64')] as const),
      );
      await expect(page.getByRole('button', { name: 'plane.jpg: Waiting' }).locator('img')).toBeVisible();
      if (test.info().project.metadata['host'] !== 'electron') {
        // A desktop window asks where to first.
        await page.getByTestId('batch-start').click();
        await expect(page.getByRole('button', { name: 'plane.jpg: Done' }).locator('.batch-after')).toBeVisible({ timeout: 60_000 });
        await expect(page.getByRole('button', { name: 'flower.jpg: Done' }).locator('.batch-after')).toBeVisible();
      }
      await picture('batch');
    });
  }
}
