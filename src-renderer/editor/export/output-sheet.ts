import { createStore } from 'zustand/vanilla';
import { isCancelled } from '../../../src-preload/contract/errors';
import type { NamedPreset } from '../../../src-preload/contract/exports';
import type { DocumentRecord, LayerId } from '../../../src-preload/model/document';
import { exportOutput, type ExportOutput } from '../../../src-preload/model/exporting/export-output';
import { presetVersion, type ExportPreset } from '../../../src-preload/model/exporting/export-preset';
import type { Engine } from '../engine';
import { text, type EditorPorts } from '../ports';
import type { ReadableStore } from '../store';
import { errorToast } from '../toasts/error-toast';
import type { Toasts } from '../toasts/toasts';

export interface OutputSheetState {
  /** Those that come with the program; empty until they are asked for. */
  readonly presets: readonly NamedPreset[];
  /** The one that is shown as it is; undefined once something was changed. */
  readonly preset: string | undefined;
  readonly outputs: readonly ExportOutput[];
  /** The one that is being looked at. */
  readonly current: number;
  readonly running: { readonly done: number; readonly total: number } | undefined;
}

/** Files in any number of formats and sizes, out of one document: kept between exports, and as presets. */
export interface OutputSheet {
  readonly store: ReadableStore<OutputSheetState>;
  load(): Promise<void>;
  choosePreset(id: string): void;
  look(index: number): void;
  add(): void;
  duplicate(): void;
  remove(): void;
  change(patch: Partial<ExportOutput>): void;
  /** A preset file of the person's. */
  openPreset(): Promise<void>;
  savePreset(): Promise<void>;
  /** `layers`: which are meant where an output is made of layers; null for all that show. Resolves with whether files were written. */
  run(document: DocumentRecord, layers: readonly LayerId[] | null): Promise<boolean>;
  cancel(): void;
}

export interface OutputSheetParts {
  readonly engine: Engine;
  readonly toasts: Toasts;
  readonly ports: EditorPorts;
  /** Resolves when the engine has everything that an export is to show. */
  readonly ready: (signal: AbortSignal) => Promise<void>;
}

const usual = exportOutput.parse({ format: { type: 'png' } });
const mostOutputs = 32;

export function createOutputSheet({ engine, toasts, ports, ready }: OutputSheetParts): OutputSheet {
  const store = createStore<OutputSheetState>(() => ({ presets: [], preset: undefined, outputs: [usual], current: 0, running: undefined }));
  let running: AbortController | undefined;

  const fail = (key: string, error: unknown): void => {
    if (!isCancelled(error)) toasts.show(errorToast(text(key), error));
  };
  const replace = (outputs: readonly ExportOutput[], current: number): void => {
    if (outputs.length === 0 || outputs.length > mostOutputs) return;
    store.setState({ outputs, current: Math.max(0, Math.min(outputs.length - 1, current)), preset: undefined });
  };
  const show = (preset: Pick<ExportPreset, 'outputs'>, id: string | undefined): void => store.setState({ outputs: preset.outputs, current: 0, preset: id });

  return {
    store,
    load: async () => {
      if (store.getState().presets.length > 0) return;
      try {
        const { presets } = await engine.services.exports.presets({});
        store.setState({ presets });
      } catch (error) {
        fail('error.presetsFailed', error);
      }
    },
    choosePreset: (id) => {
      const found = store.getState().presets.find((preset) => preset.id === id);
      if (found) show(found, id);
    },
    look: (index) => store.setState(({ outputs }) => ({ current: Math.max(0, Math.min(outputs.length - 1, index)) })),
    add: () => {
      const { outputs } = store.getState();
      replace([...outputs, usual], outputs.length);
    },
    duplicate: () => {
      const { outputs, current } = store.getState();
      const one = outputs[current];
      if (one) replace(outputs.toSpliced(current + 1, 0, one), current + 1);
    },
    remove: () => {
      const { outputs, current } = store.getState();
      replace(outputs.toSpliced(current, 1), current);
    },
    change: (patch) => {
      const { outputs, current } = store.getState();
      replace(
        outputs.map((output, index) => (index === current ? { ...output, ...patch } : output)),
        current,
      );
    },
    openPreset: async () => {
      const file = await ports.pickFile('.json,application/json');
      if (!file) return;
      try {
        const preset = await engine.services.exports.checkPreset({ text: new TextDecoder().decode(await file.bytes()), name: file.name });
        show(preset, undefined);
      } catch (error) {
        fail('error.presetUnreadable', error);
      }
    },
    savePreset: async () => {
      const { outputs, preset: id, presets } = store.getState();
      const name = presets.find((preset) => preset.id === id)?.name ?? ports.translate(text('outputs.ownPreset'));
      const preset: ExportPreset = { clickcut: 'preset', version: presetVersion, name, outputs };
      const bytes = new TextEncoder().encode(`${JSON.stringify(preset, null, 2)}\n`);
      try {
        await ports.saveFile({ name: `${name}.json`, mime: 'application/json', bytes }, 'ask');
      } catch (error) {
        fail('error.presetNotSaved', error);
      }
    },
    run: async (document, layers) => {
      if (running) return false;
      const controller = new AbortController();
      running = controller;
      store.setState({ running: { done: 0, total: 0 } });
      try {
        await ready(controller.signal);
        const onProgress = ({ done, total }: { readonly done: number; readonly total: number }): void => store.setState({ running: { done, total } });
        const params = { document: document.id, layers: layers && [...layers], outputs: [...store.getState().outputs] };
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
