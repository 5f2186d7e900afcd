import { createStore } from 'zustand/vanilla';
import type { DocumentState } from '../../../src-preload/contract/documents';
import { asClickcutError, type ClickcutError } from '../../../src-preload/contract/errors';
import type { DocumentId, DocumentRecord } from '../../../src-preload/model/document';
import type { Operation } from '../../../src-preload/model/operation';
import type { Engine } from '../engine';
import type { ReadableStore } from '../store';
import { applyAll } from './apply-all';
import { amend, emptyHistory, record, redoOf, seal, stepBack, stepForward, undoOf, type History, type HistoryEntry } from './history';
import { createOutbox, type Outbox } from './outbox';

export interface SessionState {
  /** As it is shown: with the gesture that is going on. */
  readonly document: DocumentRecord | undefined;
  readonly history: History;
  /** Operations are on their way to the engine. */
  readonly sending: boolean;
  /** Reading: another window edits it. Nothing can be changed here. */
  readonly mode: 'editing' | 'reading';
  /** Edited: there are changes that no project file has. */
  readonly keeping: 'untouched' | 'edited' | 'saved';
}

/** A change that is being tried: shown here, unknown to the engine and to history until it is committed. */
export interface Gesture {
  /** Shows these operations in place of the previous ones; false when the document refuses them. */
  update(operations: readonly Operation[]): boolean;
  /** One undo step of what was shown last; none when nothing was. */
  commit(): void;
  /** As if it had never been. */
  cancel(): void;
}

interface OpenGesture extends Gesture {
  /** The document without it. */
  before(): DocumentRecord | undefined;
  /** Puts it on top of another document: what is shown then. */
  onto(document: DocumentRecord): DocumentRecord;
}

export interface Session {
  readonly store: ReadableStore<SessionState>;
  /** Shows this document from now on. */
  adopt(state: DocumentState): void;
  /** Shows none. */
  leave(): void;
  /** Applies at once and sends. False when the document refuses. One call is one undo step. */
  apply(label: string, operations: readonly Operation[], mergeKey?: string): boolean;
  /**
   * What was worked out in the background becomes a part of the newest done step that `belongs`: both are undone and
   * redone as one. A gesture that is open goes on. False when there is no such step, or the document refuses.
   */
  amend(belongs: (entry: HistoryEntry) => boolean, operations: readonly Operation[]): boolean;
  /** Begins a gesture. One that is still open is given up first, and by everything else that changes the document. */
  begin(label: string): Gesture;
  /** Ends a run of steps that share a merge key. */
  seal(): void;
  undo(): void;
  redo(): void;
  /** Undoes or redoes until `steps` steps are done. */
  travel(steps: number): void;
  setMode(mode: SessionState['mode']): void;
  /** Resolves once the engine knows everything. Rejects with `conflict` when something was refused meanwhile. */
  settled(): Promise<void>;
  /** After a reconnection. `lost` when the engine no longer has the document. */
  resume(): Promise<'kept' | 'lost'>;
}

const nothing: SessionState = { document: undefined, history: emptyHistory, sending: false, mode: 'editing', keeping: 'untouched' };

