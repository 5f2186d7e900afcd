import { ClickcutError } from '../../../src-preload/contract/errors';
import type { MaskInfo } from '../../../src-preload/contract/common';
import { cutoutLogits } from '../../../src-preload/model/cutout-logits';
import { cutoutMasks } from '../../../src-preload/model/cutout-masks';
import type { CutoutLayer, DocumentRecord, Layer, LogitsId, MaskId } from '../../../src-preload/model/document';
import { detailFits } from '../../../src-preload/model/detail-fits';
import type { Operation } from '../../../src-preload/model/operation';
import { layerOf } from '../../../src-preload/model/tree';

/** What a document may refer to. */
export interface Known {
  /** @throws ClickcutError `not-found` */
  mask(id: MaskId): MaskInfo;
  hasLogits(id: LogitsId): boolean;
}

const refuse = (layer: Layer, reason: string): ClickcutError =>
  new ClickcutError({ code: 'bad-request', message: `The layer '${layer.name}' cannot be made: ${reason}.`, hint: 'Make the selection again.' });

function checkCutout(document: DocumentRecord, layer: CutoutLayer, known: Known): void {
  const image = Object.hasOwn(document.images, layer.image) ? document.images[layer.image] : undefined;
  if (!image) throw refuse(layer, 'its photo is not part of this document');
  const info = known.mask(layer.mask);
  for (const { width, height } of cutoutMasks(layer).map((id) => known.mask(id))) {
    if (width !== image.width || height !== image.height) throw refuse(layer, `its mask is ${width} x ${height}, its photo ${image.width} x ${image.height}`);
  }
  const [a, b] = [info.bounds, layer.bounds];
  if (a.x !== b.x || a.y !== b.y || a.width !== b.width || a.height !== b.height) throw refuse(layer, 'its bounds are not those of its mask');
  if (cutoutLogits(layer).some((id) => !known.hasLogits(id))) throw refuse(layer, 'the logits of its prompts are not here');
  if (!detailFits(layer, image)) throw refuse(layer, 'the part that was seen from nearer lies outside its photo');
}

/**
 * What the model cannot know: layers come from the page, and what they refer to must be here.
 * @param after the document with the operation applied
 * @throws ClickcutError `not-found` for an unknown mask, `bad-request` for one that does not fit
 */
export function checkOperation(after: DocumentRecord, operation: Operation, known: Known): void {
  switch (operation.kind) {
    case 'insert-layers':
      for (const layer of operation.layers) if (layer.kind === 'cutout') checkCutout(after, layer, known);
      return;
    case 'update-layer': {
      const { mask, base, bounds, origin, refine } = operation.patch;
      const layer = layerOf(after, operation.id);
      if (layer?.kind === 'cutout' && (mask ?? base ?? bounds ?? origin ?? refine) !== undefined) checkCutout(after, layer, known);
      return;
    }
    case 'remove-layer':
    case 'move-layer':
    case 'update-document':
    case 'add-image':
    case 'remove-image':
      return;
  }
}
