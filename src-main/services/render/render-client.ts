import { Worker } from 'node:worker_threads';
import PQueue from 'p-queue';
import { asClickcutError, ClickcutError } from '../../../src-preload/contract/errors';
import type { StripReply, StripRequest } from './render-worker';
import { buffersOf, type StripPixels, type StripProgram } from './strip-program';

/** Composites strips off the event loop, one after the other. */
export interface Compositor {
  /**
   * The rasters of the program are moved: they are empty afterwards.
   * @throws ClickcutError `cancelled`; `internal` when the work or the worker failed, after which the next strip works again
   */
  composite(program: StripProgram, signal?: AbortSignal): Promise<StripPixels>;
  /** Ends the worker; what waits fails with `cancelled`. */
  close(): Promise<void>;
}

const defaultIdleMs = 30_000;
const cancelled = (): ClickcutError => new ClickcutError({ code: 'cancelled', message: 'Cancelled.' });
const failed = (why: string): ClickcutError => new ClickcutError({ code: 'internal', message: `The render worker stopped: ${why}.`, hint: 'Try again.' });

let lastId = 0;

/** A cancelled strip is left to end while the next one waits in the worker already: answers are told apart by id. */
function askWorker(worker: Worker, program: StripProgram): Promise<StripPixels> {
  const id = (lastId += 1);
  return new Promise((resolve, reject) => {
    const done = (settle: () => void): void => {
      worker.off('message', onReply).off('error', onError).off('exit', onExit);
      settle();
    };
    const onReply = (reply: StripReply): void => {
      if (reply.id !== id) return;
      done(() => {
        if (reply.ok) resolve(reply.pixels);
        else reject(new ClickcutError({ code: 'internal', message: `Rendering failed: ${reply.message}` }));
      });
    };
    const onError = (error: unknown): void => done(() => reject(failed(error instanceof Error ? error.message : String(error))));
    const onExit = (code: number): void => done(() => reject(failed(`exit code ${code}`)));
    worker.on('message', onReply).on('error', onError).on('exit', onExit);
    try {
      const request: StripRequest = { id, program };
      worker.postMessage(request, buffersOf(program.steps));
    } catch (error) {
      done(() => reject(asClickcutError(error)));
    }
  });
}

/**
 * @param entry path of the built worker (dist/main/render-worker.js)
 * @param idleMs the worker ends after so long without a strip, and starts again with the next; it never keeps the
 * process alive while it idles
 */
export function createCompositor({ entry, idleMs = defaultIdleMs }: { readonly entry: string; readonly idleMs?: number }): Compositor {
  const queue = new PQueue({ concurrency: 1 });
  const closing = new AbortController();
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  /** The queue lets go of a cancelled strip before the worker does. */
  let busy = 0;

  const start = (): Worker => {
    // Flags of this process, such as --eval, are not meant for the worker.
    const started = new Worker(entry, { execArgv: [] });
    const forget = (): void => {
      if (worker === started) worker = undefined;
    };
    started.on('error', forget).on('exit', forget);
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

  return {
    composite: async (program, signal) => {
      const either = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
      const work = async (): Promise<StripPixels> => {
        clearTimeout(idle);
        worker ??= start();
        worker.ref();
        busy += 1;
        try {
          return await askWorker(worker, program);
        } finally {
          busy -= 1;
          if (busy === 0 && queue.size === 0) rest();
        }
      };
      try {
        return await queue.add(work, { signal: either });
      } catch (error) {
        throw either.aborted ? cancelled() : asClickcutError(error);
      }
    },
    close: async () => {
      closing.abort();
      clearTimeout(idle);
      await worker?.terminate();
    },
  };
}
