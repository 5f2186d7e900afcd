import { setTimeout as delay } from 'node:timers/promises';

/** Knows when nobody has asked for a while. */
export interface QuietTime {
  /** Somebody asks. */
  mark(): void;
  /** Resolves once nobody has asked for so long, counted from now on at the earliest. Rejects when the signal fires. */
  lasting(ms: number, signal: AbortSignal): Promise<void>;
}

export function createQuietTime(): QuietTime {
  let last = -Infinity;
  return {
    mark: () => {
      last = performance.now();
    },
    lasting: async (ms, signal) => {
      for (let until = performance.now() + ms; ; until = last + ms) {
        const left = until - performance.now();
        if (left > 0) await delay(left, undefined, { signal, ref: false });
        if (last + ms <= performance.now()) return;
      }
    },
  };
}
