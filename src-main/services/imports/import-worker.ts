import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { ClickcutError, throwIfAborted } from '../../../src-preload/contract/errors';
import { tooMuchMemory } from './import-errors';
import { workerHeapMegabytes } from './import-limits';
import type { Artwork } from './imported';
import { fromWire, type FromImportWorker, type ImportRequest, type ToImportWorker } from './protocol';
import type { Picture, PictureNumber } from './reading';

interface ImportRun {
  /** Path of the built worker. */
  readonly entry: string;
  readonly request: ImportRequest;
  readonly signal: AbortSignal | undefined;
  /** `index`: the picture's number. The file is read on meanwhile, but only until the next picture. */
  readonly take: (picture: Picture, index: number) => Promise<void>;
}

const isOutOfMemory = (error: unknown): boolean => error instanceof Error && (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';

/** A few milliseconds of copying, so that requests are answered in between. */
const sliceBytes = 8 * 1024 * 1024;

async function sendFile(worker: Worker, { name, format, bytes }: ImportRequest, isOver: () => boolean): Promise<void> {
  const tell = (message: ToImportWorker, transfer: readonly ArrayBuffer[] = []): void => worker.postMessage(message, transfer);
  tell({ kind: 'file', name, format, length: bytes.length });
  for (let at = 0; at < bytes.length && !isOver(); at += sliceBytes) {
    const slice = new Uint8Array(bytes.subarray(at, at + sliceBytes));
    tell({ kind: 'slice', at, bytes: slice }, [slice.buffer]);
    await setImmediate();
  }
  tell({ kind: 'next' });
}

/**
 * Reads one file in a thread of its own, which ends with it: by itself, by a failure, or killed by the signal.
 * The file's bytes are copied.
 * @throws ClickcutError of the reader; `cancelled`; `image-too-large` when the thread runs out of memory
 */
export async function runImport({ entry, request, signal, take }: ImportRun): Promise<Artwork<PictureNumber>> {
  throwIfAborted(signal);
  // Flags of this process, such as --eval, are not meant for the worker.
  const worker = new Worker(entry, { execArgv: [], stdout: true, resourceLimits: { maxOldGenerationSizeMb: workerHeapMegabytes } });
  // What the parser prints about odd files is not for this process's output.
  worker.stdout.resume();
  let isOver = false;
  let onAbort = (): void => undefined;
  let pictures = 0;
  let taken = Promise.resolve();
  try {
    return await new Promise<Artwork<PictureNumber>>((resolve, reject) => {
      onAbort = () => reject(new ClickcutError({ code: 'cancelled', message: 'Cancelled.' }));
      signal?.addEventListener('abort', onAbort, { once: true });
      worker.on('message', (message: FromImportWorker) => {
        switch (message.kind) {
          case 'picture':
            taken.then(() => worker.postMessage({ kind: 'next' } satisfies ToImportWorker), reject);
            taken = take(message.picture, pictures++);
            taken.catch(reject);
            return;
          case 'done':
            taken.then(() => resolve(message.artwork), reject);
            return;
          case 'failed':
            return reject(fromWire(message.error));
        }
      });
      worker.on('error', (error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        reject(
          isOutOfMemory(error)
            ? tooMuchMemory(request.name, error)
            : new ClickcutError({ code: 'internal', message: `The thread that reads '${request.name}' stopped: ${why}.` }, { cause: error }),
        );
      });
      worker.on('exit', (code) => reject(new ClickcutError({ code: 'internal', message: `The thread that reads '${request.name}' stopped: exit code ${code}.` })));
      sendFile(worker, request, () => isOver).catch(reject);
    });
  } finally {
    isOver = true;
    signal?.removeEventListener('abort', onAbort);
    await worker.terminate();
  }
}
