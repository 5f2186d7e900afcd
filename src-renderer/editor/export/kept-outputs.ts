import type { DocumentRecord, LayerId } from '../../../src-preload/model/document';
import { exportOutput, mostOutputs, type ExportOutput } from '../../../src-preload/model/exporting/export-output';
import { isShown, layerOf } from '../../../src-preload/model/tree';
import type { Session } from '../document/session';

/** What is exported: a layer by itself, or null for the document. */
export type OutputSubject = LayerId | null;

export const usualOutput: ExportOutput = exportOutput.parse({ format: { type: 'png' } });

/** Empty where there is no such layer any more. */
export function outputsOf(document: DocumentRecord, subject: OutputSubject): readonly ExportOutput[] {
  return (subject === null ? document : layerOf(document, subject))?.outputs ?? [];
}

/** How many outputs an export of all that is kept has. */
export function countKept({ layers, outputs }: DocumentRecord): number {
  return layers.filter((layer) => isShown(layers, layer)).reduce((sum, layer) => sum + layer.outputs.length, outputs.length);
}

/** A layer's next one: a PNG as it is, then twice as large, three times as large … */
function following(before: readonly ExportOutput[]): ExportOutput {
  const last = before.at(-1);
  if (!last) return usualOutput;
  if (last.size.by !== 'scale') return last;
  const factor = Math.min(16, Math.floor(last.size.factor) + 1);
  return { ...last, size: { by: 'scale', factor }, suffix: `@${factor}x` };
}

/** Outputs that stay with the document and its layers, each change of them one undo step. */
export interface KeptOutputs {
  /** Nothing happens where they are kept already, or the layer went away. */
  keep(subject: OutputSubject, outputs: readonly ExportOutput[]): void;
  add(layer: LayerId): void;
  remove(layer: LayerId, index: number): void;
}

export function createKeptOutputs(session: Session): KeptOutputs {
  const keep: KeptOutputs['keep'] = (subject, outputs) => {
    const { document } = session.store.getState();
    if (!document || outputs.length > mostOutputs || (subject !== null && !layerOf(document, subject))) return;
    if (JSON.stringify(outputsOf(document, subject)) === JSON.stringify(outputs)) return;
    const patch = { outputs };
    session.apply('history.exportSettings', [subject === null ? { kind: 'update-document', patch } : { kind: 'update-layer', id: subject, patch }]);
  };
  const now = (layer: LayerId): readonly ExportOutput[] => {
    const { document } = session.store.getState();
    return document ? outputsOf(document, layer) : [];
  };
  return {
    keep,
    add: (layer) => keep(layer, [...now(layer), following(now(layer))]),
    remove: (layer, index) => keep(layer, now(layer).toSpliced(index, 1)),
  };
}
