import { createStore } from 'zustand/vanilla';
import { isCancelled } from '../../../src-preload/contract/errors';
import type { Session } from '../document/session';
import type { Engine } from '../engine';
import { text, type EditorPorts } from '../ports';
import type { ReadableStore } from '../store';
import { errorToast } from '../toasts/error-toast';
import type { Toasts } from '../toasts/toasts';

export interface Saving {
  readonly store: ReadableStore<{ readonly running: boolean }>;
  /** To the file it has, or one that is asked for; `as` always asks. Resolves with whether it was saved. */
  save(as: boolean): Promise<boolean>;
}

/**
 * Saves the document as a project file: where the engine has read it from, or where the page may write.
 * @param ready resolves once edges that are still being found are in the document: a file saved without them would be
 *   out of date as soon as they come
 */
export function createSaving(engine: Engine, session: Session, toasts: Toasts, ports: EditorPorts, ready: () => Promise<void>): Saving {
  const store = createStore<{ readonly running: boolean }>(() => ({ running: false }));
  const { documents } = engine.services;

  const write = async (id: string, name: string, as: boolean): Promise<boolean> => {
    await session.settled();
    if (!as && (await documents.save({ id })).outcome === 'saved') {
      const saved = session.store.getState().document;
      await ready();
      const now = session.store.getState().document;
      if (now?.id === id && now !== saved) await documents.save({ id });
      return true;
    }
    // Asked for first: a browser opens its dialog only right after a key or a click.
    const file = await ports.projectFile(id, `${name}.clickcut`, as);
    if (!file) return false;
    await ready();
    if ('handle' in file) {
      await documents.save({ id, file: file.handle });
      file.saved();
    } else {
      const { bytes, revision } = await documents.pack({ id });
      await file.write(bytes);
      await documents.saved({ id, revision });
    }
    toasts.show({ tone: 'success', title: text('saving.done', { name: file.name }) });
    return true;
  };

  const save = async (as: boolean): Promise<boolean> => {
    const { document } = session.store.getState();
    if (!document || store.getState().running) return false;
    store.setState({ running: true });
    try {
      return await write(document.id, document.name, as);
    } catch (error) {
      if (!isCancelled(error)) {
        const retry = { label: 'action.retry', run: () => void save(as) };
        toasts.show(errorToast(text('error.saveFailed', { name: document.name }), error, retry));
      }
      return false;
    } finally {
      store.setState({ running: false });
    }
  };
  return { store, save };
}
