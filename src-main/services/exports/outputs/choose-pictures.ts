import { ClickcutError } from '../../../../src-preload/contract/errors';
import type { DocumentRecord, Layer, LayerId } from '../../../../src-preload/model/document';
import type { ExportOutput } from '../../../../src-preload/model/exporting/export-output';
import { childrenOf, isShown, layerOf } from '../../../../src-preload/model/tree';

/** A layer or group by itself; `null` for the whole document. */
export type PictureOf = Layer | null;

const isWhole = ({ format, of }: ExportOutput): boolean => of === 'document' || format.type === 'psd' || format.type === 'ora';

function chosenLayer(document: DocumentRecord, id: LayerId): Layer {
  const found = layerOf(document, id);
  if (found) return found;
  throw new ClickcutError({ code: 'not-found', message: `'${document.name}' has no layer '${id}'.`, hint: 'It may have been deleted.' });
}

/**
 * What an output makes pictures of, from the bottom to the top, or in the order in which layers were chosen.
 * @param chosen the caller's choice for `of: 'layers'`; all that show, without groups, unless given
 * @throws ClickcutError `not-found`
 */
export function picturesOf(document: DocumentRecord, output: ExportOutput, chosen: readonly LayerId[] | undefined): readonly PictureOf[] {
  const { layers } = document;
  if (isWhole(output)) return [null];
  switch (output.of) {
    case 'document':
      return [null];
    case 'layers':
      return chosen ? [...new Set(chosen)].map((id) => chosenLayer(document, id)) : layers.filter((layer) => layer.kind !== 'group' && isShown(layers, layer));
    case 'roots':
      return childrenOf(layers, null).filter(({ visible }) => visible);
    case 'cutouts':
      return layers.filter((layer) => layer.kind === 'cutout' && isShown(layers, layer));
  }
}
