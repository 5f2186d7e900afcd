import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadPoints } from '../../../src-renderer/editor/area/spread-points';

const side = 48;
const region = { x: 100, y: 200, width: 96, height: 96 };

function view(discs: readonly { readonly x: number; readonly y: number; readonly r: number }[]) {
  const alpha = new Uint8Array(side * side);
  for (let i = 0; i < alpha.length; i += 1) {
    const [x, y] = [i % side, Math.floor(i / side)];
    if (discs.some((disc) => Math.hypot(x - disc.x, y - disc.y) <= disc.r)) alpha[i] = 255;
  }
  return { region, width: side, height: side, alpha };
}

describe('points that stand for an area', () => {
  it('are one to three and lie inside, whatever the shape', () => {
    const disc = fc.record({ x: fc.integer({ min: 0, max: side - 1 }), y: fc.integer({ min: 0, max: side - 1 }), r: fc.integer({ min: 1, max: 20 }) });
    fc.assert(
      fc.property(fc.array(disc, { minLength: 1, maxLength: 6 }), (discs) => {
        const shape = view(discs);
        const points = spreadPoints(shape);
        expect(points.length).toBeGreaterThanOrEqual(1);
        expect(points.length).toBeLessThanOrEqual(3);
        for (const { x, y } of points) {
          const at = Math.floor((y - region.y) / 2) * side + Math.floor((x - region.x) / 2);
          expect(shape.alpha[at]).toBe(255);
        }
      }),
    );
  });

  it('leave slivers alone and give two separate parts a point each', () => {
    expect(spreadPoints(view([{ x: 24, y: 24, r: 20 }, { x: 1, y: 46, r: 1 }]))).toHaveLength(1);
    const two = spreadPoints(view([{ x: 10, y: 10, r: 8 }, { x: 38, y: 38, r: 8 }]));
    expect(two.map(({ x }) => x < 148).toSorted()).toEqual([false, true]);
  });

  it('are none of nothing', () => expect(spreadPoints(view([]))).toEqual([]));
});
