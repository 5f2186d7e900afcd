import { createStore } from 'zustand/vanilla';
import type { Recoverable } from '../../../src-preload/contract/documents';
import type { Session } from '../document/session';
import type { Engine } from '../engine';
import { text } from '../ports';
import type { ReadableStore } from '../store';
import { errorToast } from '../toasts/error-toast';
import type { Toasts } from '../toasts/toasts';

export interface Recovery {
  /** What an earlier run left behind, the latest first. */
  readonly store: ReadableStore<{ readonly found: readonly Recoverable[] }>;
  look(): Promise<void>;
  recover(id: string): Promise<void>;
  discard(id: string): Promise<void>;
}

/** Offers work back that was not closed: after a crash, a power cut, a kill. */
export function createRecovery(engine: Engine, session: Session, toasts: Toasts, onOpened: () => Promise<unknown>): Recovery {
  const store = createStore<{ readonly found: readonly Recoverable[] }>(() => ({ found: [] }));
  const { documents } = engine.services;
  const drop = (id: string): void => store.setState(({ found }) => ({ found: found.filter((work) => work.id !== id) }));

  return {
    store,
    look: async () => store.setState({ found: await documents.recoverable({}) }),
    recover: async (id) => {
      try {
        const { notes, ...state } = await documents.recover({ id });
        drop(id);
        session.adopt(state);
        await onOpened();
        if (notes.length > 0) toasts.show({ tone: 'info', title: text('recovery.partly') });
      } catch (error) {
        toasts.show(errorToast(text('error.recoverFailed'), error));
      }
    },
    discard: async (id) => {
      try {
        await documents.discard({ id });
        drop(id);
      } catch (error) {
        toasts.show(errorToast(text('error.discardFailed'), error));
      }
    },
  };
}
