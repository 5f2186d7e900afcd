import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ringsFromLogits } from '../../../src-preload/raster/contour';
import { frameOf, gridSide } from '../../../src-preload/raster/logit-grid';
import { annulus, disc, logitsFrom } from './shapes';
import { polygonArea, ringArea } from '../../helpers/ring-area';

const photo = { width: 2000, height: 1500 };
const trace = (at: (x: number, y: number) => number, image = photo) => ringsFromLogits(logitsFrom(image, at), frameOf(image), image);

function distances(ring: Float32Array, cx: number, cy: number): readonly number[] {
  return Array.from({ length: ring.length / 2 }, (_, i) => Math.hypot((ring[2 * i] ?? 0) - cx, (ring[2 * i + 1] ?? 0) - cy));
}

describe('ringsFromLogits', () => {
  it('follows a circle to a fraction of a grid cell', () => {
    const rings = trace(disc(900, 700, 300));
    expect(rings).toHaveLength(1);
    for (const d of distances(rings[0] ?? new Float32Array(), 900, 700)) expect(Math.abs(d - 300)).toBeLessThan(0.5);
    expect(polygonArea(rings) / (Math.PI * 300 ** 2)).toBeCloseTo(1, 2);
  });

  it('gives a hole the opposite orientation', () => {
    const rings = trace(annulus(1000, 750, 200, 500));
    const areas = rings.map(ringArea).toSorted((a, b) => a - b);
    expect(areas).toHaveLength(2);
    expect(areas[0]).toBeLessThan(0);
    expect(areas[1]).toBeGreaterThan(0);
    expect(polygonArea(rings) / (Math.PI * (500 ** 2 - 200 ** 2))).toBeCloseTo(1, 2);
  });

  it('closes a mask along the border that it touches', () => {
    const rings = trace((x) => 640.25 - x);
    expect(rings).toHaveLength(1);
    expect(polygonArea(rings)).toBeCloseTo(640.25 * photo.height, -1);
    // Its corners, and at most the point where the ring begins.
    const onLeft = Array.from(rings[0] ?? []).filter((x, i) => i % 2 === 0 && x === 0);
    expect(onLeft.length).toBeLessThanOrEqual(3);
  });

  it('rounds the corner of the photo with its exact corner point', () => {
    const [ring = new Float32Array()] = trace(disc(0, 0, 400));
    expect(distances(ring, 0, 0)).toContain(0);
    expect(ringArea(ring) / ((Math.PI * 400 ** 2) / 4)).toBeCloseTo(1, 2);
  });

  it('is empty for an empty mask and the whole photo for a full one', () => {
    expect(trace(() => -3)).toEqual([]);
    const full = trace(() => 3);
    expect(full).toHaveLength(1);
    expect(polygonArea(full)).toBe(photo.width * photo.height);
  });

  it('ignores what the logits say in the padding', () => {
    const wide = { width: 1024, height: 300 };
    expect(polygonArea(trace((_x, y) => y - 320, wide))).toBe(0);
    expect(polygonArea(trace(() => 1, { width: 1, height: 4000 }))).toBe(4000);
  });

  it('keeps both diagonals of a saddle apart or joined as the bilinear surface is', () => {
    const image = { width: 1024, height: 1024 };
    const saddle = (off: number): number => {
      const logits = new Float32Array(gridSide * gridSide).fill(off);
      for (const k of [100 * gridSide + 100, 101 * gridSide + 101]) logits[k] = 1;
      return ringsFromLogits(logits, image, image).length;
    };
    expect(saddle(-2)).toBe(2);
    expect(saddle(-0.5)).toBe(1);
  });

  it('closes every ring and keeps it inside the photo, whatever the logits', () => {
    const value = fc.float({ min: -1, max: 1, noNaN: true });
    const size = fc.record({ width: fc.integer({ min: 1, max: 3000 }), height: fc.integer({ min: 1, max: 3000 }) });
    fc.assert(
      fc.property(fc.array(value, { minLength: 64, maxLength: 64 }), size, (coarse, image) => {
        const logits = Float32Array.from({ length: gridSide ** 2 }, (_, k) => coarse[((k >> 13) % 8) * 8 + ((k >> 5) % 8)] ?? 0);
        const rings = ringsFromLogits(logits, frameOf(image), image);
        for (const ring of rings) {
          for (let i = 0; i < ring.length; i += 2) {
            expect(ring[i]).toBeGreaterThanOrEqual(0);
            expect(ring[i]).toBeLessThanOrEqual(image.width);
            expect(ring[i + 1]).toBeGreaterThanOrEqual(0);
            expect(ring[i + 1]).toBeLessThanOrEqual(image.height);
          }
        }
        const inverse = ringsFromLogits(logits.map((l) => -l), frameOf(image), image);
        const whole = image.width * image.height;
        if (!logits.includes(0)) expect((polygonArea(rings) + polygonArea(inverse)) / whole).toBeCloseTo(1, 3);
      }),
      { numRuns: 40 },
    );
  });
});
