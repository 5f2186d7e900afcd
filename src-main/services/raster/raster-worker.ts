import { Worker } from 'node:worker_threads';
import { ClickcutError, throwIfAborted } from '../../../src-preload/contract/errors';
import type { RasterInput, RasterJob, RasterOutput, RasterReply } from './jobs';

/** Pixel work off the event loop. */
export interface RasterWorker {
  /**
   * Runs one job after those before it. The input is copied but for what `move` names; the output's pixels are moved.
   * @throws ClickcutError `cancelled`; `internal` when the job or the worker failed, after which the next job works again
   */
  run<J extends RasterJob>(job: J, input: RasterInput<J>, options?: RasterOptions): Promise<RasterOutput<J>>;
  /** Ends the worker; what waits fails with `cancelled`. */
  close(): Promise<void>;
}

export interface RasterOptions {
  readonly signal?: AbortSignal | undefined;
  /** Buffers of the input that are handed over; they are empty here afterwards. */
  readonly move?: readonly ArrayBuffer[] | undefined;
}

interface Waiting {
  readonly post: (worker: Worker) => void;
  readonly settle: (reply: RasterReply | Error) => void;
}

const defaultIdleMs = 30_000;
const cancelled = (): ClickcutError => new ClickcutError({ code: 'cancelled', message: 'Cancelled.' });

/**
 * @param entry path of the built worker
 * @param idleMs the worker ends after so long without a job, and starts again with the next; it never keeps the
 * process alive while it idles
 */
export function createRasterWorker({ entry, idleMs = defaultIdleMs }: { readonly entry: string; readonly idleMs?: number }): RasterWorker {
  const queue: Waiting[] = [];
  let worker: Worker | undefined;
  let running: Waiting | undefined;
  let idle: NodeJS.Timeout | undefined;
  let isClosed = false;

  const finish = (from: Worker, reply: RasterReply | Error): void => {
    if (from !== worker) return;
    const done = running;
    running = undefined;
    done?.settle(reply);
    next();
  };

  const start = (): Worker => {
    // Flags of this process, such as --eval, are not meant for the worker.
    const started = new Worker(entry, { execArgv: [] });
    started.on('message', (reply: RasterReply) => finish(started, reply));
    const lost = (why: string): void => {
      if (worker !== started) return;
      const orphan = running;
      running = undefined;
      worker = undefined;
      orphan?.settle(new ClickcutError({ code: 'internal', message: `The pixel worker stopped: ${why}.` }));
      next();
    };
    started.on('error', (error: unknown) => lost(error instanceof Error ? error.message : String(error)));
    started.on('exit', (code) => lost(`exit code ${code}`));
    return started;
  };

  const rest = (): void => {
    worker?.unref();
    idle = setTimeout(() => {
      const resting = worker;
      worker = undefined;
      void resting?.terminate();
    }, idleMs).unref();
  };

  const next = (): void => {
    clearTimeout(idle);
    if (running || isClosed) return;
    running = queue.shift();
    if (!running) return rest();
    worker ??= start();
    worker.ref();
    try {
      running.post(worker);
    } catch (error) {
      finish(worker, error instanceof Error ? error : new Error(String(error)));
    }
  };

  return {
    run: <J extends RasterJob>(job: J, input: RasterInput<J>, { signal, move = [] }: RasterOptions = {}) =>
      new Promise<RasterOutput<J>>((resolve, reject) => {
        throwIfAborted(signal);
        if (isClosed) throw cancelled();
        const onAbort = (): void => {
          // A job that runs already is short: it is left to end, and only its answer is dropped.
          const at = queue.indexOf(waiting);
          if (at >= 0) queue.splice(at, 1);
          reject(cancelled());
        };
        const waiting: Waiting = {
          post: (to) => to.postMessage({ job, input }, [...move]),
          settle: (reply) => {
            signal?.removeEventListener('abort', onAbort);
            if (reply instanceof Error) reject(reply);
            else if (reply.ok) resolve(reply.output as RasterOutput<J>);
            else reject(new ClickcutError({ code: 'internal', message: `The pixel worker failed: ${reply.message}` }));
          },
        };
        signal?.addEventListener('abort', onAbort, { once: true });
        queue.push(waiting);
        next();
      }),
    close: async () => {
      isClosed = true;
      clearTimeout(idle);
      const ending = worker;
      const orphans = [...(running ? [running] : []), ...queue.splice(0)];
      worker = undefined;
      running = undefined;
      for (const orphan of orphans) orphan.settle(cancelled());
      await ending?.terminate();
    },
  };
}
