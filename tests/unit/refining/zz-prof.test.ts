import sharp from 'sharp';
import { it } from 'vitest';
import { autoTrimap } from '../../../src-preload/raster/matting/auto-trimap';
import { solveAlpha } from '../../../src-preload/raster/matting/solve-alpha';
import { meanError } from './known-alpha';
import { estimateForeground } from '../../../src-preload/raster/matting/estimate-foreground';

it('prof', async () => {
  const w = 1333, h = 1000;
  const data = new Uint8Array(await sharp('/work/shared/photos/girl-1.jpg').resize(w, h, { fit: 'fill' }).raw().toBuffer());
  const alpha = new Uint8Array(await sharp('/tmp/raw.webp').resize(w, h, { fit: 'fill' }).extractChannel(3).raw().toBuffer());
  const photo = { width: w, height: h, channels: 3 as const, data };
  const cpu = <T>(what: string, f: () => T): T => { const c = process.cpuUsage(); const r = f(); const u = process.cpuUsage(c); console.log(what, Math.round((u.user + u.system) / 1000)); return r; };
  for (const uncertainty of [4000 / 256 / 3, 4000 / 1024 / 3]) {
    const t = cpu('trimap', () => autoTrimap(photo, alpha, { uncertainty }));
    console.log('unknown', t.reduce((n, v) => n + (v === 128 ? 1 : 0), 0));
    const ref = cpu('default', () => solveAlpha(photo, t));
    cpu('default', () => solveAlpha(photo, t));
    for (const mostDirect of [40000, 15000, 5000, 1000]) {
      const r = cpu('direct ' + mostDirect, () => solveAlpha(photo, t, { mostDirect }));
      console.log('diff', meanError(r, ref));
    }
    cpu('colours', () => estimateForeground(photo, ref));
  }
});
