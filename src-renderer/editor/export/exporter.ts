import { createStore } from 'zustand/vanilla';
import { isCancelled } from '../../../src-preload/contract/errors';
import type { ExportedFile, ExportFormat } from '../../../src-preload/contract/exports';
import type { DocumentRecord, Layer } from '../../../src-preload/model/document';
import type { Engine } from '../engine';
import { text, type EditorPorts } from '../ports';
import type { ReadableStore } from '../store';
import { errorToast } from '../toasts/error-toast';
import type { Toasts } from '../toasts/toasts';

/** Kept between exports: people export the same way again and again. */
export interface ExportSettings {
  readonly format: ExportFormat;
  readonly quality: number;
  readonly trim: boolean;
  readonly matte: string;
}

export interface ExporterState {
  readonly settings: ExportSettings;
  readonly running: { readonly done: number; readonly total: number; readonly startedAt: number } | undefined;
}

export interface Exporter {
  readonly store: ReadableStore<ExporterState>;
  set(settings: Partial<ExportSettings>): void;
  /** Layers each by itself, or everything as it looks. */
  run(document: DocumentRecord, what: readonly Layer[] | 'document', how: 'download' | 'ask'): Promise<void>;
  cancel(): void;
}

const usual: ExportSettings = { format: 'png', quality: 90, trim: false, matte: '#ffffff' };

/**
 * One layer becomes a file, several become files in one zip. Rendered by the engine at full resolution.
 * @param ready resolves when the engine has everything that an export is to show
 */
export function createExporter(engine: Engine, toasts: Toasts, ports: EditorPorts, ready: (signal: AbortSignal) => Promise<void>): Exporter {
  const store = createStore<ExporterState>(() => ({ settings: usual, running: undefined }));
  let running: AbortController | undefined;

  const render = async (document: DocumentRecord, what: readonly Layer[] | 'document', signal: AbortSignal): Promise<ExportedFile> => {
    const options = store.getState().settings;
    if (what === 'document') return engine.services.exports.document({ document: document.id, options }, { signal });
    const [only, ...others] = what;
    if (only && others.length === 0) {
      return engine.services.exports.layer({ document: document.id, layer: only.id, options }, { signal });
    }
    return engine.services.exports.layers(
      { document: document.id, layers: what.map((layer) => layer.id), options },
      { signal, onProgress: (progress) => store.setState(({ running: now }) => ({ running: now && { ...now, ...progress } })) },
    );
  };

  const run = async (document: DocumentRecord, what: readonly Layer[] | 'document', how: 'download' | 'ask'): Promise<void> => {
    if (running || what.length === 0) return;
    const controller = new AbortController();
    running = controller;
    store.setState({ running: { done: 0, total: what === 'document' ? 1 : what.length, startedAt: ports.now() } });
    try {
      await ready(controller.signal);
      const file = await render(document, what, controller.signal);
      if ((await ports.saveFile(file, how)) === 'saved') {
        toasts.show({ tone: 'success', title: text('export.done', { name: file.name }) });
      }
    } catch (error) {
      if (isCancelled(error)) return;
      const title = text('error.exportFailed', { name: document.name });
      toasts.show(errorToast(title, error, { label: 'action.retry', run: () => void run(document, what, how) }));
    } finally {
      running = undefined;
      store.setState({ running: undefined });
    }
  };

  return {
    store,
    set: (settings) => store.setState((state) => ({ settings: { ...state.settings, ...settings } })),
    run,
    cancel: () => running?.abort(),
  };
}
