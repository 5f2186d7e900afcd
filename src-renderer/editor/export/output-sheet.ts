import { createStore } from 'zustand/vanilla';
import { isCancelled } from '../../../src-preload/contract/errors';
import type { NamedPreset } from '../../../src-preload/contract/exports';
import type { DocumentId, DocumentRecord, LayerId } from '../../../src-preload/model/document';
import { mostOutputs, type ExportOutput } from '../../../src-preload/model/exporting/export-output';
import { presetVersion, type ExportPreset } from '../../../src-preload/model/exporting/export-preset';
import type { Dialogs } from '../dialogs';
import type { Session } from '../document/session';
import type { Engine } from '../engine';
import { text, type EditorPorts } from '../ports';
import type { ReadableStore } from '../store';
import { errorToast } from '../toasts/error-toast';
import type { Toasts } from '../toasts/toasts';
import { outputsOf, usualOutput, type KeptOutputs, type OutputSubject } from './kept-outputs';
import type { OutputRun } from './output-run';

export interface OutputSheetState {
  /** Those that come with the program; empty until they are asked for. */
  readonly presets: readonly NamedPreset[];
  /** The one that is shown as it is; undefined once something was changed. */
  readonly preset: string | undefined;
  /** What the outputs are for. */
  readonly subject: OutputSubject;
  /** Whether they stay with it, once the sheet is closed or has exported. A layer's always do. */
  readonly kept: boolean;
  readonly outputs: readonly ExportOutput[];
  /** The one that is being looked at. */
  readonly current: number;
}

/** Files in any number of formats and sizes, out of one document or one of its layers: kept with it, between exports, and as presets. */
export interface OutputSheet {
  readonly store: ReadableStore<OutputSheetState>;
  /** Shows the sheet, with one of the subject's outputs. */
  open(subject: OutputSubject, index?: number): void;
  /** Keeps what the sheet has for one subject, and goes over to another. */
  turnTo(subject: OutputSubject): void;
  setKept(kept: boolean): void;
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
  /** @param layers which are meant where an output of the document is made of layers; null for all that show. Resolves with whether files were written. */
  run(document: DocumentRecord, layers: readonly LayerId[] | null): Promise<boolean>;
}

export interface OutputSheetParts {
  readonly engine: Engine;
  readonly session: Session;
  readonly dialogs: Dialogs;
  readonly keptOutputs: KeptOutputs;
  readonly outputRun: OutputRun;
  readonly toasts: Toasts;
  readonly ports: EditorPorts;
}

export function createOutputSheet({ engine, session, dialogs, keptOutputs, outputRun, toasts, ports }: OutputSheetParts): OutputSheet {
  const store = createStore<OutputSheetState>(() => ({ presets: [], preset: undefined, subject: null, kept: false, outputs: [usualOutput], current: 0 }));
  /** For documents that keep none: those of the last one. */
  let last: Pick<OutputSheetState, 'outputs' | 'preset'> = { outputs: [usualOutput], preset: undefined };
  /** The document that the sheet was opened on: what is set up for one is never kept with another. */
  let begunOn: DocumentId | undefined;

  const fail = (key: string, error: unknown): void => {
    if (!isCancelled(error)) toasts.show(errorToast(text(key), error));
  };
  const replace = (outputs: readonly ExportOutput[], current: number): void => {
    if (outputs.length === 0 || outputs.length > mostOutputs) return;
    store.setState({ outputs, current: Math.max(0, Math.min(outputs.length - 1, current)), preset: undefined });
  };
  const show = (preset: Pick<ExportPreset, 'outputs'>, id: string | undefined): void => store.setState({ outputs: preset.outputs, current: 0, preset: id });

  const begin = (subject: OutputSubject, current: number): void => {
    const { document } = session.store.getState();
    begunOn = document?.id;
    const own = document ? outputsOf(document, subject) : [];
    const isOwn = own.length > 0;
    const shown = isOwn ? { outputs: own, preset: undefined } : subject === null ? last : { outputs: [usualOutput], preset: undefined };
    store.setState({ ...shown, subject, kept: isOwn || subject !== null, current: Math.min(current, shown.outputs.length - 1) });
  };
  const settle = (): void => {
    const { subject, kept, outputs, preset } = store.getState();
    if (session.store.getState().document?.id !== begunOn) return;
    if (kept) keptOutputs.keep(subject, outputs);
    else if (subject === null) last = { outputs, preset };
  };
  dialogs.store.subscribe(({ open }, before) => {
    if (before.open === 'export-assets' && open !== 'export-assets') settle();
  });

  return {
    store,
    open: (subject, index = 0) => {
      begin(subject, index);
      dialogs.open('export-assets');
    },
    turnTo: (subject) => {
      settle();
      begin(subject, 0);
    },
    setKept: (kept) => {
      if (store.getState().subject !== null) return;
      store.setState({ kept });
      if (!kept) keptOutputs.keep(null, []);
    },
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
      replace([...outputs, usualOutput], outputs.length);
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
    run: (document, layers) => {
      settle();
      const { subject, kept, outputs } = store.getState();
      if (subject !== null) return outputRun.run(document, { layers: [subject], outputs: outputs.map((output) => ({ ...output, of: 'layers' })) });
      return outputRun.run(document, { layers, outputs: kept ? null : outputs });
    },
  };
}
