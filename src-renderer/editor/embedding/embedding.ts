import { createStore } from 'zustand/vanilla';
import { asClickcutError, ClickcutError } from '../../../src-preload/contract/errors';
import type { ImageId } from '../../../src-preload/model/document';
import type { Engine } from '../engine';
import type { ReadableStore } from '../store';

export interface EmbeddingState {
  readonly image: ImageId | undefined;
  readonly phase: 'none' | 'preparing' | 'ready' | 'failed';
  /** 0..1 while preparing. */
  readonly fraction: number;
}

export interface Embedding {
  readonly store: ReadableStore<EmbeddingState>;
  /** Has the photo encoded. A photo that is being encoded already, or is ready, is left alone unless `again`. */
  prepare(image: ImageId, again?: boolean): void;
  forget(): void;
  /** Resolves when the photo can be asked about; rejects when it cannot, or when another photo takes its place. */
  whenReady(image: ImageId): Promise<void>;
}

const none: EmbeddingState = { image: undefined, phase: 'none', fraction: 0 };

/** The heavy half of smart select: once a photo, in the background, as soon as it is open. */
export function createEmbedding(engine: Engine, onFailed: (error: ClickcutError, image: ImageId) => void): Embedding {
  const store = createStore<EmbeddingState>(() => none);
  let running: AbortController | undefined;

  const start = async (image: ImageId): Promise<void> => {
    running?.abort();
    const controller = new AbortController();
    running = controller;
    store.setState({ image, phase: 'preparing', fraction: 0 });
    try {
      await engine.services.segmentation.prepare(
        { image },
        {
          signal: controller.signal,
          onProgress: ({ fraction }) => {
            if (running === controller) store.setState({ fraction });
          },
        },
      );
      if (running === controller) store.setState({ phase: 'ready', fraction: 1 });
    } catch (cause) {
      const error = asClickcutError(cause);
      // A lost connection is not a failure: it is asked again on the next one.
      if (running !== controller || error.code === 'cancelled' || error.code === 'disconnected') return;
      store.setState({ phase: 'failed' });
      onFailed(error, image);
    }
  };

  return {
    store,
    prepare: (image, again = false) => {
      const now = store.getState();
      if (!again && now.image === image && (now.phase === 'preparing' || now.phase === 'ready')) return;
      void start(image);
    },
    forget: () => {
      running?.abort();
      running = undefined;
      store.setState(none);
    },
    whenReady: (image) =>
      new Promise((resolve, reject) => {
        const settled = (state: EmbeddingState): boolean => {
          if (state.image !== image) reject(new ClickcutError({ code: 'cancelled', message: 'Another photo is open.' }));
          else if (state.phase === 'ready') resolve();
          else if (state.phase === 'failed') reject(new ClickcutError({ code: 'cancelled', message: 'The photo is not ready.' }));
          else return false;
          return true;
        };
        if (settled(store.getState())) return;
        const stop = store.subscribe((state) => {
          if (settled(state)) stop();
        });
      }),
  };
}
