import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from '../../../src-preload/model/geometry';
import { expandAlpha } from '../../../src-preload/raster/bounds';
import { combineAlpha, invertAlpha } from '../../../src-preload/raster/combine-alpha';
import { fillPolygons } from '../../../src-preload/raster/polygon-alpha';

const size = { width: 80, height: 60 };
const square = (x: number, y: number, width: number, height: number): Point[] => [{ x, y }, { x: x + width, y }, { x: x + width, y: y + height }, { x, y: y + height }];
const shoelace = (ring: readonly Point[]): number =>
  Math.abs(ring.reduce((sum, p, i) => sum + p.x * (ring[(i + 1) % ring.length]?.y ?? 0) - p.y * (ring[(i + 1) % ring.length]?.x ?? 0), 0)) / 2;

describe('fillPolygons', () => {
  it('covers whole pixels wholly and parts by their share', () => {
    const { bounds, alpha } = fillPolygons([square(10.25, 5, 4, 2.5)], size);
    expect(bounds).toEqual({ x: 10, y: 5, width: 5, height: 3 });
    expect([...alpha]).toEqual([191, 255, 255, 255, 64, 191, 255, 255, 255, 64, 96, 128, 128, 128, 32]);
  });

  it('has the area of the shoelace formula for triangles, in both directions', () => {
    const point = fc.record({ x: fc.double({ min: 0, max: 80, noNaN: true }), y: fc.double({ min: 0, max: 60, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 3 }), (ring) => {
        const { area } = fillPolygons([ring], size);
        // Each pixel that an edge passes through is rounded to a byte, all of them possibly the same way.
        const passed = ring.reduce((sum, p, i) => sum + Math.abs(p.x - (ring[(i + 1) % 3]?.x ?? 0)) + Math.abs(p.y - (ring[(i + 1) % 3]?.y ?? 0)) + 3, 0);
        expect(Math.abs(area - shoelace(ring))).toBeLessThan((0.5 / 255) * passed);
        expect(fillPolygons([ring.toReversed()], size).area).toBeCloseTo(area, 0);
      }),
    );
  });

  it('agrees with sampling, with points outside and lines that cross', () => {
    const point = fc.record({ x: fc.double({ min: -40, max: 120, noNaN: true }), y: fc.double({ min: -30, max: 90, noNaN: true }) });
    const isInside = (ring: readonly Point[], x: number, y: number): boolean => {
      let inside = false;
      ring.forEach((p, i) => {
        const q = ring[(i + 1) % ring.length] ?? p;
        if (p.y > y !== q.y > y && x < p.x + ((y - p.y) / (q.y - p.y)) * (q.x - p.x)) inside = !inside;
      });
      return inside;
    };
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 6 }), (ring) => {
        const plane = expandAlpha(fillPolygons([ring], size), size);
        let wrong = 0;
        for (let y = 0; y < 60; y++) {
          for (let x = 0; x < 80; x++) {
            let inside = 0;
            for (let k = 0; k < 16; k++) if (isInside(ring, x + ((k % 4) + 0.5) / 4, y + (Math.floor(k / 4) + 0.5) / 4)) inside++;
            // Where lines cross inside one pixel, area by winding and area by sampling differ.
            if (Math.abs(inside / 16 - (plane[y * 80 + x] ?? 0) / 255) > 0.3) wrong++;
          }
        }
        expect(wrong).toBeLessThan(25);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves holes where rings overlap', () => {
    const { alpha, bounds } = fillPolygons([square(10, 10, 20, 20), square(15, 15, 5, 5)], size);
    expect(bounds).toEqual({ x: 10, y: 10, width: 20, height: 20 });
    expect(alpha[7 * 20 + 7]).toBe(0);
    expect(alpha[12 * 20 + 12]).toBe(255);
  });

  it('covers the image when the polygon surrounds it, and nothing from afar or without area', () => {
    expect(fillPolygons([square(-50, -50, 500, 500)], size).area).toBe(80 * 60);
    expect(fillPolygons([square(100, 0, 20, 20)], size).area).toBe(0);
    expect(fillPolygons([square(-30, 0, 20, 20)], size).area).toBe(0);
    expect(fillPolygons([[{ x: 1, y: 1 }, { x: 9, y: 9 }]], size).area).toBe(0);
    expect(fillPolygons([[]], size).area).toBe(0);
  });
});

describe('combineAlpha', () => {
  const operation = fc.constantFrom('add' as const, 'subtract' as const, 'intersect' as const);
  const side = fc.double({ min: 0, max: 50, noNaN: true });

  it('is the plane-wise operation, whatever the bounds', () => {
    const rules = {
      add: (a: number, b: number) => Math.max(a, b),
      subtract: (a: number, b: number) => Math.min(a, 255 - b),
      intersect: (a: number, b: number) => Math.min(a, b),
    };
    fc.assert(
      fc.property(side, side, side, side, operation, (x, y, u, v, how) => {
        const a = fillPolygons([square(x, y, 20, 15)], size);
        const b = fillPolygons([square(u, v, 25, u)], size);
        const [planeA, planeB] = [expandAlpha(a, size), expandAlpha(b, size)];
        expect(expandAlpha(combineAlpha(a, b, how), size)).toEqual(planeA.map((value, i) => rules[how](value, planeB[i] ?? 0)));
      }),
    );
  });

  it('inverts, twice back to where it was', () => {
    const a = fillPolygons([square(3.5, 4, 20, 15)], size);
    const inverse = invertAlpha(a, size);
    expect(inverse.area).toBeCloseTo(80 * 60 - a.area);
    expect(invertAlpha(inverse, size)).toEqual(a);
  });
});
