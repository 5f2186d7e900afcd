import type { WorkProgress } from '../../../src-preload/contract/common';

type Stage = WorkProgress['stage'];

/** Remembers how long each stage took lately. */
export interface Durations {
  expected(stage: Stage): number;
  add(stage: Stage, ms: number): void;
}

/** Before the first run of a stage: measured on two slow cores. */
const firstGuessMs: Partial<Record<Stage, number>> = { preparing: 1500, encoding: 900, matting: 2500 };
const remembered = 5;

export function createDurations(): Durations {
  const history = new Map<Stage, readonly number[]>();
  return {
    expected: (stage) => {
      const sorted = [...(history.get(stage) ?? [])].sort((a, b) => a - b);
      return sorted[sorted.length >> 1] ?? firstGuessMs[stage] ?? 1000;
    },
    add: (stage, ms) => void history.set(stage, [...(history.get(stage) ?? []), ms].slice(-remembered)),
  };
}

const tickMs = 100;
const cap = 0.95;

export interface ProgressEstimate {
  readonly enter: (stage: Stage) => void;
  /** The last stage is through; its duration is remembered. */
  readonly finish: () => void;
  /** Falls silent, and learns nothing. */
  readonly stop: () => void;
}

/**
 * Nothing can be seen of a run from outside, so the fraction is the time gone by over the time that the last runs
 * took: it only rises within a stage, and stays at 0.95 until the stage is really over.
 */
export function estimateProgress(
  durations: Durations,
  report: ((progress: WorkProgress) => void) | undefined,
  now: () => number = () => performance.now(),
): ProgressEstimate {
  let current: { readonly stage: Stage; readonly since: number } | undefined;
  const timer = setInterval(() => {
    if (!current) return;
    report?.({ stage: current.stage, fraction: Math.min(cap, (now() - current.since) / Math.max(1, durations.expected(current.stage))) });
  }, tickMs);
  timer.unref();
  const leave = (): void => {
    if (current) durations.add(current.stage, now() - current.since);
  };
  return {
    enter: (stage) => {
      leave();
      current = { stage, since: now() };
      report?.({ stage, fraction: 0 });
    },
    finish: () => {
      leave();
      clearInterval(timer);
      if (current) report?.({ stage: current.stage, fraction: 1 });
      current = undefined;
    },
    stop: () => {
      clearInterval(timer);
      current = undefined;
    },
  };
}
