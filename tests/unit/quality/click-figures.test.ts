import { describe, expect, it } from 'vitest';
import { clicksUntil, iouAfter, summarise } from '../../../scripts/quality/click-figures.mjs';
import { runTrial } from '../../../scripts/quality/click-trial.mjs';
import { overlap } from '../../../scripts/quality/overlap.mjs';

describe('overlap', () => {
  it('is intersection over union', () => {
    expect(overlap(Uint8Array.of(1, 1, 0, 0), Uint8Array.of(0, 1, 1, 0))).toBeCloseTo(1 / 3);
    expect(overlap(Uint8Array.of(0, 0), Uint8Array.of(0, 0))).toBe(1);
    expect(overlap(Uint8Array.of(1, 0), Uint8Array.of(0, 255))).toBe(0);
  });
});

describe('figures of trials', () => {
  it('count the first click that is good enough, also when a later one is worse', () => {
    expect(clicksUntil([0.2, 0.9, 0.4], 0.9)).toBe(2);
    expect(clicksUntil([0.2, 0.3], 0.9)).toBeUndefined();
    expect(iouAfter([0.5, 1], 5)).toBe(1);
  });

  it('count twenty clicks where none was enough', () => {
    const good = { ious: [0.5, 0.86, 0.95, 0.95, 0.95], oracle: 0.7 };
    const bad = { ious: Array.from({ length: 20 }, () => 0.1), oracle: 0.3 };
    expect(summarise([good, bad])).toEqual({
      miou1: 0.3,
      miou2: 0.48,
      miou3: 0.525,
      miou5: 0.525,
      oracle1: 0.5,
      noc85: 11,
      noc90: 11.5,
      failures85: 1,
      failures90: 1,
    });
  });
});

describe('a trial', () => {
  const size = { width: 9, height: 9 };
  const truth = new Uint8Array(81);
  for (let y = 2; y < 7; y++) truth.fill(1, y * 9 + 2, y * 9 + 7);
  const nothing = () => new Uint8Array(81);

  it('goes on to the five clicks that every figure needs, however good the mask is, and hands over all clicks so far', async () => {
    const wide = { width: 20, height: 20 };
    const whole = new Uint8Array(400).fill(1);
    const almost = whole.slice();
    for (let i = 0; i < 10; i++) almost[i * 42] = 0;
    const asked: number[] = [];
    const trial = await runTrial(whole, wide, (clicks) => {
      asked.push(clicks.length);
      return Promise.resolve({ mask: almost, candidates: () => [new Uint8Array(400), almost] });
    });
    expect(asked).toEqual([1, 2, 3, 4, 5]);
    expect(trial.ious).toEqual([0.975, 0.975, 0.975, 0.975, 0.975]);
    expect(trial.oracle).toBe(0.975);
  });

  it('gives up after twenty clicks, none of them on the same pixel', async () => {
    const trial = await runTrial(truth, size, () => Promise.resolve({ mask: nothing(), candidates: () => [nothing()] }));
    expect(trial.clicks).toHaveLength(20);
    expect(new Set(trial.clicks.map(({ x, y }) => `${x},${y}`)).size).toBe(20);
  });

  it('stops where nothing is left to put right', async () => {
    const trial = await runTrial(truth, size, () => Promise.resolve({ mask: truth, candidates: () => [truth] }));
    expect(trial.ious).toEqual([1]);
    expect(summarise([trial])).toMatchObject({ miou5: 1, noc90: 1, failures90: 0 });
  });
});
