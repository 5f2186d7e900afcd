import { createStore } from 'zustand/vanilla';
import { isCancelled } from '../../../src-preload/contract/errors';
import type { OutputPreview as OutputPicture } from '../../../src-preload/contract/exports';
import type { DocumentRecord, LayerId } from '../../../src-preload/model/document';
import type { ExportOutput } from '../../../src-preload/model/exporting/export-output';
import type { Engine } from '../engine';
import type { ReadableStore } from '../store';

export interface PreviewWish {
  readonly document: DocumentRecord;
  readonly layers: readonly LayerId[] | null;
  readonly output: ExportOutput;
}

export interface OutputPreviewState {
  readonly working: boolean;
  /** What the first file of the output will be like. */
  readonly picture: OutputPicture | undefined;
  readonly problem: string | undefined;
}

/** Made anew whenever settings rest; what was there stays until then. */
export interface OutputPreview {
  readonly store: ReadableStore<OutputPreviewState>;
  want(wish: PreviewWish | undefined): void;
}

const restMs = 250;
const blank: OutputPreviewState = { working: false, picture: undefined, problem: undefined };

export function createOutputPreview(engine: Engine, ready: (signal: AbortSignal) => Promise<void>): OutputPreview {
  const store = createStore<OutputPreviewState>(() => blank);
  let wanted: PreviewWish | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let controller: AbortController | undefined;

  const make = async ({ document, layers, output }: PreviewWish, signal: AbortSignal): Promise<void> => {
    try {
      await ready(signal);
      const picture = await engine.services.exports.preview({ document: document.id, layers: layers && [...layers], output }, { signal });
      if (!signal.aborted) store.setState({ working: false, picture, problem: undefined });
    } catch (error) {
      if (signal.aborted || isCancelled(error)) return;
      store.setState({ working: false, picture: undefined, problem: error instanceof Error ? error.message : String(error) });
    }
  };

  return {
    store,
    want: (wish) => {
      const isSame = wish && wanted && wish.document === wanted.document && wish.output === wanted.output && wish.layers?.join() === wanted.layers?.join();
      if (isSame === true) return;
      wanted = wish;
      clearTimeout(timer);
      controller?.abort();
      if (!wish) {
        store.setState(blank);
        return;
      }
      const next = new AbortController();
      controller = next;
      store.setState({ working: true });
      timer = setTimeout(() => void make(wish, next.signal), restMs);
    },
  };
}
