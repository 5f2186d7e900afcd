import type { BatchEvent } from '../../../src-preload/contract/batch-events';
import type { DocumentRecord } from '../../../src-preload/model/document';
import type { Job } from '../../../src-preload/model/job';
import type { Gate } from './gate';
import type { PlannedInput } from './plan-results';
import type { ResultRecord } from './result-journal';
import type { BatchCounts } from './run-batch';
import type { LostInput } from './scan-inputs';

export interface JobWish {
  readonly job: Job;
  /** Files, folders and patterns. */
  readonly inputs: readonly string[];
  /** The folder of results; made when something is written. */
  readonly out: string;
  /** Names of files are relative to it. */
  readonly cwd: string;
  /** An open document in the place of a recipe's project. */
  readonly look?: DocumentRecord | undefined;
}

export interface JobResult extends BatchCounts {
  readonly ms: number;
}

export interface JobRun {
  /** Of what was planned; all of it unless told. */
  readonly inputs?: readonly PlannedInput[] | undefined;
  /** Whether names that led to no file are told, and counted as failed; they are unless said otherwise. */
  readonly lost?: 'told' | 'untold' | undefined;
  /** Holds the next file back while it is closed. */
  readonly gate?: Gate | undefined;
  readonly signal: AbortSignal;
  readonly onEvent: (event: BatchEvent) => void;
}

/** A job with the files that it is about. */
export interface PreparedJob {
  readonly out: string;
  readonly planned: readonly PlannedInput[];
  /** Names that led to no file. */
  readonly lost: readonly LostInput[];
  /** One of what was planned. */
  find(input: string): PlannedInput | undefined;
  /** What is known of the results of a file. */
  resultOf(input: string): ResultRecord | undefined;
  /** Whether a path below the folder of results is that of a result, of this or an earlier job. */
  isResult(path: string): boolean;
  /** What is wrong with one file is an event, and the rest goes on. @throws ClickcutError `cancelled`, `file-not-writable` */
  run(run: JobRun): Promise<JobResult>;
  /** Tells of each file what `run` would do with it, without doing it. @throws ClickcutError `cancelled` */
  rehearse(run: Pick<JobRun, 'inputs' | 'signal' | 'onEvent'>): Promise<JobResult>;
  /**
   * Makes the results of a file from the topmost cut-out of a document that somebody has mended, in the place of those
   * that are there. Resolves with their paths. @throws ClickcutError `bad-request` for tasks without a cut-out
   */
  writeBack(input: PlannedInput, document: DocumentRecord, signal: AbortSignal): Promise<readonly string[]>;
}
