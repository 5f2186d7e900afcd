import { createStore } from 'zustand/vanilla';
import { isCancelled } from '../../../src-preload/contract/errors';
import { plainLayer, type DocumentRecord, type ImageLayer, type Layer } from '../../../src-preload/model/document';
import { noEffects } from '../../../src-preload/model/effects';
import { translation } from '../../../src-preload/model/matrix';
import type { Operation } from '../../../src-preload/model/operation';
import { childrenOf, indexOf, isHeld } from '../../../src-preload/model/tree';
import type { LayerSelection } from '../document/selection';
import type { Session } from '../document/session';
import type { Engine } from '../engine';
import { text, type EditorPorts } from '../ports';
import type { ReadableStore } from '../store';
import { errorToast } from '../toasts/error-toast';
import type { Toasts } from '../toasts/toasts';

export interface Merge {
  readonly store: ReadableStore<{ readonly running: boolean }>;
  /** The chosen layers, or the chosen one with the one below it, become one picture. */
  merge(): Promise<void>;
  canMerge(): boolean;
  /** All that shows becomes one picture on top; everything else stays. */
  flattenCopy(): Promise<void>;
}

/**
 * Merging is done by the engine at full resolution; what comes back is a photo of the document like any other.
 * @param ready resolves once edges that are still being found are in the document: pixels are merged only once
 */
export function createMerge(engine: Engine, session: Session, selection: LayerSelection, toasts: Toasts, ports: EditorPorts, ready: () => Promise<void>): Merge {
  const store = createStore<{ readonly running: boolean }>(() => ({ running: false }));

  const chosen = (document: DocumentRecord): readonly Layer[] => {
    const roots = selection.roots();
    const [only, ...others] = roots;
    if (!only || others.length > 0 || only.kind === 'group') return roots;
    const below = childrenOf(document.layers, only.parent)[indexOf(document.layers, only) - 1];
    return below ? [below, only] : [];
  };

  const rasterise = async (document: DocumentRecord, layers: readonly Layer[] | null, name: string): Promise<readonly Operation[] | undefined> => {
    await ready();
    const ids = layers && layers.map(({ id }) => id);
    const made = await engine.services.documents.rasterise({ id: document.id, layers: ids, name });
    const fresh = session.store.getState().document;
    if (!made || fresh?.id !== document.id) return undefined;
    const { image, bounds } = made;
    const top = layers?.at(-1);
    const layer: ImageLayer = {
      ...plainLayer,
      kind: 'image',
      id: ports.newId(),
      name,
      parent: top?.parent ?? null,
      image: image.id,
      transform: translation(bounds.x, bounds.y),
      effects: noEffects,
    };
    const add: readonly Operation[] = Object.hasOwn(fresh.images, image.id) ? [] : [{ kind: 'add-image', image }];
    const index = top ? indexOf(fresh.layers, top) + 1 : childrenOf(fresh.layers, null).length;
    return [...add, { kind: 'insert-layers', layers: [layer], index }];
  };

  const run = async (work: (document: DocumentRecord) => Promise<void>): Promise<void> => {
    const { document } = session.store.getState();
    if (!document || store.getState().running) return;
    store.setState({ running: true });
    try {
      await work(document);
    } catch (error) {
      if (!isCancelled(error)) toasts.show(errorToast(text('error.mergeFailed'), error));
    } finally {
      store.setState({ running: false });
    }
  };

  return {
    store,
    canMerge: () => {
      const { document } = session.store.getState();
      if (!document || store.getState().running) return false;
      const layers = chosen(document);
      const isGroup = layers.length === 1 && layers[0]?.kind === 'group';
      return (layers.length > 1 || isGroup) && layers.every((layer) => !isHeld(document.layers, layer) || layer.kind === 'image');
    },
    merge: () =>
      run(async (document) => {
        const layers = chosen(document);
        const name = layers.at(-1)?.name;
        const operations = name === undefined ? undefined : await rasterise(document, layers, name);
        if (operations) session.apply('history.merge', [...operations, ...layers.map(({ id }): Operation => ({ kind: 'remove-layer', id }))]);
      }),
    flattenCopy: () =>
      run(async (document) => {
        const operations = await rasterise(document, null, ports.translate(text('layer.flatName')));
        if (operations) session.apply('history.flatten', operations);
      }),
  };
}
