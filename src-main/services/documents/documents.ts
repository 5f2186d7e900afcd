import type { ServiceHandlers } from '../../../src-preload/contract/define';
import type { documents, DocumentState } from '../../../src-preload/contract/documents';
import { ClickcutError } from '../../../src-preload/contract/errors';
import type { DocumentId, DocumentRecord, MaskId } from '../../../src-preload/model/document';
import { applyOperation, type Operation } from '../../../src-preload/model/operation';
import type { Images, ImageSource } from '../images/images';
import type { Masks } from '../masks/masks';
import type { Samples } from '../samples/samples';
import { checkOperation } from './check-operation';
import { newDocument } from './new-document';

export interface DocumentsOptions {
  readonly images: Pick<Images, 'open' | 'release'>;
  readonly masks: Pick<Masks, 'get' | 'claim' | 'delete'>;
  readonly samples: Pick<Samples, 'read'>;
  /** Random ids, at most 64 characters. */
  readonly newId: () => string;
  readonly onChanged?: (change: { readonly id: DocumentId; readonly revision: number }) => void;
}

export interface Documents {
  readonly handlers: ServiceHandlers<typeof documents>;
  /** As `create`, also from a path: for hosts (`--open`), never for pages. @throws as `Images.open` */
  open(source: ImageSource, signal?: AbortSignal): Promise<DocumentState>;
  /** @throws ClickcutError `not-found` */
  get(id: DocumentId): DocumentState;
}

interface Entry {
  document: DocumentRecord;
  revision: number;
  /** Every mask that a layer of this document has ever had: the page's history may bring any of them back. */
  readonly masks: Set<MaskId>;
}

export function createDocuments({ images, masks, samples, newId, onChanged }: DocumentsOptions): Documents {
  const entries = new Map<DocumentId, Entry>();

  const find = (id: DocumentId): Entry => {
    const entry = entries.get(id);
    if (entry) return entry;
    throw new ClickcutError({ code: 'not-found', message: `There is no open document '${id}'.`, hint: 'Open the photo again.' });
  };
  const stateOf = ({ document, revision }: Entry): DocumentState => ({ document, revision });

  const open: Documents['open'] = async (source, signal) => {
    const { info } = await images.open(source, signal);
    const entry: Entry = { document: newDocument(info, newId), revision: 0, masks: new Set() };
    entries.set(entry.document.id, entry);
    return stateOf(entry);
  };

  const applyAll = (document: DocumentRecord, operations: readonly Operation[]): DocumentRecord =>
    operations.reduce((before, operation) => {
      checkOperation(before, operation, masks);
      const applied = applyOperation(before, operation);
      if (applied.ok) return applied.document;
      throw new ClickcutError({ code: 'bad-request', message: `The change '${operation.kind}' is not possible: ${applied.reason}.` });
    }, document);

  const freeMasks = (closed: Entry): void => {
    const others = [...entries.values()];
    for (const mask of closed.masks) if (!others.some((other) => other.masks.has(mask))) masks.delete(mask);
  };

  const handlers: Documents['handlers'] = {
    create: async ({ source }, { signal }) => {
      switch (source.kind) {
        case 'bytes':
          return open(source, signal);
        case 'sample':
          return open({ kind: 'bytes', ...(await samples.read(source.id, signal)) }, signal);
      }
    },
    list: () => [...entries.values()].reverse().map(({ document: { id, name } }) => ({ id, name })),
    get: ({ id }) => stateOf(find(id)),
    apply: ({ id, revision, operations }) => {
      const entry = find(id);
      if (revision !== entry.revision) {
        throw new ClickcutError({
          code: 'conflict',
          message: `'${entry.document.name}' has been changed meanwhile (revision ${entry.revision}, not ${revision}).`,
          hint: 'Get the document again, then repeat the change.',
          details: { revision: entry.revision },
        });
      }
      entry.document = applyAll(entry.document, operations);
      entry.revision += 1;
      for (const operation of operations) {
        if (operation.kind !== 'add-layer' || operation.layer.kind !== 'cutout') continue;
        masks.claim(operation.layer.mask);
        entry.masks.add(operation.layer.mask);
      }
      onChanged?.({ id, revision: entry.revision });
      return { revision: entry.revision };
    },
    close: ({ id }) => {
      const entry = find(id);
      entries.delete(id);
      for (const image of Object.keys(entry.document.images)) images.release(image);
      freeMasks(entry);
      return {};
    },
  };

  return { handlers, open, get: (id) => stateOf(find(id)) };
}
