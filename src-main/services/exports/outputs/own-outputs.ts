import { ClickcutError } from '../../../../src-preload/contract/errors';
import type { DocumentRecord, LayerId } from '../../../../src-preload/model/document';
import type { ExportOutput } from '../../../../src-preload/model/exporting/export-output';
import { isShown } from '../../../../src-preload/model/tree';

/** An output, and which layers it is for where it is made of layers; `undefined` for all that show. */
export interface AskedOutput {
  readonly output: ExportOutput;
  readonly layers: readonly LayerId[] | undefined;
}

/** What the document keeps for itself, then what its layers do, from the bottom to the top: those that show unless some were chosen. */
function ownOutputs(document: DocumentRecord, chosen: readonly LayerId[] | undefined): readonly AskedOutput[] {
  const { layers } = document;
  const meant = layers.filter((layer) => (chosen ? chosen.includes(layer.id) : isShown(layers, layer)));
  return [
    ...document.outputs.map((output) => ({ output, layers: chosen })),
    ...meant.flatMap(({ id, outputs }) => outputs.map((output) => ({ output: { ...output, of: 'layers' as const }, layers: [id] }))),
  ];
}

/** Whether exporting it needs nothing but itself. */
export const keepsOutputs = (document: DocumentRecord): boolean => ownOutputs(document, undefined).length > 0;

/**
 * What a request asks for. @param outputs null for what the document and its layers keep
 * @throws ClickcutError `bad-request` where they keep nothing
 */
export function askedOutputs(document: DocumentRecord, outputs: readonly ExportOutput[] | null, layers: readonly LayerId[] | undefined): readonly AskedOutput[] {
  if (outputs) return outputs.map((output) => ({ output, layers }));
  const own = ownOutputs(document, layers);
  if (own.length > 0) return own;
  const whose = layers ? `What was chosen of '${document.name}'` : `'${document.name}'`;
  throw new ClickcutError({ code: 'bad-request', message: `${whose} keeps no export settings.`, hint: 'Keep some in the window (Export assets), or name a preset.' });
}
