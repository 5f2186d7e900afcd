import type { BatchTally } from './batch-items';

export interface Pace {
  readonly perMinute: number;
  readonly minutesLeft: number;
}

/** The first files take longer: models are loaded. */
const enoughFiles = 2;
const minute = 60_000;

/** How fast a batch is and what it will probably still take; undefined while too little is done to say. */
export function paceOf({ total, finished, failed }: BatchTally, began: { readonly at: number; readonly finished: number }, now: number): Pace | undefined {
  const done = finished - began.finished;
  const elapsed = now - began.at;
  if (done < enoughFiles || elapsed <= 0) return undefined;
  const rate = (done / elapsed) * minute;
  return { perMinute: Math.max(1, Math.round(rate)), minutesLeft: Math.max(1, Math.ceil((total - finished - failed) / rate)) };
}
