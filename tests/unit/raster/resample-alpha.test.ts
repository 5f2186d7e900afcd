import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resampleAlpha } from '../../../src-preload/raster/resample-alpha';

const ramp = (width: number, height: number): Uint8Array => Uint8Array.from({ length: width * height }, (_, k) => 4 * (k % width));

describe('resampleAlpha', () => {
  it('changes nothing at the same size', () => {
    const size = { width: 40, height: 7 };
    expect(resampleAlpha(ramp(40, 7), size, size)).toEqual(ramp(40, 7));
  });

  it('follows a straight ramp away from the border, up and down', () => {
    for (const width of [20, 160]) {
      const out = resampleAlpha(ramp(40, 3), { width: 40, height: 3 }, { width, height: 5 });
      for (let x = width * 0.15; x < width * 0.85; x++) {
        const exact = 4 * (((x + 0.5) * 40) / width - 0.5);
        expect(Math.abs((out[2 * width + x] ?? 0) - exact)).toBeLessThanOrEqual(0.51);
      }
    }
  });

  it('does not ring beyond 0 and 255 at a hard edge', () => {
    const step = Uint8Array.from({ length: 16 }, (_, x) => (x < 8 ? 0 : 255));
    const out = [...resampleAlpha(step, { width: 16, height: 1 }, { width: 160, height: 1 })];
    expect(out.slice(0, 70).every((a) => a === 0)).toBe(true);
    expect(out.slice(90).every((a) => a === 255)).toBe(true);
    expect(out).toEqual(out.toSorted((a, b) => a - b));
  });

  it('keeps a flat alpha flat for every pair of sizes', () => {
    const side = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(side, side, side, side, fc.integer({ min: 0, max: 255 }), (width, height, toWidth, toHeight, level) => {
        const out = resampleAlpha(new Uint8Array(width * height).fill(level), { width, height }, { width: toWidth, height: toHeight });
        expect(out.length).toBe(toWidth * toHeight);
        expect(out.every((a) => a === level)).toBe(true);
      }),
    );
  });
});
