import { describe, expect, it } from 'vitest';
import { obeyClicks } from '../../../src-main/services/segmentation/obey-clicks';

const grid = { columns: 256, rows: 256 };
/** A soft edge at x = 100: one logit for each sample; below -8 and above 8 the model is sure. */
const slope = (): Float32Array<ArrayBuffer> => Float32Array.from({ length: 65536 }, (_, k) => Math.max(-8, Math.min(8, 100 - (k % 256))));
const inside = (logits: Float32Array, x: number, y: number): boolean => (logits[y * 256 + x] as number) > 0;

describe('obeying clicks', () => {
  it('gives back the very mask where it contradicts none', () => {
    const logits = slope();
    expect(obeyClicks(logits, grid, [{ x: 50, y: 50, positive: true }, { x: 150, y: 50, positive: false }])).toBe(logits);
  });

  it('moves the edge to the click, and beside it', () => {
    const after = obeyClicks(slope(), grid, [{ x: 103, y: 120, positive: true }]);
    expect(inside(after, 103, 120)).toBe(true);
    expect(inside(after, 101, 124)).toBe(true);
    expect(inside(after, 101, 116)).toBe(true);
    // Far along the edge nothing was said.
    expect(inside(after, 101, 200)).toBe(false);
    expect(inside(slope(), 101, 124)).toBe(false);
  });

  it('takes away as it adds', () => {
    const after = obeyClicks(slope(), grid, [{ x: 97, y: 120, positive: false }]);
    expect(inside(after, 97, 120)).toBe(false);
    expect(inside(after, 98, 123)).toBe(false);
    expect(inside(after, 98, 200)).toBe(true);
  });

  it('leaves what holds a click that says the opposite', () => {
    const clicks = [{ x: 106, y: 120, positive: true }, { x: 104, y: 120, positive: false }];
    const after = obeyClicks(slope(), grid, clicks);
    for (const { x, y, positive } of clicks) expect(inside(after, x, y)).toBe(positive);
  });

  it('does not change what it was given', () => {
    const logits = slope();
    obeyClicks(logits, grid, [{ x: 103, y: 120, positive: true }]);
    expect(logits).toEqual(slope());
  });
});
