import { expect, samplePhoto, test } from './app';
import { EditorPage } from './editor-page';

const wing = { x: 330, y: 300 };
const ground = { x: 200, y: 620 };

test.describe('smart select', () => {
  test('points in and out, a box, Backspace and Esc', async ({ launch }) => {
    const { page } = await launch({ open: samplePhoto('airplane-from-above') });
    const editor = new EditorPage(page);
    await editor.ready();

    await editor.expectingMask(() => editor.click(wing));
    await editor.expectingMask(() => editor.click(ground, 'Alt'));
    await expect(editor.prompts).toHaveText(['Include point at 330, 300', 'Exclude point at 200, 620']);

    await editor.expectingMask(() => editor.dragBox({ x: 190, y: 170 }, { x: 955, y: 350 }));
    await expect(editor.prompts).toHaveCount(3);
    await expect(editor.prompts.filter({ hasText: 'Box from 190, 170' })).toHaveCount(1);

    await editor.expectingMask(() => page.keyboard.press('Backspace'));
    await expect(editor.prompts).toHaveText(['Include point at 330, 300', 'Exclude point at 200, 620']);
    await page.keyboard.press('Escape');
    await expect(editor.prompts).toHaveCount(0);
    await expect(editor.canvas).toHaveAttribute('data-overlay', 'none');
  });

  test('Tab steps through the three candidates', async ({ launch }) => {
    const { page } = await launch({ open: samplePhoto('airplane-from-above') });
    const editor = new EditorPage(page);
    await editor.ready();
    await editor.expectingMask(() => editor.click(wing));
    const candidates = page.getByRole('radiogroup', { name: 'Candidates' }).getByRole('radio');
    await expect(candidates).toHaveCount(3);
    const chosen = page.getByRole('radiogroup', { name: 'Candidates' }).getByRole('radio', { checked: true });
    await expect(chosen).toHaveAccessibleName(/^Candidate 1/);
    await editor.expectingMask(() => page.keyboard.press('Tab'));
    await expect(chosen).toHaveAccessibleName(/^Candidate 2/);
    await editor.expectingMask(() => page.keyboard.press('Shift+Tab'));
    await expect(chosen).toHaveAccessibleName(/^Candidate 1/);
  });

  test('a click made before the photo is ready is answered', async ({ launch }) => {
    const { page } = await launch();
    const editor = new EditorPage(page);
    // An embedding that no other spec has made: the same photo with one byte more behind its end.
    const { readFile } = await import('node:fs/promises');
    const bytes = Buffer.concat([await readFile(samplePhoto('airplane-from-above')), Buffer.from([0])]);
    await page.getByTestId('file-input').setInputFiles({ name: 'early.jpg', mimeType: 'image/jpeg', buffer: bytes });
    await expect(editor.layers).toHaveCount(1);
    await expect(page.getByTestId('embedding')).toHaveAttribute('data-phase', 'preparing');
    await editor.click(wing);
    await expect(editor.prompts).toHaveCount(1);
    await expect(editor.canvas).toHaveAttribute('data-overlay', 'shown');
  });

  test('the view zooms to the pointer, pans, and fits again', async ({ launch }) => {
    const { page } = await launch({ open: samplePhoto('airplane-from-above') });
    const editor = new EditorPage(page);
    await editor.ready();
    const before = await editor.at(wing);
    await page.mouse.move(before.x, before.y);
    await page.mouse.wheel(0, -600);
    await expect.poll(async () => Number((await editor.canvas.getAttribute('data-view'))?.split(' ')[0])).toBeGreaterThan(1.5);
    const zoomed = await editor.at(wing);
    expect(Math.hypot(zoomed.x - before.x, zoomed.y - before.y)).toBeLessThan(4);

    await page.keyboard.down('Space');
    await page.mouse.down();
    await page.mouse.move(before.x + 90, before.y + 40, { steps: 3 });
    await page.mouse.up();
    await page.keyboard.up('Space');
    const panned = await editor.at(wing);
    expect(panned.x - zoomed.x).toBeCloseTo(90, 0);
    expect(panned.y - zoomed.y).toBeCloseTo(40, 0);
    await expect(editor.prompts).toHaveCount(0);

    await page.keyboard.press('Control+0');
    await expect.poll(async () => Math.hypot((await editor.at(wing)).x - before.x, (await editor.at(wing)).y - before.y)).toBeLessThan(1);
  });
});
