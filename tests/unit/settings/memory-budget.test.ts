import { describe, expect, it } from 'vitest';
import { createMemoryBudget, fixedBudget, shareOf } from '../../../src-main/services/settings/memory-budget';

describe('a memory budget', () => {
  it('tells each change once, after it, and none where nothing changed', () => {
    const budget = createMemoryBudget(1000);
    const seen: number[] = [];
    const stop = budget.onChanged(() => seen.push(budget.current()));
    budget.set(400);
    budget.set(400);
    stop();
    budget.set(800);
    expect(seen).toEqual([400]);
    expect(budget.current()).toBe(800);
  });

  it('has shares that follow it', () => {
    const budget = createMemoryBudget(1000);
    const share = shareOf(budget, 0.25);
    const seen: number[] = [];
    share.onChanged(() => seen.push(share.current()));
    expect(share.current()).toBe(250);
    budget.set(2000);
    expect(seen).toEqual([500]);
  });

  it('may be one that stays', () => {
    expect(shareOf(fixedBudget(64), 0.5).current()).toBe(32);
  });
});
