import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WorkProgress } from '../../../src-preload/contract/common';
import { createRecentEmbeddings } from '../../../src-main/inference/process/embeddings';
import { createDurations, estimateProgress } from '../../../src-main/inference/process/progress';

describe('estimated progress', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('follows what the last runs took, waits at 0.95 and ends at 1', () => {
    const durations = createDurations();
    const watch = (ms: number): WorkProgress[] => {
      const seen: WorkProgress[] = [];
      const estimate = estimateProgress(durations, (p) => seen.push(p), () => Date.now());
      estimate.enter('encoding');
      vi.advanceTimersByTime(ms);
      estimate.finish();
      return seen;
    };
    watch(2000);
    const fractions = watch(4000).map((p) => p.fraction);
    expect(fractions[0]).toBe(0);
    expect(fractions[10]).toBeCloseTo(0.5);
    expect(fractions.at(-2)).toBe(0.95);
    expect(fractions.at(-1)).toBe(1);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
  });

  it('learns nothing from a run that was stopped, and says nothing after it', () => {
    const durations = createDurations();
    const before = durations.expected('matting');
    const seen: WorkProgress[] = [];
    const estimate = estimateProgress(durations, (p) => seen.push(p), () => Date.now());
    estimate.enter('matting');
    estimate.stop();
    vi.advanceTimersByTime(60_000);
    expect([durations.expected('matting'), seen.length]).toEqual([before, 1]);
  });
});

describe('recent embeddings', () => {
  it('lose the one that was not used for longest', () => {
    const recent = createRecentEmbeddings(2);
    recent.set('a', Float32Array.of(1));
    recent.set('b', Float32Array.of(2));
    recent.get('a');
    recent.set('c', Float32Array.of(3));
    expect([recent.get('a')?.[0], recent.get('b'), recent.get('c')?.[0]]).toEqual([1, undefined, 3]);
  });
});
