import { it } from 'vitest';
import sharp from 'sharp';
import { readFile, rm, stat, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os'; import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { sealMask } from '/work/main/src-main/services/masks/seal-mask';
import { fitAlpha } from '/work/main/src-preload/raster/bounds';
import { readProject } from '/work/main/src-main/services/projects/read-project';
import { writeProject } from '/work/main/src-main/services/projects/write-project';
import { createJournal } from '/work/main/src-main/services/projects/journal/journal';
import { cutout } from '/work/main/tests/unit/projects/photo-project';
const W = 6000, H = 4000;
function mask(cx: number, cy: number, rx: number, ry: number) {
  const a = new Uint8Array(W * H);
  for (let y = Math.max(0, cy - ry); y < Math.min(H, cy + ry); y++) for (let x = Math.max(0, cx - rx); x < Math.min(W, cx + rx); x++) {
    const r = Math.hypot((x - cx) / rx, (y - cy) / ry) * (1.05 + 0.05 * Math.sin(Math.atan2(y - cy, x - cx) * 40));
    const v = (1 - r) * 300; a[y * W + x] = v <= 0 ? 0 : v >= 13 ? 255 : Math.round(v * 19.6);
  }
  return sealMask({ width: W, height: H }, fitAlpha(a, { width: W, height: H }));
}
const best = async (n: string, f: () => Promise<unknown>, k = 5) => { let b = 1e9, m = 0; for (let i = 0; i < k; i++) { const t = performance.now(); await f(); const d = performance.now() - t; b = Math.min(b, d); m += d; } console.log(n, 'best', b.toFixed(1), 'mean', (m / k).toFixed(1)); };
it('bench', async () => {
  const noise = Buffer.alloc(W * H * 3); for (let i = 0; i < noise.length; i++) noise[i] = ((i * 7) % 251 ^ (i >> 9)) & 255;
  const soft = await sharp(await sharp(noise, { raw: { width: W, height: H, channels: 3 } }).blur(3).toBuffer(), { raw: { width: W, height: H, channels: 3 } }).jpeg({ quality: 92 }).toBuffer();
  const id = createHash('sha256').update(soft).digest('hex');
  const info = { id, name: 'p.jpg', width: W, height: H, format: 'jpeg', hasAlpha: false, depth: 8, space: 'srgb', bytes: soft.length };
  console.log('jpeg bytes', soft.length);
  const mk = (masks: ReturnType<typeof mask>[]) => ({
    document: { schema: 2 as const, id: 'd', name: 'n', width: W, height: H, background: null, guides: [], images: { [id]: info }, layers: masks.map((m, i) => ({ ...cutout(`c${i}`, m), image: id, origin: { kind: 'drawn' as const } })) },
    images: new Map([[id, new Uint8Array(soft)]]), masks: new Map(masks.map((m) => [m.info.id, m])), logits: new Map(),
  });
  const dir = await mkdtemp(join(tmpdir(), 'b-'));
  await best('jpeg decode', () => sharp(soft).raw().toBuffer(), 3);
  for (const [label, masks] of [['1 full', [mask(3000, 2000, 3000, 2000)]], ['20 objects 1200x1000', Array.from({ length: 20 }, (_, i) => mask(800 + (i % 5) * 1000, 600 + Math.floor(i / 5) * 800, 600, 500))], ['20 objects 2400x2000', Array.from({ length: 20 }, (_, i) => mask(1300 + (i % 5) * 800, 1100 + Math.floor(i / 5) * 500, 1200, 1000))], ['0', []]] as const) {
    const path = join(dir, `${label}.clickcut`); const c = mk([...masks]);
    await best(`${label} write`, () => writeProject(path, c), 3);
    console.log('size', (await stat(path)).size);
    await best(`${label} read path`, () => readProject({ path }));
    const bytes = await readFile(path);
    let worst = 0, last = performance.now(); const t = setInterval(() => { const n = performance.now(); worst = Math.max(worst, n - last); last = n; }, 1);
    await best(`${label} read bytes`, () => readProject({ bytes }));
    clearInterval(t); console.log('longest event-loop gap', worst.toFixed(1));
  }
  const m = mask(3000, 2000, 3000, 2000); const c = mk([m]);
  const j = createJournal({ dir: join(dir, 'w') });
  let e: any;
  await best('journal begin+settled', async () => { e = await j.begin({ document: c.document as any, revision: 0 }, { image: () => soft, mask: () => m, logits: () => new Uint16Array(65536) }); await e.settled(); }, 1);
  let r = 0; let t0 = performance.now();
  for (; r < 2000;) { r++; e.append({ document: c.document as any, revision: r }, [{ kind: 'update-document', patch: { name: 'n' + r } }]); }
  console.log('append us', ((performance.now() - t0) / 2000 * 1000).toFixed(1)); t0 = performance.now(); await e.settled(); console.log('settled 2000', (performance.now() - t0).toFixed(1));
  await e.close({ discard: true });
  await rm(dir, { recursive: true });
});
