import type { MaskInfo } from '../../../src-preload/contract/common';
import type { CutoutLayer, DocumentRecord, ImageId, ImageLayer } from '../../../src-preload/model/document';

/** The photo that the tools work on: the lowest one. */
export function photoLayer(document: DocumentRecord | undefined): ImageLayer | undefined {
  return document?.layers.find((layer) => layer.kind === 'image');
}

/** Also when its layer has been deleted, the photo itself is still part of the document. */
export function photoOf(document: DocumentRecord | undefined): ImageId | undefined {
  return photoLayer(document)?.image ?? Object.keys(document?.images ?? {})[0];
}

/** "Cut-out 3" after "Cut-out 2", whatever else there is and in whatever order. */
export function numberedName(document: DocumentRecord, nameOf: (number: number) => string): string {
  const taken = new Set(document.layers.map((layer) => layer.name));
  for (let number = 1; ; number += 1) if (!taken.has(nameOf(number))) return nameOf(number);
}

export function cutoutLayer(init: {
  readonly id: string;
  readonly name: string;
  readonly image: ImageId;
  readonly mask: MaskInfo;
  readonly origin: CutoutLayer['origin'];
}): CutoutLayer {
  const { id, name, image, mask, origin } = init;
  return { kind: 'cutout', id, name, visible: true, locked: false, opacity: 1, image, mask: mask.id, bounds: mask.bounds, origin };
}
