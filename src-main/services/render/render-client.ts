import { availableParallelism } from 'node:os';
import { asClickcutError, ClickcutError } from '../../../src-preload/contract/errors';
import { createWorkQueue } from '../../inference/work-queue';
import { createStripLane } from './strip-lane';
import type { StripPixels, StripProgram } from './strip-program';

/** Composites strips off the event loop. */
export interface Compositor {
  /** Strips that are composited at once. */
  readonly threads: number;
  /**
   * The rasters of the program are moved: they are empty afterwards.
   * @throws ClickcutError `cancelled`; `internal` when the work or the worker failed, after which the next strip works again
   */
  composite(program: StripProgram, signal?: AbortSignal): Promise<StripPixels>;
  /** Ends the workers; what waits fails with `cancelled`. */
  close(): Promise<void>;
}

export interface CompositorOptions {
  /** Path of the built worker (dist/main/render-worker.js). */
  readonly entry: string;
  /**
   * A worker ends after so long without a strip, and starts again with the next; it never keeps the process alive
   * while it idles. 30 seconds unless told.
   */
  readonly idleMs?: number;
  /** Half of the cores unless told, at most four: sharp fetches the next strips with the others. */
  readonly threads?: number;
}

const defaultIdleMs = 30_000;
const mostThreads = 4;
const defaultThreads = (): number => Math.max(1, Math.min(mostThreads, Math.floor(availableParallelism() / 2)));
const cancelled = (): ClickcutError => new ClickcutError({ code: 'cancelled', message: 'Cancelled.' });

export function createCompositor({ entry, idleMs = defaultIdleMs, threads = defaultThreads() }: CompositorOptions): Compositor {
  const queue = createWorkQueue(threads);
  const lanes = Array.from({ length: threads }, () => createStripLane(entry, idleMs));
  const closing = new AbortController();

  return {
    threads,
    composite: async (program, signal) => {
      const either = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
      try {
        return await queue.add(() => lanes.reduce((least, lane) => (lane.busy < least.busy ? lane : least)).ask(program), { signal: either });
      } catch (error) {
        throw either.aborted ? cancelled() : asClickcutError(error);
      }
    },
    close: async () => {
      closing.abort();
      await Promise.all(lanes.map((lane) => lane.close()));
    },
  };
}
