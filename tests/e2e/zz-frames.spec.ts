import { samplePhoto, test } from './app';
import { EditorPage } from './editor-page';
test('frames', async ({ launch }) => {
  const { page } = await launch({ open: samplePhoto('airplane-from-above'), viewport: { width: 1440, height: 900 } });
  const editor = new EditorPage(page);
  await editor.ready();
  await page.keyboard.press('Control+a');
  await page.waitForTimeout(600);
  await editor.cutOut();
  await page.keyboard.press('e');
  for (let n = 0; n < 14; n += 1) await page.keyboard.press(']');
  await page.waitForTimeout(800);
  for (const hidePhoto of [false, true]) {
    if (hidePhoto) { await page.getByRole('button', { name: 'Hide layer' }).last().click().catch(() => undefined); await page.waitForTimeout(500); }
    const a = await editor.at({ x: 100, y: 100 });
    await page.mouse.move(a.x, a.y);
    await page.mouse.down();
    await page.evaluate(() => {
      const w = window as unknown as { frames: number[]; go: boolean };
      w.frames = []; w.go = true;
      let last = performance.now();
      const tick = (now: number): void => { w.frames.push(now - last); last = now; if (w.go) requestAnimationFrame(tick); };
      requestAnimationFrame(tick);
    });
    const t0 = Date.now();
    for (let n = 0; n < 200; n += 1) {
      const p = await editor.at({ x: 100, y: 100 }).catch(() => a);
      void p;
      await page.mouse.move(a.x + 300 + 280 * Math.cos(n / 10), a.y + 250 + 230 * Math.sin(n / 13));
    }
    const frames = await page.evaluate(() => { const w = window as unknown as { frames: number[]; go: boolean }; w.go = false; return w.frames; });
    await page.mouse.up();
    frames.sort((x, y) => x - y);
    const at = (q: number): string => (frames[Math.floor(frames.length * q)] ?? 0).toFixed(1);
    console.log(hidePhoto, 'ms', Date.now() - t0, 'frames', frames.length, 'median', at(0.5), 'p95', at(0.95), 'max', frames.at(-1)?.toFixed(1));
    await page.waitForTimeout(800);
    await page.screenshot({ path: `/tmp/shots/frames-${hidePhoto}.png` });
  }
});
