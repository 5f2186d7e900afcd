import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { floodAlpha } from '../../../src-preload/raster/flood';
import type { Raster } from '../../../src-preload/raster/raster';
import { discAlpha, sumOf } from './discs';

const sharp = { tolerance: 20, isContiguous: true, isAntialiased: false };

/** Two antialiased discs of one colour on another. */
function discs(channels: 3 | 4): Raster {
  const one = discAlpha(100, 60, 25, 30, 15);
  const two = discAlpha(100, 60, 75, 30, 15);
  const data = new Uint8Array(6000 * channels);
  for (let i = 0; i < 6000; i++) {
    const share = Math.max(one[i] ?? 0, two[i] ?? 0) / 255;
    data.set([200 * share + 40 * (1 - share), 30 * share + 90 * (1 - share), 60, 255].slice(0, channels), i * channels);
  }
  return { width: 100, height: 60, channels, data };
}

describe('floodAlpha', () => {
  it.each([3, 4] as const)('takes one disc if contiguous and both if not, %d channels', (channels) => {
    const seed = { x: 25, y: 30 };
    const one = sumOf(floodAlpha(discs(channels), { ...sharp, seed }));
    const both = sumOf(floodAlpha(discs(channels), { ...sharp, seed, isContiguous: false }));
    expect(both).toBe(2 * one);
    expect(one).toBeGreaterThan(0.85 * Math.PI * 225);
    expect(one).toBeLessThan(Math.PI * 225);
  });

  it('brings back the disc’s antialiased edge', () => {
    const out = floodAlpha(discs(3), { ...sharp, seed: { x: 25, y: 30 }, isAntialiased: true });
    const wanted = discAlpha(100, 60, 25, 30, 15);
    expect(Math.abs(sumOf(out) / sumOf(wanted) - 1)).toBeLessThan(0.02);
    const differences = out.map((a, i) => Math.abs(a - (wanted[i] ?? 0)));
    expect(Math.max(...differences)).toBeLessThan(60);
  });

  it('leaves a hard edge hard', () => {
    const picture: Raster = { width: 10, height: 4, channels: 3, data: Uint8Array.from({ length: 120 }, (_, i) => (Math.floor(i / 3) % 10 < 5 ? 10 : 200)) };
    const out = floodAlpha(picture, { seed: { x: 2, y: 2 }, tolerance: 5, isContiguous: true, isAntialiased: true });
    expect([...out.subarray(0, 10)]).toEqual([255, 255, 255, 255, 255, 0, 0, 0, 0, 0]);
  });

  it('takes everything at the greatest tolerance, and equal colours alone at none', () => {
    expect(sumOf(floodAlpha(discs(4), { ...sharp, seed: { x: 0, y: 0 }, tolerance: 255 }))).toBe(6000);
    const ramp: Raster = { width: 50, height: 1, channels: 1, data: Uint8Array.from({ length: 50 }, (_, x) => x) };
    expect(sumOf(floodAlpha(ramp, { ...sharp, seed: { x: 20, y: 0 }, tolerance: 0 }))).toBe(1);
    expect(sumOf(floodAlpha(ramp, { ...sharp, seed: { x: 20, y: 0 }, tolerance: 5 }))).toBe(11);
  });

  it('takes transparent pixels for alike, whatever colour they hold', () => {
    const data = Uint8Array.from({ length: 80 }, (_, i) => (i % 4 === 3 ? 0 : (i * 37) % 256));
    expect(sumOf(floodAlpha({ width: 5, height: 4, channels: 4, data }, { ...sharp, seed: { x: 0, y: 0 }, tolerance: 0 }))).toBe(20);
  });

  it('fills exactly what hangs together, in any maze', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 0, 0, 255), { minLength: 150, maxLength: 150 }), fc.nat(149), (cells, start) => {
        const data = Uint8Array.from(cells);
        const seed = { x: start % 15, y: Math.floor(start / 15) };
        const wanted = new Uint8Array(150);
        const pending = [start];
        while (pending.length > 0) {
          const at = pending.pop() ?? 0;
          if (wanted[at] === 255) continue;
          wanted[at] = 255;
          const x = at % 15;
          for (const next of [x > 0 ? at - 1 : -1, x < 14 ? at + 1 : -1, at - 15, at + 15]) {
            if (next >= 0 && next < 150 && data[next] === data[start]) pending.push(next);
          }
        }
        expect(floodAlpha({ width: 15, height: 10, channels: 1, data }, { ...sharp, seed })).toEqual(wanted);
      }),
    );
  });

  it('refuses a seed outside the picture', () => {
    expect(() => floodAlpha(discs(3), { ...sharp, seed: { x: 100, y: 0 } })).toThrow(/100, 0.*100 x 60/);
  });
});
