import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { BatchEvent } from '../../src-preload/contract/batch-events';
import { ClickcutError } from '../../src-preload/contract/errors';
import type { DocumentRecord } from '../../src-preload/model/document';
import { exportOutput, type ExportOutput } from '../../src-preload/model/exporting/export-output';
import type { Job } from '../../src-preload/model/job';
import { createGate } from '../services/batch/gate';
import { placeResults } from '../services/batch/place-results';
import { planResults } from '../services/batch/plan-results';
import type { JobRun, JobWish, PreparedJob } from '../services/batch/prepared-job';
import { readInput, sha256 } from '../services/batch/read-input';
import { rehearseBatch } from '../services/batch/rehearse-batch';
import { openResultJournal } from '../services/batch/result-journal';
import { runBatch } from '../services/batch/run-batch';
import { scanInputs } from '../services/batch/scan-inputs';
import type { Core } from './create-core';
import type { JobTools } from './document-tools';
import { holdDocument } from './hold-document';
import { openProjectDocument } from './open-project-document';
import { findPreset, readBeside } from './preset-file';
import { fileWork } from './tasks/file-work';
import type { TaskWork, WorkParts } from './tasks/task-work';

const wholePhoto: readonly ExportOutput[] = [exportOutput.parse({ of: 'cutouts', format: { type: 'png' }, name: '{layer}' })];
const wholePicture: readonly ExportOutput[] = [exportOutput.parse({ of: 'document', format: { type: 'png' }, name: '{doc}' })];

async function makeFolder(out: string): Promise<void> {
  try {
    await mkdir(out, { recursive: true });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ClickcutError({ code: 'file-not-writable', message: `'${out}' cannot be made: ${reason}`, hint: 'Choose a folder that is yours.' }, { cause });
  }
}

/** Fields that say which files are worked on, and not how. */
const choosing: readonly string[] = ['include', 'exclude', 'recursive', 'existing'];

/** What shapes results: two jobs with the same answer make the same bytes of the same file. */
function hashOf(job: Job, outputs: readonly ExportOutput[] | undefined, look: DocumentRecord | undefined, version: string): string {
  const shaping = Object.entries(job).filter(([field]) => !choosing.includes(field));
  return sha256(JSON.stringify({ job: shaping, outputs, look, program: version }));
}

/** The project of a recipe, held while it is used. */
interface Look {
  readonly document: DocumentRecord;
  close(): void;
}

/**
 * Finds the files of a job and what it makes of them. The project of a recipe is read when something is made.
 * @throws ClickcutError `bad-request` for a wrong preset, `not-found` for one that is not there, `cancelled`
 */
export async function prepareJob(core: Core, tools: JobTools, { job, inputs: names, out, cwd, look }: JobWish): Promise<PreparedJob> {
  const named = 'preset' in job && job.preset !== undefined ? await findPreset(job.preset, cwd) : undefined;
  const usual = job.task === 'remove-background' ? wholePhoto : wholePicture;
  const outputs = named?.preset.outputs ?? ('outputs' in job ? job.outputs : undefined);
  const { inputs, lost } = await scanInputs(names, { ...job, cwd, out, projects: job.task === 'export' });
  const planned = planResults(inputs);
  const byName = new Map(planned.map((input) => [input.name, input]));
  const journal = await openResultJournal(out);

  const findLook = async (signal: AbortSignal): Promise<Look | undefined> => {
    if (job.task !== 'recipe') return undefined;
    return look ? { document: look, close: holdDocument(core, look) } : openProjectDocument(core, tools, resolve(cwd, job.project), signal);
  };

  /** With everything that making results needs, given back at the end. */
  const atWork = async <T>(signal: AbortSignal, use: (work: TaskWork, jobHash: string) => Promise<T>): Promise<T> => {
    const found = await findLook(signal);
    try {
      const parts: WorkParts = { core, tools, outputs, usual, preset: named?.preset.name, readImage: readBeside(named?.folder ?? cwd), project: found?.document };
      const work = fileWork(job, parts);
      return await use(work, hashOf(job, outputs, found?.document, core.version));
    } finally {
      found?.close();
    }
  };

  return {
    out,
    planned,
    lost,
    find: (name) => byName.get(name),
    resultOf: journal.find,
    isResult: journal.isOurs,
    run: ({ inputs: chosen = planned, gate = createGate(), lost: telling = 'told', signal, onEvent }: JobRun) =>
      atWork(signal, async ({ open }, jobHash) => {
        const started = performance.now();
        await makeFolder(out);
        const missing = telling === 'told' ? lost : [];
        for (const { name, error } of missing) onEvent({ event: 'failed', input: name, error: error.toWire() });
        const counts = await runBatch({ job, jobHash, inputs: chosen, out, journal, open, gate, signal, onEvent, now: () => performance.now() });
        const result = { ...counts, failed: counts.failed + missing.length, ms: performance.now() - started };
        const done: BatchEvent = { event: 'done', ...result };
        onEvent(done);
        return result;
      }),
    rehearse: ({ inputs: chosen = planned, signal, onEvent }) =>
      atWork(signal, async (_work, jobHash) => {
        const started = performance.now();
        for (const { name, error } of lost) onEvent({ event: 'failed', input: name, error: error.toWire() });
        const counts = await rehearseBatch({ known: { existing: job.existing, jobHash, out, journal }, inputs: chosen, signal, onEvent });
        return { ...counts, failed: counts.failed + lost.length, ms: performance.now() - started };
      }),
    writeBack: (input, document, signal) =>
      atWork(signal, async ({ mend }, jobHash) => {
        await makeFolder(out);
        if (!mend) throw new ClickcutError({ code: 'bad-request', message: `Results of '${job.task}' are not made from a cut-out.`, hint: 'Mend results of background removal, or of a recipe.' });
        const made = { input: input.name, source: sha256(await readInput(input.path)), job: jobHash };
        return placeResults({ out, journal, existing: 'replace', signal }, made, (sink) => mend(input, document, sink, signal));
      }),
  };
}
