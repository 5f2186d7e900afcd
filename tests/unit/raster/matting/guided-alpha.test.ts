import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxMean } from '../../../../src-preload/raster/matting/box-mean';
import { guidedAlpha } from '../../../../src-preload/raster/matting/guided-alpha';
import { plain, scene } from './scenes';

describe('boxMean', () => {
  it('is the mean of the square around each pixel that lies inside', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 63, maxLength: 63 }), fc.integer({ min: 0, max: 12 }), (values, radius) => {
        const plane = Float32Array.from(values);
        boxMean(plane, { width: 9, height: 7 }, radius, new Float32Array(63));
        plane.forEach((got, i) => {
          const near = values.filter((_, j) => Math.abs((j % 9) - (i % 9)) <= radius && Math.abs(Math.floor(j / 9) - Math.floor(i / 9)) <= radius);
          expect(got).toBeCloseTo(near.reduce((sum, v) => sum + v, 0) / near.length, 3);
        });
      }),
    );
  });
});

describe('guidedAlpha', () => {
  // The photo's edge is at 60; the mask says 57, as an upsampled one may.
  const { photo } = scene(400, 50, (x) => (x < 60 ? 1 : 0), plain(210, 80, 40), plain(40, 90, 190));
  const mask = Uint8Array.from({ length: 20_000 }, (_, i) => (i % 400 < 57 ? 255 : 0));
  const row = (alpha: Uint8Array): Uint8Array => alpha.subarray(25 * 400, 26 * 400);

  it('moves the mask onto the edge of the photo', () => {
    const got = row(guidedAlpha(photo, mask, { band: 12 }));
    const was = [...row(mask)].reduce((sum, a, x) => sum + Math.abs(a - (x < 60 ? 255 : 0)), 0);
    const is = [...got].reduce((sum, a, x) => sum + Math.abs(a - (x < 60 ? 255 : 0)), 0);
    expect(is).toBeLessThan(was);
    expect(got.findIndex((a) => a < 128)).toBe(60);
    expect((got[59] as number) - (got[60] as number)).toBeGreaterThan(127);
  });

  it('changes nothing beyond the band', () => {
    const got = guidedAlpha(photo, mask, { band: 6, radius: 20 });
    got.forEach((a, i) => {
      if (i % 400 < 51 || i % 400 > 62) expect(a).toBe(mask[i]);
    });
    expect(got).not.toEqual(mask);
  });

  it('is the same wherever its tiles begin', () => {
    const shifted = scene(400, 50, (x) => (x < 256 ? 1 : 0), plain(210, 80, 40), plain(40, 90, 190)).photo;
    const shiftedMask = Uint8Array.from({ length: 20_000 }, (_, i) => (i % 400 < 253 ? 255 : 0));
    const there = row(guidedAlpha(shifted, shiftedMask, { band: 10 }));
    const here = row(guidedAlpha(photo, mask, { band: 10 }));
    for (let x = 30; x < 90; x++) expect(Math.abs((there[x + 196] as number) - (here[x] as number))).toBeLessThanOrEqual(1);
  });
});
