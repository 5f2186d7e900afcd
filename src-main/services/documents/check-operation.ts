import { ClickcutError } from '../../../src-preload/contract/errors';
import type { CutoutLayer, DocumentRecord } from '../../../src-preload/model/document';
import type { Operation } from '../../../src-preload/model/operation';
import type { Masks } from '../masks/masks';

const refuse = (layer: CutoutLayer, reason: string): ClickcutError =>
  new ClickcutError({ code: 'bad-request', message: `The layer '${layer.name}' cannot be added: ${reason}.`, hint: 'Make the selection again.' });

function checkCutout(document: DocumentRecord, layer: CutoutLayer, masks: Pick<Masks, 'get'>): void {
  const { info } = masks.get(layer.mask);
  const image = Object.hasOwn(document.images, layer.image) ? document.images[layer.image] : undefined;
  if (!image) throw refuse(layer, 'its photo is not part of this document');
  if (info.width !== image.width || info.height !== image.height) {
    throw refuse(layer, `its mask is ${info.width} x ${info.height}, its photo ${image.width} x ${image.height}`);
  }
  const [a, b] = [info.bounds, layer.bounds];
  if (a.x !== b.x || a.y !== b.y || a.width !== b.width || a.height !== b.height) throw refuse(layer, 'its bounds are not those of its mask');
}

/**
 * What the model cannot know: layers come from the page, and what they refer to must be here.
 * @throws ClickcutError `not-found` for an unknown mask, `bad-request` for one that does not fit
 */
export function checkOperation(document: DocumentRecord, operation: Operation, masks: Pick<Masks, 'get'>): void {
  switch (operation.kind) {
    case 'add-layer':
      if (operation.layer.kind === 'cutout') checkCutout(document, operation.layer, masks);
      return;
    case 'remove-layer':
    case 'update-layer':
    case 'move-layer':
    case 'rename-document':
      return;
  }
}
