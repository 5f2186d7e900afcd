import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAutosave } from '../../src-main/services/documents/autosave';
import { documentThumbnail, encodeLossless } from '../../src-main/services/documents/document-pictures';
import { createDocuments, type Documents } from '../../src-main/services/documents/documents';
import { createFileOpener } from '../../src-main/services/documents/open-file';
import { createImages } from '../../src-main/services/images/create-images';
import type { Images } from '../../src-main/services/images/images';
import { createArtworkImporter } from '../../src-main/services/imports/importer';
import { createLogitsStore, type LogitsStore } from '../../src-main/services/masks/logits-store';
import { createMasks, type Masks, type StoredMask } from '../../src-main/services/masks/masks';
import { createJournal } from '../../src-main/services/projects/journal/journal';
import { CutoutProxies } from '../../src-main/services/render/cutout-proxies';
import { compositeStrip } from '../../src-main/services/render/composite-strip';
import { createRenderer } from '../../src-main/services/render/renderer';
import { createSamples } from '../../src-main/services/samples/samples';
import { createTexts } from '../../src-main/services/texts/texts';
import type { DocumentState } from '../../src-preload/contract/documents';
import { plainLayer, type CutoutLayer } from '../../src-preload/model/document';
import { noEffects } from '../../src-preload/model/effects';
import { identity } from '../../src-preload/model/matrix';

export interface Studio {
  readonly images: Images;
  readonly masks: Masks;
  readonly logits: LogitsStore;
  readonly documents: Documents;
  readonly changes: { readonly id: string; readonly revision: number; readonly saved: number | null }[];
  /** What could not be kept against a crash. */
  readonly problems: (string | null)[];
  open(bytes: Uint8Array, name?: string): Promise<DocumentState>;
  /** As the end of the process: work that is open is offered again. */
  end(): Promise<void>;
}

export interface StudioOptions {
  /** Folder of unsaved work; a place that is never used unless told. */
  readonly work?: string;
  /** Path of the built worker that reads other programs' files. */
  readonly importWorker?: string;
}

let studios = 0;
const open: Studio[] = [];

/** For `afterEach`: no journal is left with an open file. */
export async function endStudios(): Promise<void> {
  await Promise.all(open.splice(0).map((studio) => studio.end()));
}

/** The document side of the engine, without models, compositing in this thread. */
export function createStudio({ work = join(tmpdir(), `clickcut-no-work-${process.pid}-${studios++}`), importWorker = 'none' }: StudioOptions = {}): Studio {
  const images = createImages();
  const masks = createMasks();
  const logits = createLogitsStore();
  const changes: { readonly id: string; readonly revision: number; readonly saved: number | null }[] = [];
  const problems: (string | null)[] = [];
  const prefix = `id-${process.pid}-${studios++}`;
  let next = 0;
  const newId = (): string => `${prefix}-${next++}`;
  const composite = { threads: 1, composite: async (program: Parameters<typeof compositeStrip>[0]) => compositeStrip(program), close: async () => undefined };
  const renderer = createRenderer({ images, masks, texts: createTexts(), proxies: new CutoutProxies(64 * 1024 ** 2), compositor: composite });
  const autosave = createAutosave(
    createJournal({ dir: work, onProblem: (_id, problem) => problems.push(problem?.message ?? null) }),
    { image: (id) => images.get(id).bytes, mask: (id) => masks.load(id), logits: (id) => logits.bytes(id) },
    (_id, problem) => problems.push(problem),
  );
  const documents = createDocuments({
    images,
    masks,
    logits,
    samples: createSamples(),
    autosave,
    opener: createFileOpener({ images, masks, logits, importer: createArtworkImporter({ entry: importWorker }), newId }),
    rasterise: (document, layers, signal) => renderer.rasterise(document, layers, signal),
    encode: encodeLossless,
    thumbnail: (document, signal) => documentThumbnail(renderer, document, signal),
    newId,
    onChanged: (change) => changes.push(change),
  });
  const studio: Studio = {
    images,
    masks,
    logits,
    documents,
    changes,
    problems,
    open: (bytes, name = 'photo.png') => documents.open({ kind: 'bytes', name, bytes }),
    end: () => autosave.settle(),
  };
  open.push(studio);
  return studio;
}

/** A folder that goes when the test is over. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'clickcut-documents-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const context = <P = never>(signal: AbortSignal = new AbortController().signal, progress: (p: P) => void = () => undefined) => ({ signal, progress });

/** An alpha by formula, row-major. */
export function alphaOf(width: number, height: number, at: (x: number, y: number) => number): Uint8Array {
  return Uint8Array.from({ length: width * height }, (_, i) => at(i % width, Math.floor(i / width)));
}

export const cutoutOf = (state: DocumentState, mask: StoredMask, more: Partial<CutoutLayer> = {}): CutoutLayer => ({
  ...plainLayer,
  kind: 'cutout',
    refine: null,
  id: 'cut',
  name: 'Cut-out',
  image: Object.keys(state.document.images)[0] ?? '',
  transform: identity,
  effects: noEffects,
  base: mask.info.id,
  mask: mask.info.id,
  bounds: mask.info.bounds,
  origin: { kind: 'background' },
  ...more,
});

/** Adds layers on top and says what the document is then. */
export async function addLayers({ documents }: Studio, state: DocumentState, layers: readonly CutoutLayer[]): Promise<DocumentState> {
  const { id } = state.document;
  const operations = layers.map((layer) => ({ kind: 'insert-layers', layers: [layer], index: 99 }) as const);
  await documents.handlers.apply({ id, revision: documents.get(id).revision, operations }, context());
  return documents.get(id);
}
