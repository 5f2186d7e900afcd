import { describe, expect, it } from 'vitest';
import { averageMasks } from '../../../src-main/services/segmentation/average-masks';

const mask = (score: number, ...logits: readonly number[]) => ({ score, logits: Float32Array.from(logits) });

describe('averaging masks', () => {
  it('is the mean of masks that are as good', () => {
    expect([...averageMasks([mask(1, 4, -2), mask(1, -2, -4)])]).toEqual([1, -3]);
  });

  it('is the best one alone where the others are much worse', () => {
    expect([...averageMasks([mask(2, 4, -2), mask(1, -6, 6), mask(0.5, -6, 6)])]).toEqual([4, -2]);
  });

  it('lets no single mask outvote the others by being loud', () => {
    expect(averageMasks([mask(1, 2), mask(1, 2), mask(1, 2), mask(1, -100)])[0]).toBeCloseTo(0);
  });
});
