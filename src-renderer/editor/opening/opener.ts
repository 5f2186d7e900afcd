import { createStore } from 'zustand/vanilla';
import { asClickcutError } from '../../../src-preload/contract/errors';
import type { DocumentId } from '../../../src-preload/model/document';
import type { PhotoSource } from '../../../src-preload/contract/documents';
import type { Session } from '../document/session';
import type { Engine } from '../engine';
import { text, type EditorPorts, type PickedFile, type Text } from '../ports';
import type { ReadableStore } from '../store';
import { errorToast } from '../toasts/error-toast';
import type { Toasts } from '../toasts/toasts';

export interface OpenerState {
  /** Name of what is being opened. */
  readonly opening: string | undefined;
  /** Most recently opened first. */
  readonly documents: readonly { readonly id: DocumentId; readonly name: string }[];
}

export interface Opener {
  readonly store: ReadableStore<OpenerState>;
  openFiles(files: readonly PickedFile[]): Promise<void>;
  openSample(id: string, name: string): Promise<void>;
  /** The document that was opened last, which is how a start with a file and a reload find theirs. */
  openLatest(): Promise<void>;
  switchTo(id: DocumentId, name: string): Promise<void>;
  closeCurrent(): Promise<void>;
}

export function createOpener(engine: Engine, session: Session, toasts: Toasts, ports: EditorPorts): Opener {
  const store = createStore<OpenerState>(() => ({ opening: undefined, documents: [] }));
  const { documents } = engine.services;

  const refreshList = async (): Promise<OpenerState['documents']> => {
    const list = await documents.list({});
    store.setState({ documents: list });
    return list;
  };

  const busy = async (name: string, failed: Text, work: () => Promise<void>): Promise<void> => {
    store.setState({ opening: name });
    try {
      await work();
      await refreshList();
    } catch (error) {
      // Trying a broken picture again is no way out; another one is.
      const isPicture = asClickcutError(error).code.startsWith('image-');
      const again = { label: 'action.retry', run: () => void busy(name, failed, work) };
      toasts.show(errorToast(failed, error, isPicture ? { label: 'command.open', run: ports.askForFiles } : again));
    } finally {
      store.setState({ opening: undefined });
    }
  };

  const create = (name: string, source: () => Promise<PhotoSource>): Promise<void> =>
    busy(name, text('error.openFailed', { name }), async () => session.adopt(await documents.create({ source: await source() })));

  const openFiles = async (files: readonly PickedFile[]): Promise<void> => {
    for (const file of files) await create(file.name, async () => ({ kind: 'bytes', name: file.name, bytes: await file.bytes() }));
  };

  const switchTo = (id: DocumentId, name: string): Promise<void> =>
    busy(name, text('error.openFailed', { name }), async () => session.adopt(await documents.get({ id })));

  const openLatest = async (): Promise<void> => {
    const [latest] = await refreshList();
    if (latest) await switchTo(latest.id, latest.name);
    else session.leave();
  };

  return {
    store,
    openFiles,
    switchTo,
    openLatest,
    openSample: (id, name) => create(name, () => Promise.resolve({ kind: 'sample', id })),
    closeCurrent: async () => {
      const { document } = session.store.getState();
      if (!document) return;
      try {
        await documents.close({ id: document.id });
        await openLatest();
      } catch (error) {
        toasts.show(errorToast(text('error.closeFailed', { name: document.name }), error));
      }
    },
  };
}
