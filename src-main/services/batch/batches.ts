import { randomUUID } from 'node:crypto';
import { basename, join } from 'node:path';
import type { BatchId, batches } from '../../../src-preload/contract/batches';
import type { HandlerContext, ServiceHandlers } from '../../../src-preload/contract/define';
import type { documents as documentService } from '../../../src-preload/contract/documents';
import { ClickcutError } from '../../../src-preload/contract/errors';
import type { DocumentRecord } from '../../../src-preload/model/document';
import { safeFileName } from '../../../src-preload/model/exporting/safe-file-name';
import type { Documents } from '../documents/documents';
import type { GrantedFiles } from '../files/granted-files';
import type { PostedFiles } from '../files/posted-files';
import { createBatchFolder, type BatchFolder } from './batch-folder';
import { batchPicture } from './batch-picture';
import { collectResults } from './collect-results';
import { createGate, type Gate } from './gate';
import type { PlannedInput } from './plan-results';
import type { JobWish, PreparedJob } from './prepared-job';
import { readInput } from './read-input';

type OpenedPhoto = ReturnType<ServiceHandlers<typeof documentService>['create']>;

export interface BatchesOptions {
  readonly prepare: (wish: JobWish) => Promise<PreparedJob>;
  readonly documents: Pick<Documents, 'get'>;
  readonly files: Pick<GrantedFiles, 'pathOf'>;
  readonly posted: Pick<PostedFiles, 'take'>;
  /** Opens a photo as a page does. */
  readonly openPhoto: (name: string, bytes: Uint8Array<ArrayBuffer>, context: HandlerContext<never>) => OpenedPhoto;
}

interface Batch {
  readonly folder: BatchFolder;
  readonly gate: Gate;
  /** Files and folders of the user's. */
  readonly paths: Set<string>;
  /** Whether a page has sent any. */
  hasOwn: boolean;
  /** Undefined for the batch's own folder. */
  out: string | undefined;
  /** What the last recipe was run with: the document may have changed since, or show something else. */
  look: DocumentRecord | undefined;
  /** What was last scanned or run. */
  prepared: PreparedJob | undefined;
  running: AbortController | undefined;
  /** Resolves when nothing of the last run is at work any more. */
  stopped: Promise<unknown>;
}

export interface Batches {
  readonly handlers: ServiceHandlers<typeof batches>;
  /** Ends all of them and removes their folders. */
  close(): Promise<void>;
}

const notFound = (message: string, hint: string): ClickcutError => new ClickcutError({ code: 'not-found', message, hint });

/** The most recent batches; a page that goes away without closing its batch leaves it until others have come. */
const most = 8;

