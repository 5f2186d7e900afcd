import { setTimeout as delay } from 'node:timers/promises';

/** Knows when nobody has asked for a while. */
export interface QuietTime {
  /** Somebody asks. */
  mark(): void;
  /** Resolves once nobody has asked for so long, counted from now on at the earliest. Rejects when the signal fires. */
  lasting(ms: number, signal: AbortSignal): Promise<void>;
}

export interface Clock {
  /** Milliseconds. */
  readonly now: () => number;
  /** Rejects when the signal fires. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

const machineClock: Clock = { now: () => performance.now(), wait: (ms, signal) => delay(ms, undefined, { signal, ref: false }) };

export function createQuietTime({ now, wait }: Clock = machineClock): QuietTime {
  let last = -Infinity;
  return {
    mark: () => {
      last = now();
    },
    lasting: async (ms, signal) => {
      // A timer may fire a little early.
      for (let until = now() + ms; now() < until; until = Math.max(until, last + ms)) await wait(until - now(), signal);
    },
  };
}
