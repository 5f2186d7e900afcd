import { createStore } from 'zustand/vanilla';
import type { AnnotationFormat } from '../../../src-preload/model/job';
import { isCancelled } from '../../../src-preload/contract/errors';
import type { Engine } from '../engine';
import { text, type EditorPorts } from '../ports';
import type { ReadableStore } from '../store';
import { errorToast } from '../toasts/error-toast';
import type { Toasts } from '../toasts/toasts';
import type { Annotating } from './annotating';
import type { Classes } from './classes';

export const annotationFormats: readonly AnnotationFormat[] = ['coco', 'coco-polygons', 'yolo', 'voc', 'sa-1b', 'masks'];

export interface AnnotationExportState {
  readonly format: AnnotationFormat;
  readonly running: { readonly done: number; readonly total: number } | undefined;
}

export interface AnnotationExport {
  readonly store: ReadableStore<AnnotationExportState>;
  setFormat(format: AnnotationFormat): void;
  /** All photos that were seen, in their order, as one file. Resolves with whether it was saved. */
  run(how: 'download' | 'ask'): Promise<boolean>;
  cancel(): void;
}

export interface AnnotationExportParts {
  readonly engine: Engine;
  readonly annotating: Annotating;
  readonly classes: Classes;
  readonly toasts: Toasts;
  readonly ports: EditorPorts;
  /** Resolves once the engine has everything. */
  readonly ready: () => Promise<void>;
}

export function createAnnotationExport({ engine, annotating, classes, toasts, ports, ready }: AnnotationExportParts): AnnotationExport {
  const store = createStore<AnnotationExportState>(() => ({ format: 'coco', running: undefined }));
  let running: AbortController | undefined;

  const run = async (how: 'download' | 'ask'): Promise<boolean> => {
    const { photos } = annotating.store.getState();
    const documents = photos.flatMap(({ document, seen }) => (seen && document !== undefined ? [document] : []));
    if (running || documents.length === 0) return false;
    const controller = new AbortController();
    running = controller;
    store.setState({ running: { done: 0, total: documents.length } });
    try {
      await ready();
      const { format } = store.getState();
      const file = await engine.services.annotations.export(
        { documents, format, classes: [...classes.list()] },
        { signal: controller.signal, onProgress: (progress) => store.setState({ running: progress }) },
      );
      if ((await ports.saveFile(file, how)) !== 'saved') return false;
      annotating.exported();
      toasts.show({ tone: 'success', title: text('export.done', { name: file.name }) });
      return true;
    } catch (error) {
      if (!isCancelled(error)) toasts.show(errorToast(text('annotate.exportFailed'), error, { label: 'action.retry', run: () => void run(how) }));
      return false;
    } finally {
      running = undefined;
      store.setState({ running: undefined });
    }
  };

  return { store, setFormat: (format) => store.setState({ format }), run, cancel: () => running?.abort() };
}
