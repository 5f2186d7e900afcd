import { createStore } from 'zustand/vanilla';
import { asClickcutError } from '../../src-preload/contract/errors';
import type { Connection, ConnectionState } from './engine';
import type { Editor } from './editor';
import { holdDocument } from './files/holding';
import { text } from './ports';
import type { ReadableStore } from './store';
import { errorToast } from './toasts/error-toast';

export interface LifeLine {
  readonly store: ReadableStore<{ readonly state: ConnectionState }>;
}

/**
 * What happens with the connection: the first one opens the latest document, a later one picks up where things were.
 * Nothing the person did is dropped while it is away.
 */
export function createLifeLine(connection: Connection, editor: Editor): LifeLine {
  const store = createStore<{ readonly state: ConnectionState }>(() => ({ state: connection.state }));
  holdDocument(connection.engine, editor.session, connection);
  const { recovery, session, opener, smartSelect, embedding, status, preferences, toasts } = editor;
  let met = false;

  const loadSides = (): Promise<unknown> => Promise.all([status.load(), preferences.load()]);

  const meet = async (): Promise<void> => {
    await opener.openLatest();
    await recovery.look();
    await loadSides();
  };

  const resume = async (): Promise<void> => {
    if ((await session.resume()) === 'lost') {
      await opener.openLatest();
      toasts.show({ tone: 'info', title: text('connection.documentGone') });
    } else if (session.store.getState().document) {
      toasts.show({ tone: 'info', title: text('connection.resumed') });
    }
    const { image, phase } = embedding.store.getState();
    if (image !== undefined && phase !== 'failed') embedding.prepare(image, true);
    smartSelect.resume();
    await loadSides();
  };

  const take = (state: ConnectionState): void => {
    store.setState({ state });
    if (state !== 'connected') return;
    (met ? resume() : meet()).catch((cause: unknown) => {
      // The connection is gone again, and its return starts this anew.
      if (asClickcutError(cause).code === 'disconnected') return;
      toasts.show(errorToast(text('error.resumeFailed'), cause, { label: 'action.retry', run: () => take('connected') }));
    });
    met = true;
  };
  connection.subscribe(take);
  if (connection.state === 'connected') take('connected');
  return { store };
}
