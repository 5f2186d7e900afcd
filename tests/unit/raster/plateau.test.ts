import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plateauOf } from '../../../src-preload/raster/plateau';

describe('the plateau', () => {
  it('is the largest alpha in the square around each pixel', () => {
    const scene = fc.integer({ min: 1, max: 12 }).chain((side) => fc.tuple(fc.constant(side), fc.integer({ min: 0, max: 5 }), fc.uint8Array({ minLength: side * side, maxLength: side * side })));
    fc.assert(
      fc.property(scene, ([side, radius, alpha]) => {
        const wanted = alpha.map((_, i) => {
          const [x, y] = [i % side, Math.floor(i / side)];
          return alpha.reduce((most, a, k) => (Math.abs((k % side) - x) <= radius && Math.abs(Math.floor(k / side) - y) <= radius ? Math.max(most, a) : most), 0);
        });
        expect(plateauOf(alpha, side, radius)).toEqual(wanted);
      }),
    );
  });
});
