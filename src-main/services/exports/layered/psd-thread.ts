import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { ClickcutError, throwIfAborted } from '../../../../src-preload/contract/errors';
import type { Raster } from '../../../../src-preload/raster/raster';
import type { LayerPixels } from './layer-pixels';
import { mostFileBytes, tooLargeForPsd } from './psd-errors';
import type { FromPsdThread, PsdPlan, ToPsdThread } from './psd-protocol';

/** A few milliseconds of copying, so that requests are answered in between. */
const sliceBytes = 8 * 1024 * 1024;
/** Objects of the file's structure; pixels lie outside. */
const heapMegabytes = 512;

/** A thread that writes one file, and ends with it. */
export interface PsdThread {
  /** Sends the next layer, when the one before is packed. @throws ClickcutError `image-too-large`, `cancelled` */
  add(pixels: LayerPixels | undefined): Promise<void>;
  /** @throws ClickcutError `image-too-large`, `cancelled` */
  finish(plan: PsdPlan): Promise<Uint8Array<ArrayBuffer>>;
}

async function shared(bytes: Uint8Array, signal: AbortSignal): Promise<Uint8Array> {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  for (let at = 0; at < bytes.length; at += sliceBytes) {
    copy.set(bytes.subarray(at, at + sliceBytes), at);
    await setImmediate();
    throwIfAborted(signal);
  }
  return copy;
}

const sharedRaster = async (raster: Raster, signal: AbortSignal): Promise<Raster> => ({ ...raster, data: await shared(raster.data, signal) });

const isOutOfMemory = (error: unknown): boolean => error instanceof Error && (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';

/**
 * Runs `work` with a thread of its own, which is killed when the work ends, fails or is cancelled.
 * @param entry path of the built worker
 * @param large for a PSB file
 */
export async function withPsdThread<T>({ entry, large, signal }: { readonly entry: string; readonly large: boolean; readonly signal: AbortSignal }, work: (thread: PsdThread) => Promise<T>): Promise<T> {
  throwIfAborted(signal);
  // Flags of this process, such as --eval, are not meant for the worker.
  const worker = new Worker(entry, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } });
  const post = (message: ToPsdThread): void => worker.postMessage(message);
  let answer: ((message: FromPsdThread) => void) | undefined;
  let onAbort = (): void => undefined;
  const lost = new Promise<never>((_, reject) => {
    onAbort = () => reject(new ClickcutError({ code: 'cancelled', message: 'Cancelled.' }));
    signal.addEventListener('abort', onAbort, { once: true });
    const stopped = (why: string, cause?: unknown): void =>
      reject(new ClickcutError({ code: 'internal', message: `The thread that writes the Photoshop file stopped: ${why}.` }, { cause }));
    worker.on('message', (message: FromPsdThread) => {
      if (message.kind === 'failed') reject(new ClickcutError(message.error));
      else answer?.(message);
    });
    worker.on('error', (error: unknown) => (isOutOfMemory(error) ? reject(tooLargeForPsd(error)) : stopped(error instanceof Error ? error.message : String(error), error)));
    worker.on('exit', (code) => stopped(`exit code ${code}`));
  });
  // It may be lost while nothing waits for it.
  lost.catch(() => undefined);
  const ask = (message: ToPsdThread): Promise<FromPsdThread> => {
    const answered = new Promise<FromPsdThread>((resolve) => {
      answer = resolve;
    });
    post(message);
    return Promise.race([answered, lost]);
  };

  let before: Promise<FromPsdThread> | undefined;
  let bytes = 0;
  const settleBefore = async (): Promise<void> => {
    const message = await before;
    before = undefined;
    if (message?.kind === 'packed') bytes += message.bytes;
    if (bytes > mostFileBytes) throw tooLargeForPsd();
  };
  const thread: PsdThread = {
    add: async (pixels) => {
      const mask = pixels?.mask && { ...pixels.mask, alpha: await shared(pixels.mask.alpha, signal) };
      const sent = pixels ? { left: pixels.left, top: pixels.top, raster: await sharedRaster(pixels.raster, signal), mask: mask ?? null } : null;
      await settleBefore();
      before = ask({ kind: 'layer', pixels: sent });
      before.catch(() => undefined);
    },
    finish: async (plan) => {
      const merged = await sharedRaster(plan.merged, signal);
      await settleBefore();
      // Packed, the merged picture is at most slightly longer than its pixels.
      if (bytes + merged.data.length * 1.02 > mostFileBytes) throw tooLargeForPsd();
      const message = await ask({ kind: 'finish', plan: { ...plan, merged } });
      if (message.kind !== 'done') throw new ClickcutError({ code: 'internal', message: 'The thread that writes the Photoshop file gave an answer out of turn.' });
      return message.file;
    },
  };
  try {
    post({ kind: 'begin', large });
    return await work(thread);
  } finally {
    signal.removeEventListener('abort', onAbort);
    await worker.terminate();
  }
}
