import type { CallOptions } from '../../../src-preload/contract/define';
import { asClickcutError, ClickcutError, isCancelled } from '../../../src-preload/contract/errors';
import type { WorkProgress } from '../../../src-preload/contract/common';
import { createWorkQueue } from '../work-queue';
import type { LaneService, Worker } from './launcher';
import { createDurations, estimateProgress, type ProgressEstimate } from './progress';

/** Every answer of a child carries these. */
export interface RunFacts {
  readonly ms: number;
  readonly provider: string;
  readonly note?: string | undefined;
  readonly rssBytes: number;
}

export interface LaneTask<T extends RunFacts> {
  /** `quick`: goes first, and is left to finish when cancelled. `heavy`: its child is killed when cancelled. */
  readonly kind: 'quick' | 'heavy';
  readonly invoke: (service: LaneService, progress: ProgressEstimate, signal: AbortSignal | undefined) => Promise<T>;
}

export interface LaneOptions {
  readonly launch: (onEnd: () => void) => Worker;
  /** A child that has had nothing to do for so long is ended. */
  readonly idleMs: number;
  /** A child whose memory has grown beyond this is replaced after the request. */
  readonly memoryLimitBytes: number;
  /** Whether the children may be on a GPU, and for how long one run may keep silent if so. */
  readonly guard: () => { readonly timeoutMs: number } | undefined;
  /** A child on a GPU crashed or hung: called before the request is tried once more. */
  readonly onGuardBroken: (reason: string) => Promise<void>;
  readonly onChange: () => void;
}

export interface Lane {
  run<T extends RunFacts>(task: LaneTask<T>, options?: CallOptions<WorkProgress>): Promise<T>;
  /** Replaces the child before the next request; does not disturb one that runs. */
  recycle(): void;
  kill(): void;
  close(): Promise<void>;
  readonly busy: boolean;
  readonly worker: Worker | undefined;
  readonly starts: number;
}

/** One child at a time, one request at a time, started when there is something to do. */
export function createLane(options: LaneOptions): Lane {
  const queue = createWorkQueue(1);
  const durations = createDurations();
  let worker: Worker | undefined;
  let starts = 0;
  let idleTimer: NodeJS.Timeout | undefined;
  let stale = false;
  let closed = false;
  /** Ended on purpose: no sign of a faulty GPU. */
  const killedHere = new WeakSet<Worker>();

  const drop = (): void => {
    worker?.kill();
    worker = undefined;
    options.onChange();
  };

  /** A cancelled click is over for its caller, and sets the timer, while the next request runs already. */
  const dropIfIdle = (): void => {
    if (queue.pending + queue.size === 0) drop();
  };

  const ensureWorker = (): Worker => {
    if (closed) throw gone();
    if (stale) drop();
    stale = false;
    if (worker?.isAlive()) return worker;
    starts++;
    worker = options.launch(options.onChange);
    options.onChange();
    return worker;
  };

  const attempt = async <T extends RunFacts>(task: LaneTask<T>, o: CallOptions<WorkProgress>): Promise<T> => {
    const own = ensureWorker();
    const progress = estimateProgress(durations, o.onProgress);
    const guard = options.guard();
    let hung = false;
    const onAbort = (): void => {
      if (task.kind === 'heavy') own.kill();
    };
    o.signal?.addEventListener('abort', onAbort, { once: true });
    const timer = guard && setTimeout(() => ((hung = true), own.kill()), guard.timeoutMs).unref();
    try {
      const result = await task.invoke(own.service, progress, o.signal);
      progress.finish();
      if (result.rssBytes > options.memoryLimitBytes) drop();
      return result;
    } catch (thrown) {
      const error = asClickcutError(thrown);
      if (error.code !== 'disconnected' || o.signal?.aborted) throw error;
      if (guard && (hung || !killedHere.has(own))) throw new GuardBroken(hung ? 'hung' : `crashed (${own.reason() ?? 'unknown'})`, own);
      throw crashed(own);
    } finally {
      progress.stop();
      clearTimeout(timer);
      o.signal?.removeEventListener('abort', onAbort);
    }
  };

  const execute = async <T extends RunFacts>(task: LaneTask<T>, o: CallOptions<WorkProgress>): Promise<T> => {
    clearTimeout(idleTimer);
    try {
      try {
        return await attempt(task, o);
      } catch (error) {
        if (!(error instanceof GuardBroken)) throw error;
        await options.onGuardBroken(error.message);
        return await attempt(task, o);
      }
    } catch (error) {
      throw error instanceof GuardBroken ? crashed(error.worker) : error;
    } finally {
      clearTimeout(idleTimer);
      idleTimer = setTimeout(dropIfIdle, options.idleMs).unref();
      options.onChange();
    }
  };

  return {
    run: async (task, o = {}) => {
      if (closed) throw gone();
      if (o.signal?.aborted) throw cancelled();
      if (queue.pending + queue.size > 0) o.onProgress?.({ stage: 'queued', fraction: 0 });
      try {
        const added = queue.add(() => execute(task, o), {
          priority: task.kind === 'quick' ? 1 : 0,
          ...(o.signal && { signal: o.signal }),
        });
        options.onChange();
        return await added;
      } catch (error) {
        if (o.signal?.aborted || isCancelled(error)) throw cancelled();
        throw closed ? gone() : error;
      }
    },
    recycle: () => {
      stale = true;
    },
    kill: () => {
      if (worker) killedHere.add(worker);
      drop();
    },
    close: async () => {
      closed = true;
      clearTimeout(idleTimer);
      const last = worker;
      if (last) killedHere.add(last);
      drop();
      await last?.gone;
      await queue.onIdle();
    },
    get busy() {
      return queue.pending + queue.size > 0;
    },
    get worker() {
      return worker?.isAlive() ? worker : undefined;
    },
    get starts() {
      return starts;
    },
  };
}

/** Stays inside the lane: a GPU took its child down, which is worth a second try without the GPU. */
class GuardBroken extends Error {
  constructor(
    message: string,
    readonly worker: Worker,
  ) {
    super(message);
  }
}

const cancelled = (): ClickcutError => new ClickcutError({ code: 'cancelled', message: 'Cancelled.' });
const gone = (): ClickcutError => new ClickcutError({ code: 'disconnected', message: 'Inference was closed.' });

function crashed(worker: Worker): ClickcutError {
  const words = worker.lastWords();
  return new ClickcutError({
    code: 'inference-crashed',
    message: `The inference process ended in the middle of a request (${worker.reason() ?? 'unknown'}).`,
    hint: 'Try again: a new one starts by itself, and nothing of the document is lost.',
    details: { pid: worker.pid, ...(words && { stderr: words }) },
  });
}
