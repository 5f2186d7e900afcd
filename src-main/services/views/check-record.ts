import { ClickcutError } from '../../../src-preload/contract/errors';
import { imageOf } from '../../../src-preload/model/apply-operation';
import type { DocumentRecord } from '../../../src-preload/model/document';
import type { Layer } from '../../../src-preload/model/layer';
import { checkMaskFits } from '../render/photo-level';
import type { MaskSource } from '../render/render-context';

/**
 * A page's record may be newer than the document, but it can only show photos that are part of the document, and
 * masks that exist and fit them.
 * @throws ClickcutError `not-found`, `bad-request`
 */
export function checkRecord(document: DocumentRecord, layer: Layer, masks: Pick<MaskSource, 'info'>): void {
  const id = imageOf(layer);
  if (id === undefined) return;
  const image = document.images[id];
  if (!image) {
    throw new ClickcutError({
      code: 'not-found',
      message: `'${document.name}' has no photo '${id.slice(0, 12)}…'.`,
      hint: 'Add the photo to the document first.',
    });
  }
  if (layer.kind === 'cutout') checkMaskFits(layer, masks.info(layer.mask), image);
}
