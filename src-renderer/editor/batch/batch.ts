import { createStore } from 'zustand/vanilla';
import type { BatchEvent } from '../../../src-preload/contract/batch-events';
import type { BatchId, BatchPicture } from '../../../src-preload/contract/batches';
import { ClickcutError, isCancelled } from '../../../src-preload/contract/errors';
import { readJob } from '../../../src-preload/contract/read-job';
import type { Session } from '../document/session';
import type { Dialogs } from '../dialogs';
import type { Engine } from '../engine';
import { text, type EditorPorts, type PickedFile } from '../ports';
import type { ReadableStore } from '../store';
import { errorToast } from '../toasts/error-toast';
import type { Toasts } from '../toasts/toasts';
import { createBatchFiles } from './batch-files';
import { afterEvent, tallyOf, newItem, type BatchItem } from './batch-items';
import { createBatchResults, type BatchResults } from './batch-results';
import { createBatchReport } from './batch-report';
import { jobOf, settingsOf, usualSettings, type BatchSettings } from './batch-settings';
import type { Mending } from './mending';
import { createThumbnails, type Thumbnails, type Which } from './thumbnails';

export interface BatchState {
  readonly items: readonly BatchItem[];
  /** Files on their way to the engine. */
  readonly adding: { readonly done: number; readonly total: number } | undefined;
  readonly phase: 'idle' | 'running' | 'paused';
  /** When it was started, and how many it had then: what the rate is counted from. */
  readonly began: { readonly at: number; readonly finished: number };
  readonly settings: BatchSettings;
  /** Whether something has been run that a report could tell of. */
  readonly hasReport: boolean;
}

/** One job over many files, as a window has it. */
export interface Batch {
  readonly store: ReadableStore<BatchState>;
  readonly results: BatchResults['store'];
  set(patch: Partial<BatchSettings>): void;
  /** A preset file of the person's. */
  openPreset(): Promise<void>;
  addFiles(files: readonly PickedFile[]): Promise<void>;
  addFolder(): Promise<void>;
  clear(): Promise<void>;
  chooseOut(): Promise<void>;
  /** All that have no result, or those named. */
  start(only?: readonly string[]): Promise<void>;
  pause(): void;
  resume(): void;
  cancel(): void;
  readonly thumbnails: Thumbnails;
  /** A photo or its result, fitted into a square of `longest` pixels. */
  picture(input: string, which: Which, longest: number): Promise<BatchPicture | undefined>;
  /** Results in one zip, where they do not lie in a folder of the person's. */
  collect(): Promise<void>;
  /** The job as a file for the command line. */
  saveJob(): Promise<void>;
  /** A job file of the person's. */
  openJob(): Promise<void>;
  /** What became of each file in the last run, as a file. */
  saveReport(): Promise<void>;
  /** Opens a photo in the editor, to mend its result. */
  edit(input: string): Promise<void>;
  writeBack(): Promise<void>;
}

export interface BatchParts {
  readonly engine: Engine;
  readonly session: Pick<Session, 'settled' | 'store'>;
  readonly dialogs: Dialogs;
  readonly mending: Mending;
  readonly toasts: Toasts;
  readonly ports: EditorPorts;
}

/** Events of files that are skipped come by the thousand: the list is shown anew this often. */
const showEveryMs = 100;
/** For screens of two pixels a point. */
const thumbnailSide = 280;

