import { createStore } from 'zustand/vanilla';
import { sameMatrix } from '../../../src-preload/model/matrix';
import type { ReadableStore } from '../store';
import type { LayerSelection } from './selection';
import type { Session } from './session';
import { targetOf, type Target } from './target';

export interface TargetStore {
  /** The photo that is clicked, drawn and painted on. */
  readonly store: ReadableStore<{ readonly target: Target | undefined }>;
  current(): Target | undefined;
}

/** Follows the document and the chosen layer; the same object for as long as nothing about it changes. */
export function createTargetStore(session: Session, selection: LayerSelection): TargetStore {
  const store = createStore<{ readonly target: Target | undefined }>(() => ({ target: undefined }));
  const update = (): void => {
    const next = targetOf(session.store.getState().document, selection.current());
    const { target } = store.getState();
    const isSame = next && target && next.layer === target.layer && sameMatrix(next.toDocument, target.toDocument);
    if (!isSame && next !== target) store.setState({ target: next });
  };
  session.store.subscribe(update);
  selection.store.subscribe(update);
  update();
  return { store, current: () => store.getState().target };
}
