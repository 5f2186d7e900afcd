import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ringsFromAlpha } from '../../../../src-preload/raster/alpha-rings';
import { traceAlpha, traceWithin } from '../../../../src-preload/raster/tracing/trace-alpha';
import { contourOf, disc, farthest, plane, sampled, type Plane } from './shapes';

const trace = (shape: Plane, tolerance = 0.75) => traceAlpha(shape.alpha, shape, { tolerance });

/** Rings as lists of points. */
const ringsOf = ({ width, height, alpha }: Plane) =>
  ringsFromAlpha({ bounds: { x: 0, y: 0, width, height }, alpha }, 0).map((ring) => Array.from({ length: ring.length / 2 }, (_, i): readonly [number, number] => [ring[2 * i] ?? 0, ring[2 * i + 1] ?? 0]));

/** Signed: positive where the path runs clockwise on the screen. */
const areaOf = (points: readonly (readonly [number, number])[]): number =>
  points.reduce((sum, [x, y], i) => {
    const [nx, ny] = points[(i + 1) % points.length] ?? [0, 0];
    return sum + (x * ny - nx * y) / 2;
  }, 0);

describe('tracing', () => {
  it.each([
    [10, 1],
    [25, 1],
    [80, 1],
    [200, 1],
    [25, 0],
    [80, 0],
    [200, 0],
    [80, 9],
  ])('draws a disc of radius %d with an edge of %d pixels in at most 8 curves', (radius, softness) => {
    const [path, ...others] = trace(disc(radius, softness));
    expect(others).toEqual([]);
    expect(path?.curves.length).toBeLessThanOrEqual(8);
    const off = (path ? sampled(path) : []).map(([x, y]) => Math.abs(Math.hypot(x - radius - 6, y - radius - 6) - radius));
    expect(Math.max(...off)).toBeLessThanOrEqual(0.75 + (softness === 0 ? 0.5 : 0.1));
  });

  it('draws straight sides as straight lines and keeps corners', () => {
    const [path] = trace(plane(60, 50, (x, y) => Math.min(x - 10, 50 - x, y - 10, 40 - y), 0), 0.75);
    expect(path?.curves.length).toBe(4);
    const corners = [[10, 10], [50, 10], [50, 40], [10, 40]];
    const ends = path?.curves.map(({ to }) => to) ?? [];
    for (const [x = 0, y = 0] of corners) expect(Math.min(...ends.map((end) => Math.hypot(end.x - x, end.y - y)))).toBeLessThan(0.75);
  });

  it('runs holes the other way round, and fills both ways alike', () => {
    const ring = plane(120, 120, (x, y) => Math.min(50 - Math.hypot(x - 60, y - 60), Math.hypot(x - 60, y - 60) - 20));
    const areas = trace(ring).map((path) => areaOf(sampled(path))).sort((a, b) => a - b);
    expect(areas).toHaveLength(2);
    expect(areas[0]).toBeLessThan(-0.97 * Math.PI * 400);
    expect(areas[1]).toBeGreaterThan(0.97 * Math.PI * 2500);
  });

  it('leaves out specks and pinholes that are smaller than the tolerance squared', () => {
    const speckled = plane(80, 80, (x, y) => Math.max(25 - Math.hypot(x - 40, y - 40), 0.9 - Math.hypot(x - 4.5, y - 4.5)));
    expect(trace(speckled, 0.5)).toHaveLength(2);
    expect(trace(speckled, 3)).toHaveLength(1);
  });

  it('is nothing for an empty mask and the border for a full one', () => {
    expect(trace(plane(20, 10, () => -9))).toEqual([]);
    const [path] = trace(plane(20, 10, () => 9), 0.1);
    expect(areaOf(path ? sampled(path) : [])).toBeCloseTo(200, -1);
  });

  it('puts the part of a mask where it lies in the photo', () => {
    const shape = disc(20);
    const [here] = trace(shape);
    const [there] = traceWithin(shape.alpha, { x: 100, y: 300, width: shape.width, height: shape.height }, { tolerance: 0.75 });
    expect(there?.start.x).toBeCloseTo((here?.start.x ?? 0) + 100, 3);
    expect(there?.start.y).toBeCloseTo((here?.start.y ?? 0) + 300, 3);
  });

  it('never strays further from the contour than the tolerance, in either direction', () => {
    const blob = fc.record({
      lobes: fc.array(fc.record({ x: fc.integer({ min: 8, max: 56 }), y: fc.integer({ min: 8, max: 40 }), r: fc.integer({ min: 3, max: 16 }) }), { minLength: 1, maxLength: 5 }),
      softness: fc.constantFrom(0, 1, 4),
      tolerance: fc.constantFrom(0.1, 0.3, 0.75, 2),
    });
    fc.assert(
      fc.property(blob, ({ lobes, softness, tolerance }) => {
        const shape = plane(64, 48, (x, y) => Math.max(...lobes.map((lobe) => lobe.r - Math.hypot(x - lobe.x - 0.3, y - lobe.y))), softness);
        const paths = trace(shape, tolerance);
        const rings = ringsOf(shape).filter((ring) => Math.abs(areaOf(ring)) >= tolerance * tolerance);
        expect(paths).toHaveLength(rings.length);
        const drawn = paths.map(sampled);
        const slack = 0.02;
        expect(farthest(drawn.flat(), rings)).toBeLessThanOrEqual(tolerance + slack);
        expect(farthest(rings.flat(), drawn)).toBeLessThanOrEqual(tolerance + slack);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });

  it('never strays on noise either', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 120, maxLength: 120 }), (bytes) => {
        const shape = { width: 12, height: 10, alpha: new Uint8Array(bytes) };
        const paths = trace(shape, 0.4);
        const drawn = paths.map(sampled).flat();
        if (drawn.length > 0) expect(farthest(drawn, ringsOf(shape))).toBeLessThanOrEqual(0.42);
        expect(contourOf(shape).length > 0 || paths.length === 0).toBe(true);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
});
