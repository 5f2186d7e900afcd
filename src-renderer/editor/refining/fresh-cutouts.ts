import { createStore } from 'zustand/vanilla';
import { ClickcutError, isCancelled } from '../../../src-preload/contract/errors';
import type { CutoutLayer, LayerId } from '../../../src-preload/model/document';
import { defaultRefine } from '../../../src-preload/model/refinement';
import { layerOf } from '../../../src-preload/model/tree';
import type { HistoryEntry } from '../document/history';
import type { Session } from '../document/session';
import type { Engine } from '../engine';
import type { ReadableStore } from '../store';
import { carryOver, requestOf } from './refine-cutout';

/** New cut-outs are there at once, with the selection's own edge; theirs is found in the photo afterwards. */
export interface FreshCutouts {
  /** Those that are waiting for their edge, in the order in which they get it. */
  readonly store: ReadableStore<{ readonly waiting: readonly LayerId[] }>;
  /** While it rests, new ones stay as they are. */
  add(layers: readonly CutoutLayer[]): void;
  rest(resting: boolean): void;
  /** Leaves one as it is. True when it was waiting. */
  drop(layer: LayerId): boolean;
  /** Resolves once all have their edge: what leaves the program must not be without. @throws ClickcutError `cancelled` */
  settled(signal?: AbortSignal): Promise<void>;
}

const draft = { settings: defaultRefine, hair: null } as const;

const touches = ({ redo }: HistoryEntry, id: LayerId): boolean =>
  redo.some((operation) => {
    if (operation.kind === 'insert-layers') return operation.layers.some((layer) => layer.id === id);
    return operation.kind === 'update-layer' && operation.id === id && operation.patch.mask !== undefined;
  });

/**
 * One after the other, in the background. The result belongs to the step that made the layer, or to the last one that
 * painted on it: undoing that step takes both back. A layer that went away, or was refined otherwise, is left alone.
 */
export function createFreshCutouts(engine: Engine, session: Session, onFailed: (error: unknown) => void): FreshCutouts {
  const store = createStore<{ readonly waiting: readonly LayerId[] }>(() => ({ waiting: [] }));
  let queue: readonly CutoutLayer[] = [];
  let isResting = false;
  let running: { readonly id: LayerId; readonly controller: AbortController } | undefined;

  const now = (id: LayerId): CutoutLayer | undefined => {
    const { document } = session.store.getState();
    const layer = document && layerOf(document, id);
    return layer?.kind === 'cutout' && layer.refine === null ? layer : undefined;
  };
  const setQueue = (next: readonly CutoutLayer[]): void => {
    queue = next;
    store.setState({ waiting: queue.map(({ id }) => id) });
  };

  const refine = async (made: CutoutLayer, signal: AbortSignal): Promise<void> => {
    const output = await engine.services.refining.refine(requestOf(made, draft), { signal });
    if (output.area === 0) return;
    // Strokes meanwhile are carried over, as often as there is another one.
    for (;;) {
      const layer = now(made.id);
      if (layer?.base !== made.base) return;
      const shown = await carryOver(engine, { from: made.mask, mask: layer.mask, to: output }, signal);
      if (signal.aborted) return;
      if (now(made.id)?.mask !== layer.mask) continue;
      const patch = { mask: shown.id, bounds: shown.bounds, refine: { ...draft, source: made.mask, output: output.id } };
      session.amend((entry) => touches(entry, made.id), [{ kind: 'update-layer', id: made.id, patch }]);
      return;
    }
  };

  const work = async (): Promise<void> => {
    if (running) return;
    for (let next = queue[0]; next; next = queue[0]) {
      const { id } = next;
      const controller = new AbortController();
      running = { id, controller };
      try {
        if (now(id)) await refine(next, controller.signal);
      } catch (error) {
        if (!isCancelled(error)) onFailed(error);
      }
      running = undefined;
      setQueue(queue.filter((layer) => layer !== next));
    }
  };

  const drop = (id: LayerId): boolean => {
    if (!queue.some((layer) => layer.id === id)) return false;
    setQueue(queue.filter((layer) => layer.id !== id));
    if (running?.id === id) running.controller.abort();
    return true;
  };

  session.store.subscribe((state, before) => {
    if (state.document === before.document) return;
    for (const { id } of queue) if (!now(id)) drop(id);
  });

  return {
    store,
    add: (layers) => {
      if (isResting) return;
      setQueue([...queue, ...layers]);
      void work();
    },
    rest: (resting) => {
      isResting = resting;
    },
    drop,
    settled: (signal) =>
      new Promise((resolve, reject) => {
        const end = new AbortController();
        const finish = (settle: () => void): void => {
          end.abort();
          settle();
        };
        const look = (): void => {
          if (queue.length === 0) finish(resolve);
        };
        const stop = store.subscribe(look);
        end.signal.addEventListener('abort', stop);
        const giveUp = (): void => finish(() => reject(new ClickcutError({ code: 'cancelled', message: 'Cancelled.' })));
        signal?.addEventListener('abort', giveUp, { signal: end.signal });
        look();
      }),
  };
}
