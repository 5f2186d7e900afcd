import { createStore } from 'zustand/vanilla';
import type { DocumentState } from '../../../src-preload/contract/documents';
import { asClickcutError, type ClickcutError } from '../../../src-preload/contract/errors';
import type { DocumentId, DocumentRecord } from '../../../src-preload/model/document';
import type { Operation } from '../../../src-preload/model/operation';
import type { Engine } from '../engine';
import type { ReadableStore } from '../store';
import { applyAll } from './apply-all';
import { emptyHistory, record, seal, stepBack, stepForward, type History } from './history';
import { createOutbox, type Outbox } from './outbox';

export interface SessionState {
  readonly document: DocumentRecord | undefined;
  readonly history: History;
  /** Operations are on their way to the engine. */
  readonly sending: boolean;
}

export interface Session {
  readonly store: ReadableStore<SessionState>;
  /** Shows this document from now on. */
  adopt(state: DocumentState): void;
  /** Shows none. */
  leave(): void;
  /** Applies at once and sends. False when the document refuses. One call is one undo step. */
  apply(label: string, operations: readonly Operation[], mergeKey?: string): boolean;
  /** Ends a gesture whose steps share a merge key. */
  seal(): void;
  undo(): void;
  redo(): void;
  /** After a reconnection. `lost` when the engine no longer has the document. */
  resume(): Promise<'kept' | 'lost'>;
}

const nothing: SessionState = { document: undefined, history: emptyHistory, sending: false };

/** The one document on the screen: optimistic, in order, and the engine has the last word. */
export function createSession(engine: Engine, onRefused: (error: ClickcutError) => void): Session {
  const store = createStore<SessionState>(() => nothing);
  let outbox: Outbox | undefined;

  const openOutbox = (id: DocumentId, revision: number): Outbox => {
    const own: Outbox = createOutbox(revision, {
      send: async (at, operations) => (await engine.services.documents.apply({ id, revision: at, operations: [...operations] })).revision,
      onRefused: (error) => {
        if (outbox !== own) return;
        onRefused(error);
        void refetch(id);
      },
      onChange: () => {
        if (outbox === own) store.setState({ sending: own.busy });
      },
    });
    return own;
  };

  const adopt = (state: DocumentState): void => {
    outbox = openOutbox(state.document.id, state.revision);
    store.setState({ document: state.document, history: emptyHistory, sending: false });
  };

  const refetch = async (id: DocumentId): Promise<void> => {
    try {
      const fresh = await engine.services.documents.get({ id });
      if (store.getState().document?.id === id) adopt(fresh);
    } catch (cause) {
      onRefused(asClickcutError(cause));
    }
  };

  engine.on('documents.changed', ({ id, revision }) => {
    const { document } = store.getState();
    // While ours are on their way the event is most likely about them; a real conflict is answered as one.
    if (document?.id !== id || outbox === undefined || outbox.busy || revision <= outbox.revision) return;
    void refetch(id);
  });

  const replay = (operations: readonly Operation[], history: History): void => {
    const { document } = store.getState();
    const done = document && applyAll(document, operations);
    if (!done) return;
    store.setState({ document: done.document, history });
    outbox?.push(operations);
  };

  return {
    store,
    adopt,
    leave: () => {
      outbox = undefined;
      store.setState(nothing);
    },
    apply: (label, operations, mergeKey) => {
      const { document, history } = store.getState();
      const done = document && applyAll(document, operations);
      if (!done) return false;
      const entry = { label, redo: operations, undo: done.undo, ...(mergeKey === undefined ? {} : { mergeKey }) };
      store.setState({ document: done.document, history: record(history, entry) });
      outbox?.push(operations);
      return true;
    },
    seal: () => store.setState(({ history }) => ({ history: seal(history) })),
    undo: () => {
      const step = stepBack(store.getState().history);
      if (step) replay(step.entry.undo, step.history);
    },
    redo: () => {
      const step = stepForward(store.getState().history);
      if (step) replay(step.entry.redo, step.history);
    },
    resume: async () => {
      const { document } = store.getState();
      if (!document) return 'kept';
      try {
        const fresh = await engine.services.documents.get({ id: document.id });
        if (store.getState().document?.id === document.id && outbox?.resume(fresh.revision) !== true) adopt(fresh);
        return 'kept';
      } catch (cause) {
        const error = asClickcutError(cause);
        if (error.code === 'not-found') return 'lost';
        throw error;
      }
    },
  };
}
