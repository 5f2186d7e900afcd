import { Worker } from 'node:worker_threads';
import { asClickcutError, ClickcutError } from '../../../src-preload/contract/errors';
import type { StripReply, StripRequest } from './render-worker';
import { buffersOf, type StripPixels, type StripProgram } from './strip-program';

/** One worker that starts when it is needed and ends when it has been idle for a while. */
export interface StripLane {
  /** Strips that it was given and has not answered. */
  readonly busy: number;
  ask(program: StripProgram): Promise<StripPixels>;
  close(): Promise<void>;
}

const stopped = (why: string): ClickcutError => new ClickcutError({ code: 'internal', message: `The render worker stopped: ${why}.`, hint: 'Try again.' });

/** A cancelled strip is left to end while the next one waits in the worker already: answers are told apart by id. */
function askWorker(worker: Worker, { id, program }: StripRequest): Promise<StripPixels> {
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
    const onError = (error: unknown): void => done(() => reject(stopped(error instanceof Error ? error.message : String(error))));
    const onExit = (code: number): void => done(() => reject(stopped(`exit code ${code}`)));
    worker.on('message', onReply).on('error', onError).on('exit', onExit);
    try {
      const request: StripRequest = { id, program };
      worker.postMessage(request, buffersOf(program.steps));
    } catch (error) {
      done(() => reject(asClickcutError(error)));
    }
  });
}

export function createStripLane(entry: string, idleMs: number): StripLane {
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let busy = 0;
  let asked = 0;

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
    get busy() {
      return busy;
    },
    ask: async (program) => {
      clearTimeout(idle);
      worker ??= start();
      worker.ref();
      busy += 1;
      try {
        return await askWorker(worker, { id: (asked += 1), program });
      } finally {
        busy -= 1;
        if (busy === 0) rest();
      }
    },
    close: async () => {
      clearTimeout(idle);
      await worker?.terminate();
    },
  };
}
