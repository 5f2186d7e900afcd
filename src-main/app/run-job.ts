import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { BatchEvent } from '../../src-preload/contract/batch-events';
import { ClickcutError } from '../../src-preload/contract/errors';
import type { DocumentRecord } from '../../src-preload/model/document';
import { exportOutput, type ExportOutput } from '../../src-preload/model/exporting/export-output';
import type { Job } from '../../src-preload/model/job';
import { createGate, type Gate } from '../services/batch/gate';
import { isInShard, planResults, type Shard } from '../services/batch/plan-results';
import { readJob } from '../services/batch/read-job';
import { openResultJournal } from '../services/batch/result-journal';
import { runBatch, type BatchCounts } from '../services/batch/run-batch';
import { scanInputs } from '../services/batch/scan-inputs';
import { openProjectDocument, type ProjectDocument } from './open-project-document';
import type { Core } from './create-core';
import type { DocumentTools } from './document-tools';
import { fileWork } from './file-work';
import { findPreset, readBeside } from './preset-file';

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
  /** Holds the next file back while it is closed. */
  readonly gate?: Gate | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: ((event: BatchEvent) => void) | undefined;
}

export interface JobResult extends BatchCounts {
  readonly ms: number;
}

const wholePhoto: readonly ExportOutput[] = [exportOutput.parse({ of: 'cutouts', format: { type: 'png' }, name: '{layer}' })];
const wholePicture: readonly ExportOutput[] = [exportOutput.parse({ of: 'document', format: { type: 'png' }, name: '{doc}' })];

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

async function makeFolder(out: string): Promise<void> {
  try {
    await mkdir(out, { recursive: true });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ClickcutError({ code: 'file-not-writable', message: `'${out}' cannot be made: ${reason}`, hint: 'Choose a folder that is yours.' }, { cause });
  }
}

function checkShard({ index, count }: Shard): void {
  if (Number.isInteger(index) && Number.isInteger(count) && count >= 1 && index >= 1 && index <= count) return;
  throw new ClickcutError({ code: 'bad-request', message: `${index}/${count} is no part of a set.`, hint: 'Parts are counted from 1: 1/4 to 4/4.' });
}

/** Fields that say which files are worked on, and not how. */
const choosing: readonly string[] = ['include', 'exclude', 'recursive', 'existing'];

/** What shapes results: two jobs with the same answer make the same bytes of the same file. */
function hashOf(job: Job, outputs: readonly ExportOutput[], look: DocumentRecord | undefined, version: string): string {
  const shaping = Object.entries(job).filter(([field]) => !choosing.includes(field));
  return sha256(JSON.stringify({ job: shaping, outputs, look, program: version }));
}

/**
 * Runs a job over files. What is wrong with one of them is an event, and the rest goes on.
 * @throws ClickcutError `bad-request` for a wrong job, preset or shard, `cancelled`
 */
export async function runJob(core: Core, tools: DocumentTools, options: RunJobOptions): Promise<JobResult> {
  const { inputs: names, cwd = process.cwd(), shard, dryRun = false, gate = createGate(), jobName = 'The job', onEvent = () => undefined } = options;
  const signal = options.signal ?? new AbortController().signal;
  const started = performance.now();
  const job = readJob(options.job, jobName);
  if (shard) checkShard(shard);
  const out = resolve(cwd, options.out);
  const named = 'preset' in job && job.preset !== undefined ? await findPreset(job.preset, cwd) : undefined;
  const usual = job.task === 'remove-background' ? wholePhoto : wholePicture;
  const outputs = named?.preset.outputs ?? ('outputs' in job ? job.outputs : undefined) ?? usual;

  const { inputs, lost } = await scanInputs(names, { ...job, cwd, out, projects: job.task === 'export' });
  const planned = planResults(inputs).filter((input) => !shard || isInShard(input, shard));
  onEvent({ event: 'scanned', total: planned.length });
  if (dryRun) {
    for (const { name, folder, stem } of planned) onEvent({ event: 'planned', input: name, folder, stem });
    return { finished: 0, skipped: 0, failed: lost.length, ms: performance.now() - started };
  }
  let project: ProjectDocument | undefined;
  try {
    project = job.task === 'recipe' ? await openProjectDocument(core, tools, resolve(cwd, job.project), signal) : undefined;
    const parts = { core, tools, outputs, preset: named?.preset.name, readImage: readBeside(named?.folder ?? cwd), project: project?.document };
    const open = fileWork(job, parts);
    await makeFolder(out);
    for (const { name, error } of lost) onEvent({ event: 'failed', input: name, error: { code: error.code, message: error.message, ...(error.hint !== undefined && { hint: error.hint }) } });
    const journal = await openResultJournal(out);
    const jobHash = hashOf(job, outputs, project?.document, core.version);
    const counts = await runBatch({ job, jobHash, inputs: planned, out, journal, open, gate, signal, onEvent, now: () => performance.now() });
    const result = { ...counts, failed: counts.failed + lost.length, ms: performance.now() - started };
    onEvent({ event: 'done', ...result });
    return result;
  } finally {
    project?.close();
  }
}
