import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regionsAt } from '../../../src-main/services/segmentation/click-grid';
import { depthsAt } from '../../../src-main/services/segmentation/grid-depths';

const masks = fc.record({ columns: fc.integer({ min: 1, max: 14 }), rows: fc.integer({ min: 1, max: 14 }) }).chain(({ columns, rows }) =>
  fc.record({
    columns: fc.constant(columns),
    rows: fc.constant(rows),
    mask: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: columns * rows, maxLength: columns * rows }).map((values) => Uint8Array.from(values, (value) => (value > 0 ? 1 : 0))),
    at: fc.record({ x: fc.integer({ min: 0, max: columns - 1 }), y: fc.integer({ min: 0, max: rows - 1 }) }),
  }),
);

/** By looking at every sample, and at the ring around the photo. */
function slowDepth({ columns, rows, mask }: { columns: number; rows: number; mask: Uint8Array }, x: number, y: number): number {
  if (mask[y * columns + x] === 0) return 0;
  let least = Infinity;
  for (let row = -1; row <= rows; row++) {
    for (let column = -1; column <= columns; column++) {
      const isOut = row < 0 || column < 0 || row === rows || column === columns || mask[row * columns + column] === 0;
      if (isOut) least = Math.min(least, Math.hypot(column - x, row - y));
    }
  }
  return least;
}

describe('depths in a mask', () => {
  it('are the distances to what is nearest outside of it', () => {
    fc.assert(
      fc.property(masks, (drawn) => {
        const { columns, rows, mask, at } = drawn;
        const { own, deepest } = depthsAt(mask, { columns, rows }, at);
        let most = 0;
        for (let y = 0; y < rows; y++) for (let x = 0; x < columns; x++) most = Math.max(most, slowDepth(drawn, x, y));
        expect(own).toBeCloseTo(slowDepth(drawn, at.x, at.y), 9);
        expect(deepest).toBeCloseTo(most, 9);
      }),
      { numRuns: 500 },
    );
  });
});

describe('regions of a mask', () => {
  it('hold what can be reached from a place without leaving the mask', () => {
    const grid = { columns: 5, rows: 3 };
    const mask = Uint8Array.from([1, 1, 0, 0, 1, 0, 1, 0, 1, 1, 0, 0, 0, 0, 0]);
    expect([...regionsAt(mask, grid, [0]).reached]).toEqual([1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    // The end of one row is no neighbour of the start of the next.
    expect([...regionsAt(mask, grid, [8]).reached]).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]);
    expect(regionsAt(mask, grid, [2]).size).toBe(0);
  });
});
