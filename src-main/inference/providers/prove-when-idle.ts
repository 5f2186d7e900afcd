export interface IdleProof {
  /** Resolves when everything is proven or `signal` has fired. */
  readonly prove: (signal: AbortSignal) => Promise<unknown>;
  readonly isBusy: () => boolean;
  /** Tells of every change of `isBusy`; returns the function that stops it. */
  readonly onChange: (listener: () => void) => () => void;
  /** How long nothing must have happened before the proof starts. */
  readonly quietMs: number;
  readonly signal: AbortSignal;
}

/** Runs the proof only while nobody waits for anything: a request stops it, a quiet time lets it go on. */
export async function proveBetweenRequests(options: IdleProof): Promise<void> {
  const { signal } = options;
  while (!signal.aborted) {
    await quiet(options);
    if (signal.aborted) return;
    const run = new AbortController();
    const stop = (): void => {
      if (signal.aborted || options.isBusy()) run.abort();
    };
    const stopListening = options.onChange(stop);
    signal.addEventListener('abort', stop);
    try {
      await options.prove(run.signal);
    } finally {
      stopListening();
      signal.removeEventListener('abort', stop);
    }
    if (!run.signal.aborted) return;
  }
}

/** Resolves after `quietMs` without work, or when the signal fires. */
function quiet({ isBusy, onChange, quietMs, signal }: IdleProof): Promise<void> {
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const finish = (): void => {
      clearTimeout(timer);
      stopListening();
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const restart = (): void => {
      clearTimeout(timer);
      if (!isBusy()) timer = setTimeout(finish, quietMs).unref();
    };
    const stopListening = onChange(restart);
    signal.addEventListener('abort', finish);
    restart();
  });
}
