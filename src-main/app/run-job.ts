import { resolve } from 'node:path';
import type { BatchEvent } from '../../src-preload/contract/batch-events';
import { ClickcutError } from '../../src-preload/contract/errors';
import type { Gate } from '../services/batch/gate';
import { isInShard, type PlannedInput, type Shard } from '../services/batch/plan-results';
import type { JobResult } from '../services/batch/prepared-job';
import { readJob } from '../../src-preload/contract/read-job';
import type { Core } from './create-core';
import type { DocumentTools } from './document-tools';
import { prepareJob } from './prepare-job';
import { watchJob } from './watch-job';

export interface RunJobOptions {
  /** As its file has it: text, or the value. */
  readonly job: unknown;
  /** What errors call the job. */
  readonly jobName?: string | undefined;
  /** Files, folders and patterns. */
  readonly inputs: readonly string[];
  /** The folder of results; made when missing. */
  readonly out: string;
  /** Names of files are relative to it; the process' own folder unless told. */
  readonly cwd?: string | undefined;
  /** One of `count` parts of the set, from 1. Parts may run side by side on one folder. */
  readonly shard?: Shard | undefined;
  /** Only tells what would be done. */
  readonly dryRun?: boolean | undefined;
  /** Goes on with files that come or change, until `signal` fires: then resolves with what was done. */
  readonly watch?: boolean | undefined;
  /** Holds the next file back while it is closed. */
  readonly gate?: Gate | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: ((event: BatchEvent) => void) | undefined;
}

function checkShard({ index, count }: Shard): void {
  if (Number.isInteger(index) && Number.isInteger(count) && count >= 1 && index >= 1 && index <= count) return;
  throw new ClickcutError({ code: 'bad-request', message: `${index}/${count} is no part of a set.`, hint: 'Parts are counted from 1: 1/4 to 4/4.' });
}

/**
 * Runs a job over files. What is wrong with one of them is an event, and the rest goes on.
 * @throws ClickcutError `bad-request` for a wrong job, preset or shard, `not-found` for a preset that is not there, `cancelled`
 */
export async function runJob(core: Core, tools: DocumentTools, options: RunJobOptions): Promise<JobResult> {
  const { inputs, cwd = process.cwd(), shard, dryRun = false, gate, jobName = 'The job', onEvent = () => undefined } = options;
  const signal = options.signal ?? new AbortController().signal;
  const job = readJob(options.job, jobName);
  if (shard) checkShard(shard);
  const wish = { job, inputs, out: resolve(cwd, options.out), cwd };
  const isOurs = (input: PlannedInput): boolean => !shard || isInShard(input, shard);
  const prepared = await prepareJob(core, tools, wish);
  const planned = prepared.planned.filter(isOurs);
  onEvent({ event: 'scanned', total: planned.length });
  if (options.watch === true && !dryRun) return watchJob({ first: prepared, prepare: () => prepareJob(core, tools, wish), isOurs, gate, signal, onEvent });
  return dryRun ? prepared.rehearse({ inputs: planned, signal, onEvent }) : prepared.run({ inputs: planned, gate, signal, onEvent });
}
