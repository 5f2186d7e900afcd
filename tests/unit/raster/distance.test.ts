import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlineAlpha } from '../../../src-preload/raster/distance';
import { edgeCoverage } from '../../../src-preload/raster/edge-coverage';
import { eachRowNearest } from '../../../src-preload/raster/nearest-covered';
import { discAlpha, featheredDisc, outerRadius, sumOf } from './discs';

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

  it('starts at the half-way contour of a feathered disc, however soft it is', () => {
    const [side, cx, cy, radius] = [160, 80.2, 79.6, 40.3];
    for (const feather of [0, 3, 6, 20]) {
      for (const lineWidth of [1, 4, 10, 30]) {
        const alpha = feather === 0 ? discAlpha(side, side, cx, cy, radius) : featheredDisc(side, side, { cx, cy, radius, feather });
        const out = outlineAlpha(alpha, side, side, lineWidth);
        for (let turn = 0; turn < 1; turn += 1 / 90) expect(Math.abs(outerRadius(out, side, { cx, cy, turn }) - radius - lineWidth)).toBeLessThan(0.25);
      }
    }
  });

  it('draws a line around a straight feathered edge where the edge is half, between pixels too', () => {
    for (const at of [8, 8.25, 8.5, 8.9]) {
      const alpha = Uint8Array.from({ length: 600 }, (_, k) => Math.round(255 * Math.min(1, Math.max(0, 0.5 + (at - (k % 30) - 0.5) / 12))));
      const row = outlineAlpha(alpha, 30, 20, 5).subarray(300, 330);
      expect(Math.abs(sumOf(row) - at - 5)).toBeLessThan(0.05);
    }
  });

  it('draws none around what is nowhere half there', () => {
    const glow = featheredDisc(60, 60, { cx: 30, cy: 30, radius: 20, feather: 20 }).map((a) => a * 0.49);
    expect(outlineAlpha(glow, 60, 60, 6).every((a) => a === 0)).toBe(true);
    const speck = new Uint8Array(400);
    speck[210] = 20;
    expect(outlineAlpha(speck, 20, 20, 6).every((a) => a === 0)).toBe(true);
  });

  it('keeps its line around strokes that are narrower than a pixel', () => {
    for (const columns of [[10], [10, 11]]) {
      const alpha = Uint8Array.from({ length: 440 }, (_, k) => (columns.includes(k % 22) ? 90 : 0));
      const row = outlineAlpha(alpha, 22, 20, 3).subarray(220, 242);
      expect(columns.every((x) => row[x] === 255)).toBe(true);
      expect(Math.abs(sumOf(row) - 6 - (columns.length * 90) / 255)).toBeLessThan(1.3);
    }
  });

  it('holds all of a shape with sharp edges, and is empty for an empty one', () => {
    const binary = fc.array(fc.constantFrom(0, 255), { minLength: 90, maxLength: 90 });
    fc.assert(
      fc.property(binary, fc.double({ min: 0.1, max: 6, noNaN: true }), (values, lineWidth) => {
        const out = outlineAlpha(Uint8Array.from(values), 10, 9, lineWidth);
        for (let i = 0; i < 90; i++) expect(out[i]).toBeGreaterThanOrEqual(values[i] ?? 0);
      }),
    );
    expect(outlineAlpha(new Uint8Array(90), 10, 9, 3).every((a) => a === 0)).toBe(true);
  });
});

describe('edgeCoverage', () => {
  it('leaves antialiased and binary shapes as they are', () => {
    for (const radius of [2, 5.3, 21.3]) {
      const disc = discAlpha(60, 60, 30.6, 29.7, radius);
      expect(edgeCoverage(disc, 60, 60)).toBe(disc);
    }
    const binary = Uint8Array.from({ length: 900 }, (_, k) => (Math.imul(k + 7, 2654435761) >>> 31) * 255);
    expect(edgeCoverage(binary, 30, 30)).toBe(binary);
  });

  it('gives a feathered disc the edge of the disc within its half-way contour', () => {
    const [cx, cy, radius] = [40.4, 39.7, 22.2];
    const out = edgeCoverage(featheredDisc(80, 80, { cx, cy, radius, feather: 24 }), 80, 80);
    const wanted = discAlpha(80, 80, cx, cy, radius);
    expect(Math.abs(sumOf(out) / sumOf(wanted) - 1)).toBeLessThan(0.002);
    expect(out.every((a, i) => Math.abs(a - (wanted[i] ?? 0)) < 40)).toBe(true);
  });
});