/** The one document on the screen: optimistic, in order, and the engine has the last word. */
export function createSession(engine: Engine, onRefused: (error: ClickcutError) => void): Session {
  const store = createStore<SessionState>(() => nothing);
  let outbox: Outbox | undefined;
  let savedRevision: number | null = null;
  let gesture: OpenGesture | undefined;

  /** Steps that were not sent yet belong to no revision, so that what is saved can only be known at rest. */
  const keepingOf = (own: Outbox): SessionState['keeping'] => {
    if (!own.busy && savedRevision === own.revision) return 'saved';
    return own.busy || own.revision > 0 ? 'edited' : 'untouched';
  };

  const openOutbox = (id: DocumentId, revision: number): Outbox => {
    const own: Outbox = createOutbox(revision, {
      send: async (at, operations) => (await engine.services.documents.apply({ id, revision: at, operations: [...operations] })).revision,
      onRefused: (error) => {
        if (outbox !== own) return;
        onRefused(error);
        void refetch(id);
      },
      onChange: () => {
        if (outbox === own) store.setState({ sending: own.busy, keeping: keepingOf(own) });
      },
    });
    return own;
  };

  const adopt = (state: DocumentState): void => {
    gesture = undefined;
    const isSame = store.getState().document?.id === state.document.id;
    savedRevision = state.saved;
    outbox = openOutbox(state.document.id, state.revision);
    const mode = isSame ? store.getState().mode : 'editing';
    store.setState({ document: state.document, history: emptyHistory, sending: false, mode, keeping: keepingOf(outbox) });
  };

  const refetch = async (id: DocumentId): Promise<void> => {
    try {
      const fresh = await engine.services.documents.get({ id });
      if (store.getState().document?.id === id) adopt(fresh);
    } catch (cause) {
      onRefused(asClickcutError(cause));
    }
  };

  engine.on('documents.changed', ({ id, revision, saved }) => {
    const { document } = store.getState();
    if (document?.id !== id || outbox === undefined) return;
    savedRevision = saved;
    store.setState({ keeping: keepingOf(outbox) });
    // While ours are on their way the event is most likely about them; a real conflict is answered as one.
    if (outbox.busy || revision <= outbox.revision) return;
    void refetch(id);
  });

  const replay = (operations: readonly Operation[], history: History): void => {
    const { document, mode } = store.getState();
    const done = mode === 'editing' ? document && applyAll(document, operations) : undefined;
    if (!done) return;
    store.setState({ document: done.document, history });
    outbox?.push(operations);
  };

  const apply: Session['apply'] = (label, operations, mergeKey) => {
    gesture?.cancel();
    const { document, history, mode } = store.getState();
    const done = document && mode === 'editing' && operations.length > 0 ? applyAll(document, operations) : undefined;
    if (!done) return false;
    const entry = { label, redo: operations, undo: done.undo, ...(mergeKey === undefined ? {} : { mergeKey }) };
    store.setState({ document: done.document, history: record(history, entry) });
    outbox?.push(operations);
    return true;
  };

  const undo = (): void => {
    gesture?.cancel();
    const step = stepBack(store.getState().history);
    if (step) replay(undoOf(step.entry), step.history);
  };

  const redo = (): void => {
    gesture?.cancel();
    const step = stepForward(store.getState().history);
    if (step) replay(redoOf(step.entry), step.history);
  };

  return {
    store,
    adopt,
    leave: () => {
      gesture = undefined;
      outbox = undefined;
      store.setState(nothing);
    },
    apply,
    amend: (belongs, operations) => {
      const { document, history, mode } = store.getState();
      if (!document || mode !== 'editing') return false;
      const done = applyAll(gesture?.before() ?? document, operations);
      const amended = done && amend(history, belongs, { redo: operations, undo: done.undo });
      if (!amended) return false;
      store.setState({ document: gesture?.onto(done.document) ?? done.document, history: amended });
      outbox?.push(operations);
      return true;
    },
    begin: (label) => {
      gesture?.cancel();
      let { document: before } = store.getState();
      let latest: readonly Operation[] = [];
      const isOpen = (): boolean => gesture === own;
      const own: OpenGesture = {
        before: () => before,
        onto: (document) => {
          before = document;
          return applyAll(document, latest)?.document ?? document;
        },
        update: (operations) => {
          if (!isOpen() || !before || store.getState().mode !== 'editing') return false;
          const done = applyAll(before, operations);
          if (!done) return false;
          latest = operations;
          store.setState({ document: done.document });
          return true;
        },
        commit: () => {
          if (!isOpen()) return;
          own.cancel();
          apply(label, latest);
        },
        cancel: () => {
          if (!isOpen()) return;
          gesture = undefined;
          if (before && latest.length > 0) store.setState({ document: before });
        },
      };
      gesture = own;
      return own;
    },
    seal: () => store.setState(({ history }) => ({ history: seal(history) })),
    undo,
    redo,
    travel: (steps) => {
      const { past, future } = store.getState().history;
      const target = Math.max(0, Math.min(past.length + future.length, steps));
      for (let at = past.length; at > target; at -= 1) undo();
      for (let at = past.length; at < target; at += 1) redo();
    },
    setMode: (mode) => store.setState({ mode }),
    settled: () =>
      new Promise((resolve, reject) => {
        const own = outbox;
        const done = (): boolean => {
          if (own !== outbox) reject(asClickcutError(new Error('the document on the screen is another one')));
          else if (own?.busy !== true) resolve();
          else return false;
          return true;
        };
        if (done()) return;
        const stop = store.subscribe(() => {
          if (done()) stop();
        });
      }),
    resume: async () => {
      const { document } = store.getState();
      if (!document) return 'kept';
      gesture?.cancel();
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
