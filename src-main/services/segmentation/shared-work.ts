import { ClickcutError, throwIfAborted } from '../../../src-preload/contract/errors';

export interface WorkOptions<Progress> {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

type Start<Result, Progress> = (options: { readonly signal: AbortSignal; readonly onProgress: (progress: Progress) => void }) => Promise<Result>;

/** Work that several callers want at once and that is done once for all of them. */
export interface SharedWork<Result, Progress> {
  /**
   * Joins the work under way for `key`, or starts it. A caller whose signal fires gets `cancelled` at once; the work
   * itself is aborted when the last one has gone.
   */
  join(key: string, start: Start<Result, Progress>, options?: WorkOptions<Progress>): Promise<Result>;
}

interface Running<Result, Progress> {
  readonly result: Promise<Result>;
  readonly controller: AbortController;
  readonly listeners: Set<(progress: Progress) => void>;
  waiters: number;
  latest: Progress | undefined;
}

export function createSharedWork<Result, Progress>(): SharedWork<Result, Progress> {
  const underWay = new Map<string, Running<Result, Progress>>();

  const begin = (key: string, start: Start<Result, Progress>): Running<Result, Progress> => {
    const controller = new AbortController();
    const listeners = new Set<(progress: Progress) => void>();
    const onProgress = (progress: Progress): void => {
      running.latest = progress;
      for (const listener of listeners) listener(progress);
    };
    const forget = (): void => {
      if (underWay.get(key) === running) underWay.delete(key);
    };
    // Started a microtask later, so that `running` exists when the first progress arrives.
    const result = Promise.resolve().then(() => start({ signal: controller.signal, onProgress }));
    const running: Running<Result, Progress> = { result, controller, listeners, waiters: 0, latest: undefined };
    result.then(forget, forget);
    underWay.set(key, running);
    return running;
  };

  return {
    join: (key, start, { signal, onProgress } = {}) =>
      new Promise<Result>((resolve, reject) => {
        throwIfAborted(signal);
        const running = underWay.get(key) ?? begin(key, start);
        running.waiters++;
        if (onProgress) {
          running.listeners.add(onProgress);
          if (running.latest !== undefined) onProgress(running.latest);
        }
        const leave = (): void => {
          signal?.removeEventListener('abort', onAbort);
          if (onProgress) running.listeners.delete(onProgress);
          running.waiters--;
        };
        const onAbort = (): void => {
          leave();
          if (running.waiters === 0) {
            // Whoever comes next must not join work that is being aborted.
            underWay.delete(key);
            running.controller.abort();
          }
          reject(new ClickcutError({ code: 'cancelled', message: 'Cancelled.' }));
        };
        signal?.addEventListener('abort', onAbort, { once: true });
        running.result.then(
          (value) => {
            leave();
            resolve(value);
          },
          (error: unknown) => {
            leave();
            reject(error);
          },
        );
      }),
  };
}