/** Jobs over many files for windows: what `runJob` is for programs, with pictures and with a way to mend results. */
export function createBatches({ prepare, documents, files, posted, openPhoto }: BatchesOptions): Batches {
  const all = new Map<BatchId, Batch>();

  const find = (id: BatchId): Batch => {
    const batch = all.get(id);
    if (batch) return batch;
    throw notFound('This batch is over.', 'Begin another.');
  };
  const end = async (id: BatchId): Promise<void> => {
    const batch = all.get(id);
    all.delete(id);
    batch?.running?.abort();
    // What is being written would come back into a folder that is taken away.
    await batch?.stopped;
    await batch?.folder.remove();
  };

  const ready = async (batch: Batch, job: JobWish['job']): Promise<PreparedJob> => {
    const { folder, paths, hasOwn, look, out = folder.results } = batch;
    const inputs = [...paths, ...(hasOwn ? [folder.inputs] : [])];
    const prepared = await prepare({ job, look, inputs, out, cwd: folder.inputs });
    batch.prepared = prepared;
    return prepared;
  };

  const plannedOf = (id: BatchId, name: string): { readonly prepared: PreparedJob; readonly input: PlannedInput } => {
    const { prepared } = find(id);
    const input = prepared?.find(name);
    if (prepared && input) return { prepared, input };
    throw notFound(`The batch has no file '${name}'.`, 'It may have been taken out.');
  };

  /** Only what the batch has made can be read by its path. */
  const pathOfResult = ({ prepared }: Batch, path: string): string => {
    if (prepared?.isResult(path) === true) return join(prepared.out, path);
    throw notFound(`There is no result '${path}'.`, 'Run the batch first.');
  };

  const handlers: ServiceHandlers<typeof batches> = {
    create: async () => {
      const id = randomUUID();
      all.set(id, { folder: await createBatchFolder(), gate: createGate(), paths: new Set(), hasOwn: false, out: undefined, look: undefined, prepared: undefined, running: undefined, stopped: Promise.resolve() });
      for (const [oldest, { running }] of all) {
        if (all.size <= most) break;
        if (!running) await end(oldest);
      }
      return { batch: id };
    },
    add: async ({ batch: id, name, source }, { signal }) => {
      const batch = find(id);
      if (source.kind === 'sample') throw new ClickcutError({ code: 'bad-request', message: 'A sample photo cannot be part of a batch.', hint: 'Choose files.' });
      if (source.kind === 'file') batch.paths.add(files.pathOf(source.handle));
      else {
        await batch.folder.put(name, source.kind === 'posted' ? await posted.take(source.id, signal) : source.bytes);
        batch.hasOwn = true;
      }
      return {};
    },
    clear: async ({ batch: id }) => {
      const batch = find(id);
      batch.paths.clear();
      batch.prepared = undefined;
      if (batch.hasOwn) await batch.folder.empty();
      batch.hasOwn = false;
      return {};
    },
    direct: ({ batch, out }) => {
      find(batch).out = out === null ? undefined : files.pathOf(out);
      return {};
    },
    scan: async ({ batch, job }) => {
      const { planned, lost, resultOf } = await ready(find(batch), job);
      return {
        inputs: planned.map(({ name }) => ({ name, outputs: resultOf(name)?.outputs.map(({ path }) => path) ?? [] })),
        lost: lost.map(({ name, error }) => ({ name: basename(name), error: error.toWire() })),
      };
    },
    run: async ({ batch: id, job, look, only }, { signal, progress }) => {
      const batch = find(id);
      if (batch.running) throw new ClickcutError({ code: 'conflict', message: 'This batch is running already.', hint: 'Wait for its end, or cancel it.' });
      const controller = new AbortController();
      batch.running = controller;
      batch.gate.resume();
      try {
        batch.look = look === null ? undefined : documents.get(look).document;
        const prepared = await ready(batch, job);
        const chosen = only && new Set(only);
        const inputs = prepared.planned.filter(({ name }) => chosen?.has(name) ?? true);
        const run = prepared.run({ inputs, gate: batch.gate, signal: AbortSignal.any([signal, controller.signal]), onEvent: progress });
        batch.stopped = run.catch(() => undefined);
        return await run;
      } finally {
        batch.running = undefined;
      }
    },
    pause: ({ batch }) => {
      find(batch).gate.pause();
      return {};
    },
    resume: ({ batch }) => {
      find(batch).gate.resume();
      return {};
    },
    picture: async ({ batch, input: name, which, longest }, { signal }) => {
      const { prepared, input } = plannedOf(batch, name);
      const [first] = prepared.resultOf(name)?.outputs ?? [];
      const path = which === 'before' ? input.path : first && join(prepared.out, first.path);
      return path === undefined ? null : batchPicture(path, longest, signal);
    },
    edit: async ({ batch, input: name }, context) => {
      const { input } = plannedOf(batch, name);
      return openPhoto(basename(input.path), await readInput(input.path), context);
    },
    writeBack: async ({ batch, input: name, document }, { signal }) => {
      const { prepared, input } = plannedOf(batch, name);
      return { outputs: await prepared.writeBack(input, documents.get(document).document, signal) };
    },
    take: async ({ batch, path }) => ({ bytes: await readInput(pathOfResult(find(batch), path)) }),
    collect: async ({ batch, name }, { signal }) => {
      const { prepared } = find(batch);
      if (!prepared) throw notFound('There are no results yet.', 'Run the batch first.');
      return { name: `${safeFileName(name, 'batch')}.zip`, mime: 'application/zip', bytes: await collectResults(prepared, signal) };
    },
    close: async ({ batch }) => {
      await end(batch);
      return {};
    },
  };

  return {
    handlers,
    close: async () => {
      await Promise.all([...all.keys()].map(end));
    },
  };
}
