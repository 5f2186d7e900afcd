import { randomUUID } from 'node:crypto';
import { cutoutMasks } from '../../src-preload/model/cutout-masks';
import type { DocumentRecord } from '../../src-preload/model/document';
import type { Core } from './create-core';

/** Keeps the masks of a document that is open elsewhere, whatever becomes of it there. Returns what lets go of them. */
export function holdDocument({ masks }: Pick<Core, 'masks'>, { layers }: DocumentRecord): () => void {
  const owner = `held ${randomUUID()}`;
  for (const layer of layers) {
    if (layer.kind !== 'cutout') continue;
    for (const id of cutoutMasks(layer)) masks.claim(id, owner);
  }
  return () => masks.release(owner);
}
