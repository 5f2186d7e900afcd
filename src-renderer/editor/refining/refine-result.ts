import type { CutoutLayer, DocumentRecord, LayerId } from '../../../src-preload/model/document';
import type { Operation } from '../../../src-preload/model/operation';
import { layerOf } from '../../../src-preload/model/tree';
import { addAbove, addOnTop } from '../document/add-layer';
import { numberedName } from '../document/cutout-layer';
import { refinementOf, type RefinedMasks } from './refine-cutout';
import type { RefineSubject } from './refine-subject';
import type { RefineOutput } from './refine-views';

/** The cut-out with its new edge; as a layer of its own its colours are those of the photo, or clean ones. */
export function refinedCutout({ cutout }: RefineSubject, { mask, bounds, refine: made }: RefinedMasks, output: RefineOutput): CutoutLayer {
  if (output === 'mask' || output === 'selection') return { ...cutout, mask, bounds, refine: made };
  const refine = refinementOf({ mask, refine: made });
  const amount = refine.settings.decontaminate;
  const decontaminate = output === 'layer' ? 0 : amount > 0 ? amount : 1;
  return { ...cutout, mask, bounds, refine: { ...refine, settings: { ...refine.settings, decontaminate } } };
}

/** What makes it so: one step. A new layer takes the place of the cut-out that it was made of, which is hidden. */
export function resultOperations(
  document: DocumentRecord,
  subject: RefineSubject,
  refined: CutoutLayer,
  output: Exclude<RefineOutput, 'selection'>,
  fresh: { readonly id: LayerId; readonly nameOf: (number: number) => string },
): readonly Operation[] {
  const { mask, bounds, refine } = refined;
  if (output === 'mask') return [{ kind: 'update-layer', id: refined.id, patch: { mask, bounds, refine } }];
  const layer = { ...refined, id: fresh.id, name: numberedName(document, fresh.nameOf), visible: true };
  const below = subject.kind === 'cutout' ? layerOf(document, refined.id) : undefined;
  if (!below) return [addOnTop(document, layer)];
  return [addAbove(document, layer, below), { kind: 'update-layer', id: below.id, patch: { visible: false } }];
}
