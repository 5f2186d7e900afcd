/** What long work asks and tells its caller. */
export interface WorkSignals {
  /** Asked between steps of some milliseconds; once it says true, the work throws an error named `AbortError`. */
  readonly isCancelled?: () => boolean;
  /** Told the share that is done, 0..1, never falling. */
  readonly onProgress?: (done: number) => void;
}

/** Throws what the contract's `isCancelled` takes for an abort, once the caller has given up. */
export function stopIfCancelled({ isCancelled }: WorkSignals): void {
  if (isCancelled?.() !== true) return;
  const error = new Error('Cancelled.');
  error.name = 'AbortError';
  throw error;
}

/** Signals for a part of the work, whose own 0..1 is `from`..`to` of the whole. */
export function partOf({ isCancelled, onProgress }: WorkSignals, from: number, to: number): WorkSignals {
  return {
    ...(isCancelled && { isCancelled }),
    ...(onProgress && { onProgress: (done: number) => onProgress(from + (to - from) * done) }),
  };
}
