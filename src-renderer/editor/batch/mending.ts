import { createStore } from 'zustand/vanilla';
import type { BatchId } from '../../../src-preload/contract/batches';
import type { DocumentId } from '../../../src-preload/model/document';
import type { BackgroundRemoval } from '../background/background-removal';
import type { Session } from '../document/session';
import type { Engine } from '../engine';
import type { Opener } from '../opening/opener';
import { text } from '../ports';
import type { ReadableStore } from '../store';
import { errorToast } from '../toasts/error-toast';
import type { Toasts } from '../toasts/toasts';

export interface MendingState {
  /** The file whose result is being mended, and its document; undefined: none. */
  readonly of: { readonly batch: BatchId; readonly input: string; readonly document: DocumentId } | undefined;
  /** The new result is on its way. */
  readonly writing: boolean;
}

/** One photo of a batch in the editor, and its result back in its place. */
export interface Mending {
  readonly store: ReadableStore<MendingState>;
  /** Opens the photo with its background removed. Resolves with whether it is on the screen. */
  begin(batch: BatchId, input: string): Promise<boolean>;
  /** Resolves with the paths of the new results; undefined when there are none. */
  writeBack(): Promise<readonly string[] | undefined>;
  /** Leaves the result as it was. */
  giveUp(): Promise<void>;
}

export interface MendingParts {
  readonly engine: Engine;
  readonly session: Session;
  readonly opener: Pick<Opener, 'refreshList' | 'switchTo' | 'openLatest'>;
  readonly background: Pick<BackgroundRemoval, 'run'>;
  readonly toasts: Toasts;
  /** Resolves when the engine has everything. */
  readonly ready: () => Promise<void>;
}

export function createMending({ engine, session, opener, background, toasts, ready }: MendingParts): Mending {
  const store = createStore<MendingState>(() => ({ of: undefined, writing: false }));
  const { batches, documents } = engine.services;
  /** What was on the screen before. */
  let before: { readonly id: DocumentId; readonly name: string } | undefined;

  const leave = async (): Promise<void> => {
    const { of } = store.getState();
    store.setState({ of: undefined, writing: false });
    if (!of) return;
    await documents.close({ id: of.document }).catch(() => undefined);
    const list = await documents.list({}).catch(() => []);
    const back = list.find(({ id }) => id === before?.id);
    before = undefined;
    await (back ? opener.switchTo(back.id, back.name) : opener.openLatest());
  };

  // Closed by hand: nothing is mended any more.
  session.store.subscribe(({ document }, { document: last }) => {
    const { of, writing } = store.getState();
    if (of && !writing && last?.id === of.document && document?.id !== of.document) store.setState({ of: undefined });
  });

  return {
    store,
    begin: async (batch, input) => {
      try {
        if (store.getState().of) await leave();
        const { document } = session.store.getState();
        const state = await batches.edit({ batch, input });
        before = document && { id: document.id, name: document.name };
        session.adopt(state);
        store.setState({ of: { batch, input, document: state.document.id } });
        void opener.refreshList().catch(() => undefined);
        void background.run();
        return true;
      } catch (error) {
        toasts.show(errorToast(text('error.openFailed', { name: input }), error));
        return false;
      }
    },
    writeBack: async () => {
      const { of, writing } = store.getState();
      if (!of || writing) return undefined;
      store.setState({ writing: true });
      try {
        await ready();
        const { outputs } = await batches.writeBack(of);
        await leave();
        return outputs;
      } catch (error) {
        toasts.show(errorToast(text('batch.writeBackFailed', { name: of.input }), error));
        store.setState({ writing: false });
        return undefined;
      }
    },
    giveUp: leave,
  };
}
