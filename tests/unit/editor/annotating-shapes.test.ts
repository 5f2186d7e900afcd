import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { floatToHalf } from '../../../src-preload/model/half-float';
import type { FoundObject } from '../../../src-preload/contract/everything';
import { confidentObjects } from '../../../src-renderer/editor/annotating/confident';
import { holdsPoint, ringsArea } from '../../../src-renderer/editor/annotating/rings';

const box = (x: number, y: number, width: number, height: number): Float32Array =>
  Float32Array.of(x, y, x + width, y, x + width, y + height, x, y + height);
/** The other way round, as holes run. */
const hole = (x: number, y: number, width: number, height: number): Float32Array => Float32Array.of(x, y, x, y + height, x + width, y + height, x + width, y);

describe('contours of objects', () => {
  it('hold what lies inside, but not in their holes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 }), (x, y) => {
        const isIn = (from: number, to: number): boolean => x >= from && x < to && y >= from && y < to;
        const rings = [box(10, 10, 80, 80), hole(30, 30, 20, 20)];
        expect(holdsPoint(rings, { x: x + 0.5, y: y + 0.5 })).toBe(isIn(10, 90) && !isIn(30, 50));
      }),
    );
  });

  it('have the area of their pixels', () => {
    expect(ringsArea([box(0, 0, 10, 4)])).toBe(40);
    expect(ringsArea([box(0, 0, 10, 10), hole(2, 2, 3, 3)])).toBe(91);
    expect(ringsArea([])).toBe(0);
  });
});

const side = 256;
/** A rectangle in cells of the logits of a square photo of 1024 pixels. */
function found(id: number, x: number, y: number, width: number, height: number): FoundObject {
  const logits = new Float32Array(side * side).fill(-4);
  for (let row = y; row < y + height; row += 1) logits.fill(4, row * side + x, row * side + x + width);
  const area = width * height * 16;
  return { id, iou: 0.95, stability: 0.97, area, box: { x: 4 * x, y: 4 * y, width: 4 * width, height: 4 * height }, point: { x: 0, y: 0 }, logits: floatToHalf(logits) };
}

describe('objects that a photo is prefilled with', () => {
  const photo = { width: 1024, height: 1024 };
  const kept = (objects: readonly FoundObject[]): readonly number[] => confidentObjects(objects, photo).map(({ id }) => id);

  it('are wholes in place of their parts, large to small', () => {
    expect(kept([found(1, 10, 10, 20, 20), found(2, 0, 0, 100, 100), found(3, 150, 0, 60, 60)])).toEqual([2, 3]);
  });

  it('are neither the ground nor specks', () => {
    expect(kept([found(1, 0, 0, 256, 200), found(2, 5, 5, 10, 10), found(3, 40, 40, 40, 40)])).toEqual([3]);
  });

  it('keep what stands in a large place, such as a shelf', () => {
    expect(kept([found(1, 0, 0, 200, 170), found(2, 20, 20, 30, 30), found(3, 60, 20, 30, 30)])).toEqual([1, 2, 3]);
  });

  it('keep what only touches a larger one', () => {
    expect(kept([found(1, 0, 0, 100, 100), found(2, 80, 80, 60, 60)])).toEqual([1, 2]);
  });
});
