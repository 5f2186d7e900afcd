import type { ServiceHandlers } from '../../../src-preload/contract/define';
import type { documents, DocumentState, PhotoSource } from '../../../src-preload/contract/documents';
import { ClickcutError } from '../../../src-preload/contract/errors';
import { applyOperation } from '../../../src-preload/model/apply-operation';
import { cutoutLogits } from '../../../src-preload/model/cutout-logits';
import { cutoutMasks } from '../../../src-preload/model/cutout-masks';
import type { DocumentId, DocumentRecord, LayerId } from '../../../src-preload/model/document';
import type { Rect } from '../../../src-preload/model/geometry';
import type { Operation } from '../../../src-preload/model/operation';
import type { Raster } from '../../../src-preload/raster/raster';
import { safeFileName } from '../../../src-preload/model/exporting/safe-file-name';
import { noGrantedFiles, type GrantedFiles } from '../files/granted-files';
import { createPostedFiles, type PostedFiles } from '../files/posted-files';
import type { ImageSource, Images } from '../images/images';
import type { LogitsStore } from '../masks/logits-store';
import type { Masks } from '../masks/masks';
import type { ProjectContents } from '../projects/contents';
import { packProject, writeProject } from '../projects/write-project';
import type { Samples } from '../samples/samples';
import type { Autosave } from './autosave';
import { checkOperation, type Known } from './check-operation';
import { gatherContents } from './gather-contents';
import { createHolds } from './holds';
import { createLatePictures } from './late-pictures';
import type { FileOpener, OpenedFile } from './open-file';
import { OpenDocument } from './open-document';

export interface DocumentsOptions {
  readonly images: Pick<Images, 'open' | 'get' | 'release'>;
  readonly masks: Pick<Masks, 'info' | 'load' | 'claim' | 'release'>;
  readonly logits: Pick<LogitsStore, 'has' | 'bytes' | 'claim' | 'release'>;
  readonly samples: Pick<Samples, 'read'>;
  readonly opener: FileOpener;
  readonly autosave: Autosave;
  /** Renders layers at full resolution over transparency; undefined when there is nothing to see. */
  readonly rasterise: (
    document: DocumentRecord,
    layers: readonly LayerId[] | null,
    signal: AbortSignal,
  ) => Promise<{ readonly raster: Raster; readonly bounds: Rect } | undefined>;
  /** A lossless file of straight RGBA. */
  readonly encode: (raster: Raster, signal?: AbortSignal) => Promise<Uint8Array>;
  /** A small picture of the whole document, for project files. */
  readonly thumbnail: (document: DocumentRecord, signal: AbortSignal) => Promise<Uint8Array>;
  readonly newId: () => string;
  /** Files that pages may name by handle; none where the host has no dialogs of its own. */
  readonly files?: Pick<GrantedFiles, 'pathOf'>;
  readonly posted?: Pick<PostedFiles, 'take'>;
  readonly onChanged?: (change: { readonly id: DocumentId; readonly revision: number; readonly saved: number | null }) => void;
}

export interface Documents {
  readonly handlers: ServiceHandlers<typeof documents>;
  /** As `create`, also from a path: for hosts (`--open`), never for pages. @throws as `FileOpener.open` */
  open(source: ImageSource, signal?: AbortSignal): Promise<DocumentState>;
  /** @throws ClickcutError `not-found` */
  get(id: DocumentId): DocumentState;
}

