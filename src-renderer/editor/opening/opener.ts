import { createStore } from 'zustand/vanilla';
import { asClickcutError, isCancelled } from '../../../src-preload/contract/errors';
import type { DocumentId } from '../../../src-preload/model/document';
import type { ImportNote, PhotoSource } from '../../../src-preload/contract/documents';
import type { Session } from '../document/session';
import { importTexts } from '../files/import-notes';
import type { Placing } from '../files/placing';
import type { Saving } from '../files/saving';
import type { Engine } from '../engine';
import { text, type EditorPorts, type PickedFile, type Text } from '../ports';
import type { Dialogs } from '../dialogs';
import type { ReadableStore } from '../store';
import { errorToast } from '../toasts/error-toast';
import type { Toasts } from '../toasts/toasts';

export interface OpenerState {
  /** Name of what is being opened. */
  readonly opening: string | undefined;
  /** The engine has the file and reads it: a document is about to be shown, and the page has nothing else to do. */
  readonly reading: boolean;
  /** Most recently opened first. */
  readonly documents: readonly { readonly id: DocumentId; readonly name: string }[];
}

export interface Opener {
  readonly store: ReadableStore<OpenerState>;
  /** Each as a document of its own. */
  openFiles(files: readonly PickedFile[]): Promise<void>;
  /** What was dropped or pasted: photos become layers of the open document, or together a new one; projects are opened. */
  take(files: readonly PickedFile[]): Promise<void>;
  refreshList(): Promise<unknown>;
  openSample(id: string, name: string): Promise<void>;
  /** The document that was opened last, which is how a start with a file and a reload find theirs. */
  openLatest(): Promise<void>;
  switchTo(id: DocumentId, name: string): Promise<void>;
  /** Gives up what is being opened, and what was to be opened after it. */
  cancel(): void;
  /** Asks first when there are changes that no file has. */
  closeCurrent(): Promise<void>;
  /** The answer to that question. */
  answer(answer: 'save' | 'discard' | 'cancel'): Promise<void>;
}

/** Files that are documents, whatever else is open. */
const isDocumentFile = ({ name }: PickedFile): boolean => /\.(clickcut|psd|psb|ora)$/i.test(name);

export function createOpener(
  engine: Engine,
  session: Session,
  placing: Placing,
  saving: Pick<Saving, 'save'>,
  dialogs: Dialogs,
  toasts: Toasts,
  ports: EditorPorts,
): Opener {
  const store = createStore<OpenerState>(() => ({ opening: undefined, reading: false, documents: [] }));
  const { documents } = engine.services;

  const refreshList = async (): Promise<OpenerState['documents']> => {
    const list = await documents.list({});
    store.setState({ documents: list });
    return list;
  };

  let running: AbortController | undefined;
  /** Of several files, the rest is not opened either. */
  let cancelled = false;

  const busy = async (name: string, failed: Text, work: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    const controller = new AbortController();
    running = controller;
    store.setState({ opening: name });
    try {
      await work(controller.signal);
      await refreshList();
    } catch (error) {
      if (isCancelled(error)) return;
      // Trying a broken file again is no way out; another one is.
      const isBroken = /^(image|project)-/.test(asClickcutError(error).code);
      const again = { label: 'action.retry', run: () => void busy(name, failed, work) };
      toasts.show(errorToast(failed, error, isBroken ? { label: 'command.open', run: () => ports.askForFiles('open') } : again));
    } finally {
      if (running === controller) {
        running = undefined;
        store.setState({ opening: undefined, reading: false });
      }
    }
  };

  const tellNotes = (name: string, notes: readonly ImportNote[]): void => {
    if (notes.length === 0) return;
    const details = importTexts(notes)
      .map((line) => ports.translate(line))
      .join('\n');
    toasts.show({ tone: 'info', title: text('import.changed', { name }), details });
  };

  const create = (name: string, source: () => Promise<PhotoSource>, opened?: (document: DocumentId) => void): Promise<void> =>
    busy(name, text('error.openFailed', { name }), async (signal) => {
      // What is shown before the document is would hold up the sending, which goes on in the page's own thread.
      const { notes, ...state } = await documents.create({ source: await source() }, { signal, onProgress: () => store.setState({ reading: true }) });
      session.adopt(state);
      opened?.(state.document.id);
      tellNotes(name, notes);
    });

  const open = (file: PickedFile): Promise<void> =>
    create(file.name, () => file.source(), file.opened);

  const openFiles = async (files: readonly PickedFile[]): Promise<void> => {
    cancelled = false;
    for (const file of files) if (!cancelled) await open(file);
  };

  const take = async (files: readonly PickedFile[]): Promise<void> => {
    const documentsFirst = files.filter(isDocumentFile);
    const photos = files.filter((file) => !isDocumentFile(file));
    await openFiles(documentsFirst);
    const [first, ...others] = photos;
    if (!first) return;
    if (session.store.getState().document) return placing.place(photos);
    await openFiles([first]);
    if (!cancelled) await placing.place(others);
  };

  const switchTo = (id: DocumentId, name: string): Promise<void> =>
    busy(name, text('error.openFailed', { name }), async () => session.adopt(await documents.get({ id })));

  const openLatest = async (): Promise<void> => {
    const [latest] = await refreshList();
    if (latest) await switchTo(latest.id, latest.name);
    else session.leave();
  };

  const close = async (): Promise<void> => {
    const { document } = session.store.getState();
    if (!document) return;
    try {
      await documents.close({ id: document.id });
      await openLatest();
    } catch (error) {
      toasts.show(errorToast(text('error.closeFailed', { name: document.name }), error));
    }
  };

  return {
    store,
    openFiles,
    take,
    switchTo,
    openLatest,
    refreshList,
    cancel: () => {
      cancelled = true;
      running?.abort();
    },
    openSample: (id, name) => create(name, () => Promise.resolve({ kind: 'sample', id })),
    closeCurrent: async () => {
      if (session.store.getState().keeping === 'edited' && session.store.getState().mode === 'editing') dialogs.open('close-unsaved');
      else await close();
    },
    answer: async (answer) => {
      dialogs.close();
      if (answer === 'cancel') return;
      if (answer === 'discard' || (await saving.save(false))) await close();
    },
  };
}
