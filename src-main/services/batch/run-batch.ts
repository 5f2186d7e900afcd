import type { BatchEvent } from '../../../src-preload/contract/batch-events';
import { asClickcutError, throwIfAborted } from '../../../src-preload/contract/errors';
import type { Job } from '../../../src-preload/model/job';
import { createWorkQueue } from '../../inference/work-queue';
import { refinedAtOnce } from '../refining/refined-at-once';
import type { Gate } from './gate';
import type { PlannedInput } from './plan-results';
import { isWhole, placeResults, type ResultSink } from './place-results';
import { readInput, sha256 } from './read-input';
import type { ResultJournal } from './result-journal';

/** What becomes of one file, in the stages that overlap with those of others. */
export interface FileWork {
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

/** Runs a job over files. One that fails is told and does not stop the others; cancelling leaves nothing half-written. */
export async function runBatch(run: BatchRun): Promise<BatchCounts> {
  const { job, jobHash, inputs, out, journal, open, gate, signal, onEvent, now } = run;
  const [files, models, ends] = [createWorkQueue(inFlight), createWorkQueue(1), createWorkQueue(refinedAtOnce())];
  const counts = { finished: 0, skipped: 0, failed: 0 };

  const skips = async (input: PlannedInput, source: string): Promise<'unchanged' | 'exists' | undefined> => {
    const record = journal.find(input.name);
    const isMade = record !== undefined && (await isWhole(out, record));
    if (job.existing === 'update' && isMade && record.source === source && record.job === jobHash) return 'unchanged';
    return job.existing === 'skip' && isMade ? 'exists' : undefined;
  };

  const work = async (input: PlannedInput): Promise<void> => {
    const started = now();
    const bytes = await readInput(input.path);
    const source = sha256(bytes);
    const why = await skips(input, source);
    if (why) {
      counts.skipped += 1;
      onEvent({ event: 'skipped', input: input.name, why });
      return;
    }
    throwIfAborted(signal);
    onEvent({ event: 'started', input: input.name });
    const opened = await open(input, bytes, signal);
    try {
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