export function createDocuments(options: DocumentsOptions): Documents {
  const { images, masks, logits, samples, opener, autosave, newId, files = noGrantedFiles, posted = createPostedFiles() } = options;
  const entries = new Map<DocumentId, OpenDocument>();
  const known: Known = { mask: (id) => masks.info(id), hasLogits: (id) => logits.has(id) };
  const holds = createHolds((id) => entries.get(id)?.foreign === true);

  const pictures = createLatePictures(async (id, signal) => {
    const entry = entries.get(id);
    if (entry) autosave.picture(id, await options.thumbnail(entry.document, signal));
  });

  const find = (id: DocumentId): OpenDocument => {
    const entry = entries.get(id);
    if (entry) return entry;
    throw new ClickcutError({ code: 'not-found', message: `There is no open document '${id}'.`, hint: 'Open the photo again.' });
  };

  const adopt = (opened: OpenedFile, init: { readonly revision?: number; readonly saved?: number | null; readonly path?: string | undefined }): OpenDocument => {
    const entry = new OpenDocument(opened, init);
    const { id } = entry.document;
    for (const mask of opened.masks) masks.claim(mask, id);
    for (const bits of opened.logits) logits.claim(bits, id);
    entries.set(id, entry);
    return entry;
  };

  const letGo = (opened: Pick<OpenedFile, 'images'>): void => {
    for (const image of opened.images) images.release(image);
  };

  /** A project that is open already is shown again; another file with the same id, a copy of it, becomes a document of its own. */
  const openProject = async (opened: OpenedFile, path: string | undefined): Promise<OpenDocument> => {
    const same = entries.get(opened.document.id);
    if (!same) {
      const entry = adopt(opened, { saved: 0, path });
      // From now on, not from the first change on: it is what tells other processes that it is open here.
      const holder = await autosave.begin(entry.state(), { revision: 0, path: path ?? entry.document.name });
      entry.foreign = holder === 'elsewhere';
      return entry;
    }
    if (same.isSavedAs(opened.document)) {
      letGo(opened);
      same.path ??= path;
      entries.delete(same.document.id);
      entries.set(same.document.id, same);
      return same;
    }
    return adopt({ ...opened, document: { ...opened.document, id: newId() } }, {});
  };

  const openAny = async (source: ImageSource, signal?: AbortSignal): Promise<{ readonly entry: OpenDocument; readonly notes: OpenedFile['notes'] }> => {
    const opened = await opener.open(source, { signal });
    const path = source.kind === 'path' ? source.path : undefined;
    return { entry: opened.kind === 'project' ? await openProject(opened, path) : adopt(opened, {}), notes: opened.notes };
  };

  const sourceOf = async (source: PhotoSource, signal: AbortSignal): Promise<ImageSource> => {
    switch (source.kind) {
      case 'bytes':
        return source;
      case 'posted':
        return { kind: 'bytes', name: source.name, bytes: await posted.take(source.id, signal) };
      case 'sample':
        return { kind: 'bytes', ...(await samples.read(source.id, signal)) };
      case 'file':
        return { kind: 'path', path: files.pathOf(source.handle) };
    }
  };

  const applyAll = (entry: OpenDocument, operations: readonly Operation[]): DocumentRecord =>
    operations.reduce((before, operation) => {
      if (operation.kind === 'add-image' && !entry.images.has(operation.image.id)) {
        throw new ClickcutError({ code: 'not-found', message: `The photo '${operation.image.name}' has not been placed in this document.` });
      }
      const applied = applyOperation(before, operation);
      if (!applied.ok) throw new ClickcutError({ code: 'bad-request', message: `The change '${operation.kind}' is not possible: ${applied.reason}.` });
      checkOperation(applied.document, operation, known);
      return applied.document;
    }, entry.document);

  const claimAll = ({ document }: OpenDocument): void => {
    for (const layer of document.layers) {
      if (layer.kind !== 'cutout') continue;
      for (const id of cutoutMasks(layer)) masks.claim(id, document.id);
      for (const id of cutoutLogits(layer)) logits.claim(id, document.id);
    }
  };

  const changed = ({ document: { id }, revision, saved }: OpenDocument): void => options.onChanged?.({ id, revision, saved });
  const contentsOf = async (document: DocumentRecord, signal: AbortSignal): Promise<ProjectContents> =>
    gatherContents(document, { images, masks, logits }, await options.thumbnail(document, signal));

  const markSaved = (entry: OpenDocument, revision: number, document?: DocumentRecord): void => {
    entry.markSaved(revision, document);
    autosave.saved(entry.document.id, revision, entry.path ?? entry.document.name);
    changed(entry);
  };

  const handlers: Documents['handlers'] = {
    create: async ({ source }, { signal, progress }) => {
      progress({ reading: true });
      const { entry, notes } = await openAny(await sourceOf(source, signal), signal);
      return { ...entry.state(), notes };
    },
    place: async ({ id, source }, { signal }) => {
      const entry = find(id);
      const { info } = await images.open(await sourceOf(source, signal), signal);
      if (entries.get(id) !== entry) {
        images.release(info.id);
        find(id);
      }
      entry.keep(info.id, images);
      return info;
    },
    rasterise: async ({ id, layers, name }, { signal }) => {
      const entry = find(id);
      const made = await options.rasterise(entry.document, layers, signal);
      if (!made) return null;
      const bytes = await options.encode(made.raster, signal);
      const { info } = await images.open({ kind: 'bytes', name: `${safeFileName(name)}.png`, bytes }, signal);
      entry.keep(info.id, images);
      return { image: info, bounds: made.bounds };
    },
    list: () => [...entries.values()].reverse().map(({ document: { id, name } }) => ({ id, name })),
    get: ({ id }) => find(id).state(),
    apply: ({ id, revision, operations }) => {
      const entry = find(id);
      if (entry.foreign) {
        const message = `'${entry.document.name}' is open in another Clickcut.`;
        throw new ClickcutError({ code: 'read-only', message, hint: 'Close it there, then open it again here.' });
      }
      if (revision !== entry.revision) {
        throw new ClickcutError({
          code: 'conflict',
          message: `'${entry.document.name}' has been changed meanwhile (revision ${entry.revision}, not ${revision}).`,
          hint: 'Get the document again, then repeat the change.',
          details: { revision: entry.revision },
        });
      }
      void autosave.begin(entry.state());
      entry.advance(applyAll(entry, operations));
      claimAll(entry);
      autosave.changed(entry.state(), operations);
      pictures.due(entry.document.id);
      changed(entry);
      return { revision: entry.revision };
    },
    hold: async ({ id }, { signal, progress }) => {
      find(id);
      await holds.hold(id, signal, (mode) => progress({ mode }));
      return {};
    },
    pack: async ({ id }, { signal }) => {
      const entry = find(id);
      const { document, revision } = entry;
      const bytes = await packProject(await contentsOf(document, signal), signal);
      entry.packed = { document, revision };
      return { name: `${safeFileName(document.name)}.clickcut`, bytes, revision };
    },
    saved: ({ id, revision }) => {
      const entry = find(id);
      markSaved(entry, revision, entry.packed?.revision === revision ? entry.packed.document : undefined);
      return {};
    },
    save: async ({ id, file }, { signal }) => {
      const entry = find(id);
      const path = file === undefined ? entry.path : files.pathOf(file);
      if (path === undefined) return { outcome: 'unsupported' };
      const { document, revision } = entry;
      await writeProject(path, await contentsOf(document, signal), signal);
      // A document whose file was replaced by another one's has none any more.
      for (const other of entries.values()) if (other.path === path) other.path = undefined;
      entry.path = path;
      markSaved(entry, revision, document);
      return { outcome: 'saved' };
    },
    close: async ({ id }) => {
      const entry = find(id);
      entries.delete(id);
      pictures.forget(id);
      await autosave.close(id);
      letGo({ images: [...entry.images] });
      masks.release(id);
      logits.release(id);
      return {};
    },
    recoverable: async () => [...(await autosave.list())],
    recover: async ({ id }, { signal }) => {
      const { contents, revision, saved, notes } = await autosave.recover(id, signal);
      return { ...adopt(await opener.take(contents, { signal }), { revision, saved }).state(), notes };
    },
    discard: async ({ id }) => {
      await autosave.discard(id);
      return {};
    },
  };

  return { handlers, open: async (source, signal) => (await openAny(source, signal)).entry.state(), get: (id) => find(id).state() };
}
