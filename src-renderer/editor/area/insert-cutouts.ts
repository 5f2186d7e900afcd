import type { MaskInfo } from '../../../src-preload/contract/common';
import { ClickcutError } from '../../../src-preload/contract/errors';
import type { CutoutLayer, CutoutOrigin, DocumentRecord, ImageId } from '../../../src-preload/model/document';
import type { Operation } from '../../../src-preload/model/operation';
import { addOnTop } from '../document/add-layer';
import { applyAll } from '../document/apply-all';
import { cutoutLayer } from '../document/cutout-layer';
import type { CutoutNames } from '../document/cutout-names';
import type { Session } from '../document/session';
import type { TargetStore } from '../document/target-store';
import type { EditorPorts } from '../ports';

export interface NewCutout {
  readonly mask: MaskInfo;
  readonly origin: CutoutOrigin;
}

export interface CutoutSurroundings {
  readonly session: Session;
  readonly target: TargetStore;
  readonly names: Pick<CutoutNames, 'next'>;
  readonly ports: Pick<EditorPorts, 'newId'>;
}

/**
 * Adds cut-outs of one photo on top of each other: one undo step. Undefined when the photo is no longer the one that is
 * worked on, or nothing can be changed. Throws `not-found` when one of them holds nothing.
 */
export function insertCutouts(
  { session, target, names, ports }: CutoutSurroundings,
  image: ImageId,
  cutouts: readonly NewCutout[],
  label: string,
): readonly CutoutLayer[] | undefined {
  const photo = target.current();
  let document: DocumentRecord | undefined = session.store.getState().document;
  if (!document || photo?.image !== image) return undefined;
  const layers: CutoutLayer[] = [];
  const operations: Operation[] = [];
  for (const { mask, origin } of cutouts) {
    if (mask.bounds.width === 0 || mask.bounds.height === 0) throw new ClickcutError({ code: 'not-found', message: 'The selection is empty.' });
    const layer = cutoutLayer({ id: ports.newId(), name: names.next(document), target: photo, mask, origin });
    const operation = addOnTop(document, layer);
    layers.push(layer);
    operations.push(operation);
    document = applyAll(document, [operation])?.document;
    if (!document) return undefined;
  }
  return session.apply(label, operations) ? layers : undefined;
}
