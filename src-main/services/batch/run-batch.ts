import type { BatchEvent } from '../../../src-preload/contract/batch-events';
import { asClickcutError, throwIfAborted } from '../../../src-preload/contract/errors';
import type { Job } from '../../../src-preload/model/job';
import { createWorkQueue } from '../../inference/work-queue';
import { refinedAtOnce } from '../refining/refined-at-once';
import type { Gate } from './gate';
import type { PlannedInput } from './plan-results';
import { areKept, placeResults, type ResultSink } from './place-results';
import { readInput, sha256 } from './read-input';
import type { ResultJournal } from './result-journal';
import { createRoom } from './room';
import { whySkipped } from './why-skipped';

/** What becomes of one file, in the stages that overlap with those of others. */
export interface FileWork {
  /** Of the photo, where what is held of it grows with them. */
  readonly pixels?: number;
  /** Where results will go, below the folder of results; undefined where only making them tells. */
  paths?(signal: AbortSignal): Promise<readonly string[] | undefined>;
  /** What needs the models. */
  infer(signal: AbortSignal): Promise<void>;
  /** Everything after it. Paths are below the folder of results. */
  finish(sink: ResultSink, signal: AbortSignal): Promise<void>;
  /** Gives back what the work holds. */
  close(): void;
}

export interface BatchRun {
  readonly job: Job;
  /** Of all of the job that shapes results, with the program's version. */
  readonly jobHash: string;
  readonly inputs: readonly PlannedInput[];
  readonly out: string;
  readonly journal: ResultJournal;
  /** @param bytes the whole file */
  readonly open: (input: PlannedInput, bytes: Uint8Array, signal: AbortSignal) => Promise<FileWork>;
  readonly gate: Gate;
  readonly signal: AbortSignal;
  readonly onEvent: (event: BatchEvent) => void;
  readonly now: () => number;
}

export interface BatchCounts {
  readonly finished: number;
  readonly skipped: number;
  readonly failed: number;
}

/**
 * Files between being read and being written: one at the models, one before, and what is being finished with one that
 * waits for it, as finishing takes longer for some than for others. The models never wait while there is work, and no
 * more than so many photos are in memory however many there are.
 */
const inFlight = 3 + refinedAtOnce();
/** Of photos in full, with about ten bytes a pixel in all: few large ones take the room of many. */
const mostPixels = 96e6;

/** Runs a job over files. One that fails is told and does not stop the others; cancelling leaves nothing half-written. */
export async function runBatch(run: BatchRun): Promise<BatchCounts> {
  const { job, jobHash, inputs, out, journal, open, gate, signal, onEvent, now } = run;
  const [files, models, ends] = [createWorkQueue(inFlight), createWorkQueue(1), createWorkQueue(refinedAtOnce())];
  const room = createRoom(mostPixels);
  const counts = { finished: 0, skipped: 0, failed: 0 };

  const skip = (input: PlannedInput, why: 'unchanged' | 'exists'): void => {
    counts.skipped += 1;
    onEvent({ event: 'skipped', input: input.name, why });
  };

  const work = async (input: PlannedInput): Promise<void> => {
    const started = now();
    const bytes = await readInput(input.path);
    const source = sha256(bytes);
    const why = await whySkipped({ existing: job.existing, jobHash, out, journal }, input, source);
    if (why) return skip(input, why);
    throwIfAborted(signal);
    onEvent({ event: 'started', input: input.name });
    const opened = await open(input, bytes, signal);
    let giveBack = (): void => undefined;
    try {
      // What lies there already is known before seconds are spent on something that nobody will take.
      const paths = await opened.paths?.(signal);
      if (paths && (await areKept({ out, journal, existing: job.existing }, paths))) return skip(input, 'exists');
      giveBack = await room.take(opened.pixels ?? 0, signal);
      await models.add(() => {
        throwIfAborted(signal);
        return opened.infer(signal);
      });
      const outputs = await ends.add(() => {
        throwIfAborted(signal);
        const made = { input: input.name, source, job: jobHash };
        return placeResults({ out, journal, existing: job.existing, signal }, made, (sink) => opened.finish(sink, signal));
      });
      counts.finished += 1;
      onEvent({ event: 'finished', input: input.name, outputs, ms: now() - started });
    } finally {
      opened.close();
      giveBack();
    }
  };

  const attempt = async (input: PlannedInput): Promise<void> => {
    await gate.passed(signal);
    if (signal.aborted) return;
    try {
      await work(input);
    } catch (cause) {
      if (signal.aborted) return;
      counts.failed += 1;
      onEvent({ event: 'failed', input: input.name, error: asClickcutError(cause).toWire() });
    }
  };

  for (const input of inputs) {
    // A queue of a million closures would be memory too.
    await files.onSizeLessThan(inFlight);
    if (signal.aborted) break;
    void files.add(() => attempt(input));
  }
  await files.onIdle();
  throwIfAborted(signal);
  return counts;
}
