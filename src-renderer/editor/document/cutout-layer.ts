import type { MaskInfo } from '../../../src-preload/contract/common';
import { plainLayer, type CutoutLayer, type DocumentRecord } from '../../../src-preload/model/document';
import { noEffects } from '../../../src-preload/model/effects';
import type { Target } from './target';

/** "Cut-out 3" after "Cut-out 2", whatever else there is and in whatever order. */
export function numberedName(document: DocumentRecord, nameOf: (number: number) => string): string {
  const taken = new Set(document.layers.map((layer) => layer.name));
  for (let number = 1; ; number += 1) if (!taken.has(nameOf(number))) return nameOf(number);
}

/** A cut-out that lies exactly on its photo. */
export function cutoutLayer(init: {
  readonly id: string;
  readonly name: string;
  readonly target: Target;
  readonly mask: MaskInfo;
  readonly origin: CutoutLayer['origin'];
}): CutoutLayer {
  const { id, name, target, mask, origin } = init;
  const { image, toDocument } = target;
  const masks = { base: mask.id, mask: mask.id, bounds: mask.bounds };
  return { ...plainLayer, kind: 'cutout', id, name, image, transform: toDocument, effects: noEffects, ...masks, origin, refine: null };
}
