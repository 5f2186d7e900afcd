import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPolygons } from '../../../src-main/services/annotations/pixels/mask-polygons';
import { unpackRunLengths } from '../../../src-main/services/annotations/pixels/unpack-runs';
import { maskContours } from '../../../src-main/services/annotations/pixels/mask-contours';
import { ringsFromAlpha } from '../../../src-preload/raster/alpha-rings';
import { planeFromPolygons } from './independent-readers';
import { areaOf, inEllipse, iou, maskOf, objectOf, planeOf, type Plane } from './pictures';

const size = { width: 90, height: 70 };
const polygons = (plane: Plane, tolerance = 0.5, join: 'pieces' | 'all' = 'pieces'): readonly (readonly number[])[] =>
  maskPolygons(size, unpackRunLengths(objectOf(size, plane, 'x').counts, size), { tolerance, join });

const ellipse = fc.record({ x: fc.integer({ min: 5, max: 85 }), y: fc.integer({ min: 5, max: 65 }), a: fc.integer({ min: 2, max: 40 }), b: fc.integer({ min: 2, max: 30 }) });
/** Blobs with holes, in pieces, with specks. */
const mask = fc
  .record({ blobs: fc.array(ellipse, { minLength: 1, maxLength: 4 }), holes: fc.array(ellipse.map((e) => ({ ...e, a: e.a / 3, b: e.b / 3 })), { maxLength: 4 }), specks: fc.array(fc.nat(size.width * size.height - 1), { maxLength: 12 }) })
  .map(({ blobs, holes, specks }) => {
    const plane = planeOf(size, (x, y) => blobs.some((e) => inEllipse(x, y, e)) && !holes.some((e) => inEllipse(x, y, e)));
    for (const at of specks) plane[at] = plane[at] ? 0 : 1;
    return plane;
  });

describe('polygons of a mask', () => {
  it.each(['pieces', 'all'] as const)('keep 99 %% of it, with its holes and pieces (%s)', (join) => {
    fc.assert(fc.property(mask, (plane) => areaOf(plane) <= 1000 || iou(planeFromPolygons(size, polygons(plane, 0.5, join)), plane) >= 0.99), { numRuns: 60 });
  });

  it('are the mask itself without tolerance, of any mask', () => {
    const noise = fc.uint8Array({ minLength: size.width * size.height, maxLength: size.width * size.height }).map((bytes) => bytes.map((v) => v & 1));
    fc.assert(fc.property(fc.oneof(noise, mask), (plane) => iou(planeFromPolygons(size, polygons(plane, 0)), plane) === 1), { numRuns: 25 });
    fc.assert(fc.property(noise, (plane) => iou(planeFromPolygons(size, polygons(plane, 0.5, 'all')), plane) >= 0.99), { numRuns: 10 });
  });

  it('have few points where the contour is plain', () => {
    const disc = planeOf(size, (x, y) => inEllipse(x, y, { x: 45, y: 35, a: 20, b: 20 }));
    expect(polygons(disc)[0]?.length).toBeLessThan(0.7 * (polygons(disc, 0)[0]?.length ?? 0));
    const [box = []] = polygons(planeOf(size, (x, y) => x >= 10 && x < 50 && y >= 20 && y < 60));
    expect(box.length / 2).toBeLessThanOrEqual(8);
  });

  it('are as coarse as whoever allows more asks for', () => {
    const disc = planeOf(size, (x, y) => inEllipse(x, y, { x: 45, y: 35, a: 30, b: 30 }));
    expect(polygons(disc, 6)[0]?.length).toBeLessThan(polygons(disc, 0.5)[0]?.length ?? 0);
    expect(iou(planeFromPolygons(size, polygons(disc, 6)), disc)).toBeLessThan(0.99);
  });

  it('are one for each piece, the largest first, also of a single pixel', () => {
    const plane = planeOf(size, (x, y) => (x === 3 && y === 3) || (x >= 20 && x < 30 && y >= 20 && y < 30) || (x >= 40 && x < 60 && y >= 20 && y < 50 && !(x === 50 && y === 30)));
    const found = polygons(plane, 0.4);
    expect(found).toHaveLength(3);
    expect(found.map((polygon) => areaOf(planeFromPolygons(size, [polygon])))).toEqual([599, 100, 1]);
    expect(polygons(planeOf(size, (x, y) => x === 89 && y === 69))).toHaveLength(1);
    expect(polygons(planeOf(size, () => false))).toEqual([]);
    expect(polygons(planeOf(size, () => true))).toHaveLength(1);
  });
});

describe('contours of a mask', () => {
  it('are those of marching squares over its alpha', () => {
    const canonical = (rings: readonly ArrayLike<number>[]): string[] =>
      rings.map((ring) => [...new Set(Array.from({ length: ring.length / 2 }, (_, i) => `${ring[2 * i]},${ring[2 * i + 1]}`))].sort().join(' ')).sort();
    fc.assert(
      fc.property(mask, (plane) => {
        const { info, alpha } = maskOf(size, plane);
        const given = { bounds: info.bounds, alpha: alpha as Uint8Array<ArrayBuffer> };
        expect(canonical(maskContours(given))).toEqual(canonical(ringsFromAlpha(given, 0)));
      }),
      { numRuns: 30 },
    );
  });
});
