import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { AppContract } from '../../src-preload/contract/app';
import type { Handlers } from '../../src-preload/contract/define';
import type { EngineContract } from '../../src-preload/contract/engine';
import { createAnnotations } from '../services/annotations/annotations';
import { createAutosave } from '../services/documents/autosave';
import { createBatches } from '../services/batch/batches';
import { createDocuments } from '../services/documents/documents';
import { documentThumbnail, encodeLossless } from '../services/documents/document-pictures';
import { createFileOpener } from '../services/documents/open-file';
import { createExports } from '../services/exports/exports';
import { createOutputs } from '../services/exports/outputs/outputs';
import { traceWith } from './document-tools';
import { createGrantedFiles } from '../services/files/granted-files';
import { createPostedFiles, type PostedFiles } from '../services/files/posted-files';
import { createArtworkImporter } from '../services/imports/importer';
import { createMaskTools } from '../services/masks/mask-tools';
import { createJournal } from '../services/projects/journal/journal';
import { CutoutProxies } from '../services/render/cutout-proxies';
import { createCompositor } from '../services/render/render-client';
import { createRenderer } from '../services/render/renderer';
import { rehearseAnswers } from '../services/segmentation/rehearse';
import { createSamples } from '../services/samples/samples';
import { createMemoryBudget } from '../services/settings/memory-budget';
import { createSettings } from '../services/settings/settings';
import { createSystem, systemStatusOf } from '../services/system/system';
import { createTexts } from '../services/texts/texts';
import { createViews } from '../services/views/views';
import { createEventHub, type AppEvent } from './app-events';
import { createCore, resolveDirs, type Core } from './create-core';
import { entryPath } from './entry-path';
import type { HostPorts } from './ports';
import { prepareJob } from './prepare-job';
import { prepareInBackground, prepareOnOpen } from './prepare-on-open';

/** The whole engine: what answers the contract, and what lies under it. */
export interface Services {
  readonly core: Core;
  readonly handlers: Handlers<AppContract>;
  /** For the host alone: what lets pages use files of this machine. */
  readonly hostHandlers: Omit<Handlers<EngineContract>, keyof AppContract>;
  /** Opens a file of this machine as a document, for hosts; it is saved back to where it lies. @throws as opening a photo does */
  openFile(path: string): Promise<void>;
  /** For hosts that pages send files to beside their messages. */
  readonly receive: PostedFiles['post'];
  /** Returns the function that stops listening. */
  onEvent(listener: (event: AppEvent) => void): () => void;
  /** Ends all processes and threads; nothing is left that would keep Node alive. */
  close(): Promise<void>;
}

const mebibyte = 1024 ** 2;
/** Cut-outs at the size of their photo's proxy, in bytes: fifteen or more. */
const proxyBudget = 192 * mebibyte;

/** The composition root: reads the settings and puts every service together. */
export async function createServices(ports: HostPorts = {}): Promise<Services> {
  const hub = createEventHub();
  const settings = await createSettings({
    dir: resolveDirs(ports).config,
    onChanged: (changed) => {
      hub.emit({ event: 'settings.changed', payload: changed });
      // A provider named on the command line holds for the whole run.
      if (ports.provider === undefined && changed.provider !== provider) core.inference.setProvider(changed.provider);
      provider = changed.provider;
      memoryBudget.set(changed.memoryBudgetMiB * mebibyte);
    },
  });
  let { provider } = settings.current();
  const memoryBudget = createMemoryBudget(settings.current().memoryBudgetMiB * mebibyte);
  const core = createCore({
    ...ports,
    savedProvider: settings.current().provider,
    photoCacheMiB: () => settings.current().photoCacheMiB,
    memoryBudget,
  });
  const { images, masks, logits, inference, segmentation } = core;
  const samples = createSamples();
  const files = createGrantedFiles();
  const posted = createPostedFiles();
  const texts = createTexts();
  const compositor = createCompositor({ entry: entryPath('render-worker') });
  const proxies = new CutoutProxies(proxyBudget);
  const sources = { images, masks, texts, proxies, edges: core.refining.edgeColours };
  const renderer = createRenderer({ ...sources, compositor });
  const autosave = createAutosave(
    createJournal({
      dir: join(core.dirs.data, 'work'),
      onProblem: (id, problem) => hub.emit({ event: 'documents.autosave', payload: { id, problem: problem?.message ?? null } }),
    }),
    { image: (id) => images.get(id).bytes, mask: (id) => masks.load(id), logits: (id) => logits.bytes(id) },
    (id, problem) => hub.emit({ event: 'documents.autosave', payload: { id, problem } }),
  );
  const opener = createFileOpener({ images, masks, logits, importer: createArtworkImporter({ entry: entryPath('import-worker') }), newId: randomUUID });
  const outputs = createOutputs({ ...sources, renderer, psdEntry: () => entryPath('psd-worker'), trace: traceWith(core.raster) });
  const documents = createDocuments({
    images,
    masks,
    logits,
    samples,
    autosave,
    opener,
    rasterise: (document, layers, signal) => renderer.rasterise(document, layers, signal),
    encode: encodeLossless,
    thumbnail: (document, signal) => documentThumbnail(renderer, document, signal),
    newId: randomUUID,
    files,
    posted,
    onChanged: (payload) => hub.emit({ event: 'documents.changed', payload }),
  });

  const documentHandlers = prepareOnOpen(documents.handlers, core);
  const batches = createBatches({
    prepare: (wish) => prepareJob(core, { opener, renderer, outputs }, wish),
    documents,
    files,
    posted,
    openPhoto: (name, bytes, { signal }) => documentHandlers.create({ source: { kind: 'bytes', name, bytes } }, { signal, progress: () => undefined }),
  });

  const closing = new AbortController();
  let lastStatus = '';
  inference.onStatus(() => {
    const payload = systemStatusOf(core.version, inference);
    const text = JSON.stringify(payload);
    if (text === lastStatus) return;
    lastStatus = text;
    hub.emit({ event: 'system.status', payload });
  });

  if (ports.stays === true) {
    // The model first: its child needs a core too.
    inference
      .warm('sam')
      .then(() => rehearseAnswers(closing.signal))
      .catch(() => undefined);
    inference.proveWhenIdle().catch(() => undefined);
  }

  return {
    core,
    handlers: {
      documents: documentHandlers,
      segmentation,
      background: core.background,
      refining: core.refining,
      everything: core.everything,
      files: { ...files.handlers, lost: ({ id }) => (posted.lost(id), {}) },
      masks: createMaskTools(core),
      texts: texts.handlers,
      views: createViews({ ...sources, documents, renderer }),
      batches: batches.handlers,
      annotations: createAnnotations({ documents, masks, raster: core.raster, files, version: core.version }),
      exports: createExports({ ...sources, documents, renderer, outputs }),
      settings: settings.handlers,
      system: createSystem({ ...core, samples }),
    },
    hostHandlers: { grants: files.hostHandlers },
    openFile: async (path) => {
      const { document } = await documents.open({ kind: 'path', path });
      prepareInBackground(core, Object.keys(document.images), closing.signal);
    },
    receive: posted.post,
    onEvent: hub.on,
    close: async () => {
      closing.abort();
      await batches.close();
      await autosave.settle();
      await compositor.close();
      await core.close();
    },
  };
}
