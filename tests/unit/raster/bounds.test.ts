import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandAlpha, fitAlpha } from '../../../src-preload/raster/bounds';

describe('fitAlpha', () => {
  it('finds the smallest rectangle and the area', () => {
    const alpha = new Uint8Array(5 * 4);
    alpha[1 * 5 + 2] = 255;
    alpha[3 * 5 + 3] = 51;
    const fitted = fitAlpha(alpha, { width: 5, height: 4 }, { x: 10, y: 20 });
    expect(fitted.bounds).toEqual({ x: 12, y: 21, width: 2, height: 3 });
    expect([...fitted.alpha]).toEqual([255, 0, 0, 0, 0, 51]);
    expect(fitted.area).toBeCloseTo(1.2);
  });

  it('keeps nothing of an empty alpha', () => {
    expect(fitAlpha(new Uint8Array(12), { width: 3, height: 4 })).toMatchObject({ area: 0, bounds: { width: 0, height: 0 } });
  });

  it('loses nothing', () => {
    const planes = fc.integer({ min: 1, max: 9 }).chain((width) =>
      fc.record({ width: fc.constant(width), alpha: fc.uint8Array({ minLength: width * 6, maxLength: width * 6 }) }),
    );
    fc.assert(
      fc.property(planes, ({ width, alpha }) => {
        const size = { width, height: 6 };
        const plane = Uint8Array.from(alpha);
        expect(expandAlpha(fitAlpha(plane, size), size)).toEqual(plane);
      }),
    );
  });
});