export function createBatch({ engine, session, dialogs, mending, toasts, ports }: BatchParts): Batch {
  const store = createStore<BatchState>(() => ({ items: [], adding: undefined, phase: 'idle', began: { at: 0, finished: 0 }, settings: usualSettings, hasReport: false }));
  const { batches, exports } = engine.services;
  const files = createBatchFiles(engine);
  const report = createBatchReport();
  let made: Promise<BatchId> | undefined;
  let running: AbortController | undefined;

  const id = (): Promise<BatchId> => {
    made ??= batches.create({}).then(({ batch }) => batch);
    made.catch(() => (made = undefined));
    return made;
  };
  const results = createBatchResults(engine, ports, id);
  const picture: Batch['picture'] = async (input, which, longest) => (await batches.picture({ batch: await id(), input, which, longest })) ?? undefined;
  const thumbnails = createThumbnails((input, which) => picture(input, which, thumbnailSide));
  const fail = (key: string, error: unknown): void => {
    if (!isCancelled(error)) toasts.show(errorToast(text(key), error));
  };
  const job = (): ReturnType<typeof jobOf> => jobOf(store.getState().settings);

  /** Finds the files anew; those that have been worked on stay as they are known. Resolves with the results that are there. */
  const scan = async (known: readonly BatchItem[] = store.getState().items): Promise<readonly string[]> => {
    const { inputs, lost } = await batches.scan({ batch: await id(), job: job() });
    const worked = new Map(known.filter(({ state }) => state !== 'waiting' && state !== 'kept').map((item) => [item.name, item]));
    store.setState({ items: inputs.map(({ name, outputs }) => worked.get(name) ?? newItem(name, outputs.length > 0)) });
    for (const { error } of lost) toasts.show({ tone: 'error', title: text('batch.notFound'), details: error.message });
    return inputs.flatMap(({ outputs }) => outputs);
  };

  const adding = async (total: number, work: (batch: BatchId, onDone: (done: number) => void) => Promise<void>): Promise<void> => {
    store.setState({ adding: { done: 0, total } });
    try {
      await work(await id(), (done) => store.setState({ adding: { done, total } }));
      await scan();
    } catch (error) {
      fail('batch.addFailed', error);
    } finally {
      store.setState({ adding: undefined });
    }
  };

  const run = async (only: readonly string[] | undefined): Promise<void> => {
    const controller = new AbortController();
    running = controller;
    const index = new Map(store.getState().items.map(({ name }, at) => [name, at]));
    const items = store.getState().items.map((item) => (item.state === 'failed' && (!only || only.includes(item.name)) ? { ...item, state: 'waiting' as const, why: undefined } : item));
    let showing: ReturnType<typeof setTimeout> | undefined;
    const show = (): void => {
      clearTimeout(showing);
      showing = undefined;
      store.setState({ items: [...items] });
    };
    show();
    const batch = await id();
    report.clear();
    const onProgress = (event: BatchEvent): void => {
      report.take(event);
      const at = 'input' in event ? index.get(event.input) : undefined;
      const item = at === undefined ? undefined : items[at];
      const next = item && afterEvent(item, event);
      if (at === undefined || !next) return;
      items[at] = next;
      if (event.event === 'finished') results.put(batch, event.outputs);
      showing ??= setTimeout(show, showEveryMs);
    };
    store.setState({ phase: 'running', began: { at: ports.now(), finished: tallyOf(items).finished } });
    try {
      const { settings } = store.getState();
      const look = settings.task === 'recipe' ? (settings.look?.id ?? null) : null;
      if (look !== null) await session.settled();
      const { finished, skipped, failed } = await batches.run({ batch, job: job(), look, only: only ? [...only] : null }, { signal: controller.signal, onProgress });
      await results.settled();
      toasts.show({ tone: failed === 0 ? 'success' : 'info', title: text('batch.done', { count: finished + skipped }), ...(failed > 0 && { details: ports.translate(text('batch.failedCount', { count: failed })) }) });
    } catch (error) {
      for (const [at, item] of items.entries()) if (item.state === 'working') items[at] = { ...item, state: 'waiting' };
      fail('batch.stopped', error);
    } finally {
      running = undefined;
      show();
      store.setState({ phase: 'idle', hasReport: !report.isEmpty });
    }
  };

  /** As a file that the person puts somewhere. */
  const save = async (name: string, bytes: Uint8Array<ArrayBuffer>, problem: string): Promise<void> => {
    try {
      await ports.saveFile({ name, mime: 'application/json', bytes }, 'ask');
    } catch (error) {
      fail(problem, error);
    }
  };

  const change = (next: BatchSettings): void => {
    store.setState({ settings: next });
    if (made) scan().catch((error: unknown) => fail('batch.addFailed', error));
  };

  /** Of the document on the screen, where it has a look to give. */
  const lookHere = (): BatchSettings['look'] => {
    const { document } = session.store.getState();
    return document?.layers.some(({ kind }) => kind === 'cutout') === true ? { id: document.id, name: document.name } : undefined;
  };

  const tell = (what: () => Promise<unknown>): void => void what().catch((error: unknown) => fail('batch.stopped', error));

  const chooseOut = async (): Promise<boolean> => {
    try {
      if (!(await results.choose())) return false;
      thumbnails.clear();
      // The engine's own results are put there by the page; in a folder of the engine's are those of other runs.
      if (made) results.put(await made, await scan(ports.chooseFolder ? [] : undefined));
      await results.settled();
      return true;
    } catch (error) {
      fail('batch.outFailed', error);
      return false;
    }
  };

  return {
    store,
    results: results.store,
    set: (patch) => change({ ...store.getState().settings, ...patch }),
    openPreset: async () => {
      const file = await ports.pickFile('.json,application/json');
      if (!file) return;
      try {
        const { outputs } = await exports.checkPreset({ text: new TextDecoder().decode(await file.bytes()), name: file.name });
        store.setState(({ settings }) => ({ settings: { ...settings, preset: 'own', ownOutputs: outputs } }));
      } catch (error) {
        fail('error.presetUnreadable', error);
      }
    },
    addFiles: (picked) => adding(picked.length, (batch, onDone) => files.addFiles(batch, picked, onDone)),
    addFolder: async () => {
      if (ports.chooseFolder) {
        const folder = await ports.chooseFolder(text('batch.chooseFolder'), 'read');
        if (folder) await adding(1, async (batch) => void (await batches.add({ batch, name: folder.name, source: { kind: 'file', handle: folder.handle } })));
        return;
      }
      const tree = await ports.pickTree?.();
      if (tree) await adding(tree.length, (batch, onDone) => files.addTree(batch, tree, onDone));
    },
    clear: async () => {
      files.clear();
      thumbnails.clear();
      report.clear();
      store.setState({ items: [], hasReport: false });
      if (made) await batches.clear({ batch: await made });
    },
    chooseOut: async () => {
      await chooseOut();
    },
    start: async (only) => {
      if (running || store.getState().items.length === 0) return;
      if (ports.chooseFolder && results.store.getState().folder === undefined && !(await chooseOut())) return;
      await run(only);
    },
    pause: () => {
      store.setState({ phase: 'paused' });
      tell(async () => batches.pause({ batch: await id() }));
    },
    resume: () => {
      const { items } = store.getState();
      store.setState({ phase: 'running', began: { at: ports.now(), finished: tallyOf(items).finished } });
      tell(async () => batches.resume({ batch: await id() }));
    },
    cancel: () => running?.abort(),
    thumbnails,
    picture,
    collect: async () => {
      try {
        await ports.saveFile(await batches.collect({ batch: await id(), name: ports.translate(text('batch.zipName')) }), 'download');
      } catch (error) {
        fail('batch.collectFailed', error);
      }
    },
    saveJob: () => save('job.json', new TextEncoder().encode(`${JSON.stringify(job(), null, 2)}\n`), 'batch.jobNotSaved'),
    openJob: async () => {
      try {
        const file = await ports.pickFile('.json,application/json');
        if (!file) return;
        const wanted = readJob(new TextDecoder().decode(await file.bytes()), `'${file.name}'`);
        const { presets } = await exports.presets({});
        const next = settingsOf(wanted, lookHere(), presets.map(({ id: preset }) => preset));
        if (next) change(next);
        else throw new ClickcutError({ code: 'unsupported', message: ports.translate(text(wanted.task === 'recipe' ? 'batch.jobNeedsDocument' : 'batch.jobNeedsPreset')) });
      } catch (error) {
        fail('batch.jobUnreadable', error);
      }
    },
    saveReport: () => save('report.json', report.bytes(), 'batch.reportNotSaved'),
    edit: async (input) => {
      if (await mending.begin(await id(), input)) dialogs.close();
    },
    writeBack: async () => {
      const { of } = mending.store.getState();
      const outputs = await mending.writeBack();
      if (!of || !outputs) return;
      results.put(of.batch, outputs);
      tell(results.settled);
      store.setState(({ items }) => ({ items: items.map((item) => (item.name === of.input ? { ...item, state: 'mended', why: undefined, version: item.version + 1 } : item)) }));
      dialogs.open('batch');
    },
  };
}
