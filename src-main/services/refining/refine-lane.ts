import { Worker } from 'node:worker_threads';
import { ClickcutError, throwIfAborted } from '../../../src-preload/contract/errors';
import type { RefineInput, RefineJob, RefineOutput, RefineReply, RefineRequest } from './refine-jobs';

/** One thread for refining, with a queue. */
export interface RefineLane {
  /**
   * Runs one job after those before it. Pixels of the input lie in shared memory; those of the output are moved.
   * @throws ClickcutError `cancelled`, at once; `internal` when the job or the worker failed, after which the next job works again
   */
  run<J extends RefineJob>(job: J, input: RefineInput<J>, options?: RefineLaneOptions): Promise<RefineOutput<J>>;
  /** Ends the worker; what waits fails with `cancelled`. */
  close(): Promise<void>;
}

export interface RefineLaneOptions {
  readonly signal?: AbortSignal | undefined;
  /** 0..1, never falling. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

export interface RefineLaneSetup {
  /** Path of the built worker (dist/main/refine-worker.js). */
  readonly entry: string;
  /**
   * Whether a cancelled job takes its thread along: it and its memory are gone at once. Otherwise it stops by itself
   * within some milliseconds, and what the thread has kept stays.
   */
  readonly endsOnCancel: boolean;
  /** The worker ends after so long without a job, and starts again with the next; it never keeps the process alive while it idles. */
  readonly idleMs?: number | undefined;
  /** Called when the worker has ended, for whatever reason: what it kept is gone. */
  readonly onEnded?: (() => void) | undefined;
}

interface Waiting {
  readonly request: RefineRequest;
  readonly onProgress: (fraction: number) => void;
  readonly settle: (reply: RefineReply | Error) => void;
}

const defaultIdleMs = 30_000;
const cancelled = (): ClickcutError => new ClickcutError({ code: 'cancelled', message: 'Cancelled.' });

export function createRefineLane({ entry, endsOnCancel, idleMs = defaultIdleMs, onEnded = () => undefined }: RefineLaneSetup): RefineLane {
  const queue: Waiting[] = [];
  let worker: Worker | undefined;
  let running: Waiting | undefined;
  let idle: NodeJS.Timeout | undefined;
  let asked = 0;
  let isClosed = false;

  /** Its last words are of no interest. */
  const drop = (): Promise<unknown> | undefined => {
    const ending = worker;
    worker = undefined;
    running = undefined;
    if (ending) onEnded();
    return ending?.terminate();
  };

  const start = (): Worker => {
    // Flags of this process, such as --eval, are not meant for the worker.
    const started = new Worker(entry, { execArgv: [] });
    started.on('message', (reply: RefineReply) => {
      if (worker !== started || running?.request.id !== reply.id) return;
      if (reply.kind === 'progress') return running.onProgress(reply.fraction);
      const done = running;
      running = undefined;
      done.settle(reply);
      next();
    });
    const lost = (why: string): void => {
      if (worker !== started) return;
      const orphan = running;
      void drop();
      orphan?.settle(new ClickcutError({ code: 'internal', message: `The refine worker stopped: ${why}.`, hint: 'Try again.' }));
      next();
    };
    started.on('error', (error: unknown) => lost(error instanceof Error ? error.message : String(error)));
    started.on('exit', (code) => lost(`exit code ${code}`));
    return started;
  };

  const rest = (): void => {
    worker?.unref();
    idle = setTimeout(() => void drop(), idleMs).unref();
  };

  const next = (): void => {
    if (running || isClosed) return;
    clearTimeout(idle);
    running = queue.shift();
    if (!running) return rest();
    worker ??= start();
    worker.ref();
    worker.postMessage(running.request);
  };

  return {
    run: <J extends RefineJob>(job: J, input: RefineInput<J>, { signal, onProgress = () => undefined }: RefineLaneOptions = {}) =>
      new Promise<RefineOutput<J>>((resolve, reject) => {
        throwIfAborted(signal);
        if (isClosed) throw cancelled();
        const flag = new Int32Array(new SharedArrayBuffer(4));
        const onAbort = (): void => {
          reject(cancelled());
          Atomics.store(flag, 0, 1);
          const at = queue.indexOf(waiting);
          if (at >= 0) queue.splice(at, 1);
          else if (running === waiting && endsOnCancel) {
            void drop();
            next();
          }
        };
        const waiting: Waiting = {
          request: { id: (asked += 1), job, input, cancelled: flag },
          onProgress: (fraction) => {
            if (!signal?.aborted) onProgress(fraction);
          },
          settle: (reply) => {
            signal?.removeEventListener('abort', onAbort);
            if (reply instanceof Error) reject(reply);
            else if (reply.kind === 'done') resolve(reply.output as RefineOutput<J>);
            else if (reply.kind === 'failed') reject(new ClickcutError({ code: 'internal', message: `Refining failed: ${reply.message}` }));
          },
        };
        signal?.addEventListener('abort', onAbort, { once: true });
        queue.push(waiting);
        next();
      }),
    close: async () => {
      isClosed = true;
      clearTimeout(idle);
      const orphans = [...(running ? [running] : []), ...queue.splice(0)];
      const ending = drop();
      for (const orphan of orphans) orphan.settle(cancelled());
      await ending;
    },
  };
}
