import { createStore } from 'zustand/vanilla';
import { isCancelled } from '../../../../src-preload/contract/errors';
import type { LayerId, TextLayer } from '../../../../src-preload/model/document';
import type { Point } from '../../../../src-preload/model/geometry';
import type { TextStyle } from '../../../../src-preload/model/text-style';
import { isHeld, layerOf } from '../../../../src-preload/model/tree';
import type { LayerSelection } from '../../document/selection';
import type { Session } from '../../document/session';
import type { Engine } from '../../engine';
import { startingStyle } from '../../layers/create-layers';
import { text } from '../../ports';
import type { ReadableStore } from '../../store';
import { errorToast } from '../../toasts/error-toast';
import type { Toasts } from '../../toasts/toasts';
import type { Writing } from '../../writing/writing';

/** The text that is being written on the canvas: of a layer, or of one that there will be once something is written. */
export type Editing =
  | { readonly kind: 'layer'; readonly id: LayerId; readonly draft: string }
  | { readonly kind: 'new'; readonly at: Point; readonly style: TextStyle; readonly draft: string };

export interface TextEditing {
  readonly store: ReadableStore<{ readonly editing: Editing | undefined }>;
  /** Writes in a text layer, where it lies. False for other layers and for locked ones. */
  begin(id: LayerId): boolean;
  /** Writes a text that begins at a point of the document. */
  beginAt(at: Point): void;
  type(draft: string): void;
  /** Another look for what is being written. Ends with the session's `seal`. */
  restyle(change: Partial<Omit<TextStyle, 'text'>>): void;
  /**
   * Keeps what was written as one undo step. An empty text is no layer. The draft shows until the engine has measured
   * it, so that nothing flickers.
   */
  end(): Promise<void>;
  /** The layer's picture has to go while its text is written over it. */
  hides(id: LayerId): boolean;
}

export interface TextEditingParts {
  readonly engine: Engine;
  readonly session: Session;
  readonly selection: LayerSelection;
  readonly writing: Writing;
  readonly toasts: Toasts;
}

export function createTextEditing({ engine, session, selection, writing, toasts }: TextEditingParts): TextEditing {
  const store = createStore<{ readonly editing: Editing | undefined }>(() => ({ editing: undefined }));
  let ending: Promise<void> | undefined;

  const layer = (id: LayerId): TextLayer | undefined => {
    const { document } = session.store.getState();
    const found = document && layerOf(document, id);
    return found?.kind === 'text' ? found : undefined;
  };
  const close = (): void => store.setState({ editing: undefined });

  session.store.subscribe(({ document }, before) => {
    const { editing } = store.getState();
    if (!editing || document === before.document) return;
    const isGone = document?.id !== before.document?.id || (editing.kind === 'layer' && !layer(editing.id));
    if (isGone) close();
  });

  const keep = async (editing: Editing): Promise<void> => {
    const isEmpty = editing.draft.trim() === '';
    if (editing.kind === 'new') {
      if (!isEmpty) await writing.add(editing.at, editing.draft, editing.style);
      return;
    }
    const before = layer(editing.id);
    if (!before) return;
    if (isEmpty) {
      session.apply('history.deleteLayer', [{ kind: 'remove-layer', id: before.id }]);
    } else if (editing.draft !== before.style.text) {
      const style = { ...before.style, text: editing.draft };
      const box = await engine.services.texts.measure({ style });
      // The style may have been changed meanwhile; the text of this one is what counts.
      const now = layer(editing.id);
      if (now) session.apply('history.text', [{ kind: 'update-layer', id: now.id, patch: { style: { ...now.style, text: editing.draft }, box } }]);
    }
  };

  const end = async (): Promise<void> => {
    const { editing } = store.getState();
    if (!editing) return;
    try {
      await keep(editing);
    } catch (error) {
      if (!isCancelled(error)) toasts.show(errorToast(text('error.textFailed'), error));
    } finally {
      if (store.getState().editing === editing) close();
    }
  };

  return {
    store,
    begin: (id) => {
      const { document } = session.store.getState();
      const found = layer(id);
      if (!document || !found || isHeld(document.layers, found) || session.store.getState().mode === 'reading') return false;
      selection.select(id);
      store.setState({ editing: { kind: 'layer', id, draft: found.style.text } });
      return true;
    },
    beginAt: (at) => {
      const { document, mode } = session.store.getState();
      if (!document || mode === 'reading') return;
      store.setState({ editing: { kind: 'new', at: { x: Math.round(at.x), y: Math.round(at.y) }, style: startingStyle(document), draft: '' } });
    },
    type: (draft) => {
      const { editing } = store.getState();
      if (editing && !ending) store.setState({ editing: { ...editing, draft: draft.slice(0, 5000) } });
    },
    restyle: (change) => {
      const { editing } = store.getState();
      if (!editing || ending) return;
      if (editing.kind === 'new') store.setState({ editing: { ...editing, style: { ...editing.style, ...change } } });
      const now = editing.kind === 'layer' ? layer(editing.id) : undefined;
      if (now) writing.restyle(now.id, { ...now.style, ...change });
    },
    end: () => {
      ending ??= end().finally(() => {
        ending = undefined;
      });
      return ending;
    },
    hides: (id) => {
      const { editing } = store.getState();
      return editing?.kind === 'layer' && editing.id === id;
    },
  };
}
