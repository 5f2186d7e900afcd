import { createStore } from 'zustand/vanilla';
import { isCancelled } from '../../../src-preload/contract/errors';
import type { DocumentRecord, LayerId } from '../../../src-preload/model/document';
import type { ExportOutput } from '../../../src-preload/model/exporting/export-output';
import type { Engine } from '../engine';
import { text, type EditorPorts } from '../ports';
import type { ReadableStore } from '../store';
import { errorToast } from '../toasts/error-toast';
import type { Toasts } from '../toasts/toasts';

export interface OutputRunState {
  readonly running: { readonly done: number; readonly total: number; readonly startedAt: number } | undefined;
}

export interface OutputWish {
  /** Which are meant where an output is made of layers; null for all that show. */
  readonly layers: readonly LayerId[] | null;
  /** Null for what the document and its layers keep. */
  readonly outputs: readonly ExportOutput[] | null;
}

/** Writes the files of outputs, once at a time. */
export interface OutputRun {
  readonly store: ReadableStore<OutputRunState>;
  /** Resolves with whether files were written. */
  run(document: DocumentRecord, wish: OutputWish): Promise<boolean>;
  cancel(): void;
}

export interface OutputRunParts {
  readonly engine: Engine;
  readonly toasts: Toasts;
  readonly ports: EditorPorts;
  /** Resolves when the engine has everything that an export is to show. */
  readonly ready: (signal: AbortSignal) => Promise<void>;
}

export function createOutputRun({ engine, toasts, ports, ready }: OutputRunParts): OutputRun {
  const store = createStore<OutputRunState>(() => ({ running: undefined }));
  let running: AbortController | undefined;

  return {
    store,
    run: async (document, { layers, outputs }) => {
      if (running) return false;
      const controller = new AbortController();
      running = controller;
      const startedAt = ports.now();
      store.setState({ running: { done: 0, total: 0, startedAt } });
      try {
        await ready(controller.signal);
        const onProgress = ({ done, total }: { readonly done: number; readonly total: number }): void => store.setState({ running: { done, total, startedAt } });
        const params = { document: document.id, layers: layers && [...layers], outputs: outputs && [...outputs] };
        const file = await engine.services.exports.run(params, { signal: controller.signal, onProgress });
        const isSaved = (await ports.saveFile(file, 'download')) === 'saved';
        if (isSaved) toasts.show({ tone: 'success', title: text('export.done', { name: file.name }) });
        return isSaved;
      } catch (error) {
        if (!isCancelled(error)) toasts.show(errorToast(text('error.exportFailed', { name: document.name }), error));
        return false;
      } finally {
        running = undefined;
        store.setState({ running: undefined });
      }
    },
    cancel: () => running?.abort(),
  };
}
