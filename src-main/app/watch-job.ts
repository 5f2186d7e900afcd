import type { BatchEvent } from '../../src-preload/contract/batch-events';
import { isCancelled } from '../../src-preload/contract/errors';
import type { Gate } from '../services/batch/gate';
import type { PlannedInput } from '../services/batch/plan-results';
import type { JobResult, PreparedJob } from '../services/batch/prepared-job';
import { settledChanges } from '../services/batch/settled-changes';

/** Somebody may be waiting for the result. */
const everyMs = 1000;

export interface WatchedJob {
  readonly first: PreparedJob;
  /** Finds the files of the job as they are by then. */
  readonly prepare: () => Promise<PreparedJob>;
  /** Whether a file belongs to this part of the set. */
  readonly isOurs: (input: PlannedInput) => boolean;
  readonly gate?: Gate | undefined;
  readonly signal: AbortSignal;
  readonly onEvent: (event: BatchEvent) => void;
}

/** A hot folder: whatever comes into it is worked on, until `signal` fires. Resolves with what was done in all. */
export async function watchJob({ first, prepare, isOurs, gate, signal, onEvent }: WatchedJob): Promise<JobResult> {
  const started = performance.now();
  const all = { finished: 0, skipped: 0, failed: 0 };
  let prepared = first;
  const scan = async (): Promise<readonly PlannedInput[]> => {
    prepared = await prepare();
    return prepared.planned.filter(isOurs);
  };
  try {
    for await (const inputs of settledChanges(scan, everyMs, signal)) {
      // A folder that is still empty is what one waits for here, and not worth telling each time.
      const { finished, skipped, failed } = await prepared.run({ inputs, gate, signal, onEvent, lost: 'untold' });
      all.finished += finished;
      all.skipped += skipped;
      all.failed += failed;
    }
  } catch (cause) {
    if (!isCancelled(cause)) throw cause;
  }
  return { ...all, ms: performance.now() - started };
}
