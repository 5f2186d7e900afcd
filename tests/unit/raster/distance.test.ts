import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceOutside, outlineAlpha } from '../../../src-preload/raster/distance';
import { eachRowNearest } from '../../../src-preload/raster/nearest-covered';
import { discAlpha, sumOf } from './discs';

describe('eachRowNearest', () => {
  it('finds a nearest covered pixel wherever there is one within the limit', () => {
    const plane = fc.array(fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 9, 255), { minLength: 13 * 11, maxLength: 13 * 11 });
    fc.assert(
      fc.property(plane, (values) => {
        const alpha = Uint8Array.from(values);
        eachRowNearest(alpha, 13, 11, 40, (y, columns, rows) => {
          for (let x = 0; x < 13; x++) {
            let least = Infinity;
            for (let k = 0; k < alpha.length; k++) if (alpha[k] !== 0) least = Math.min(least, Math.hypot((k % 13) - x, Math.floor(k / 13) - y));
            const sx = columns[x] ?? -1;
            if (sx < 0) expect(least).toBe(Infinity);
            else expect(Math.hypot(sx - x, rows[y * 13 + sx] ?? 0)).toBeCloseTo(least, 9);
          }
        });
      }),
    );
  });
});

describe('distanceOutside', () => {
  it('is the distance to an antialiased disc to about a tenth of a pixel', () => {
    const [cx, cy, radius] = [60.3, 58.8, 20.4];
    const out = distanceOutside(discAlpha(120, 120, cx, cy, radius), 120, 120, 30);
    for (let y = 0; y < 120; y++) {
      for (let x = 0; x < 120; x++) {
        const wanted = Math.hypot(x + 0.5 - cx, y + 0.5 - cy) - radius;
        const got = out[y * 120 + x] ?? 0;
        if (wanted > 30.3) expect(got).toBe(Infinity);
        else if (wanted > 1 && wanted < 29.7) expect(Math.abs(got - wanted)).toBeLessThan(0.25);
        else if (wanted < -1) expect(got).toBe(-0.5);
      }
    }
  });

  it('is infinite everywhere when nothing is covered', () => {
    expect(distanceOutside(new Uint8Array(20), 5, 4, 100).every((d) => d === Infinity)).toBe(true);
  });
});

describe('outlineAlpha', () => {
  it.each([0.5, 1, 3, 12.5])('grows a disc by %d pixels', (lineWidth) => {
    const [cx, cy, radius] = [50.6, 49.7, 21.3];
    const out = outlineAlpha(discAlpha(100, 100, cx, cy, radius), 100, 100, lineWidth);
    const wanted = discAlpha(100, 100, cx, cy, radius + lineWidth);
    const difference = out.reduce((sum, a, i) => sum + Math.abs(a - (wanted[i] ?? 0)), 0) / 255;
    // On average along the whole edge a twelfth of a pixel.
    expect(difference).toBeLessThan(2 * Math.PI * (radius + lineWidth) * 0.12);
    expect(Math.abs(sumOf(out) / sumOf(wanted) - 1)).toBeLessThan(0.01);
  });

  it('is exact along straight edges, sharp and antialiased', () => {
    for (const edge of [255, 100]) {
      const alpha = Uint8Array.from({ length: 400 }, (_, k) => (k % 20 < 5 ? 255 : k % 20 === 5 ? edge : 0));
      const row = [...outlineAlpha(alpha, 20, 20, 3).subarray(200, 220)];
      const last = Math.round(3 + 5 + edge / 255 - 0.4999);
      expect(row.slice(0, last).every((a) => a === 255)).toBe(true);
      expect(row[last]).toBe(edge === 255 ? 0 : 100);
      expect(row.slice(last + 1).every((a) => a === 0)).toBe(true);
    }
  });

  it('never takes away, and a line of no width changes nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 90, maxLength: 90 }), fc.double({ min: 0, max: 6, noNaN: true }), (alpha, lineWidth) => {
        const out = outlineAlpha(alpha, 10, 9, lineWidth);
        for (let i = 0; i < 90; i++) expect(out[i]).toBeGreaterThanOrEqual(alpha[i] ?? 0);
        expect(outlineAlpha(alpha, 10, 9, 0)).toEqual(alpha);
      }),
    );
  });
});
