import type { CutoutLayer, LayerId } from '../../../src-preload/model/document';
import type { Size } from '../../../src-preload/model/geometry';
import { defaultRefine } from '../../../src-preload/model/refinement';
import type { Area } from '../area/area';
import { cutoutLayer } from '../document/cutout-layer';
import type { Target } from '../document/target';
import { refinementOf, type RefineDraft } from './refine-cutout';

/** What is being refined. */
export interface RefineSubject {
  readonly kind: 'cutout' | 'area';
  /** The cut-out as it was when it was opened; of an area, the one that would be cut out of it. */
  readonly cutout: CutoutLayer;
  /** The layer that shows its photo: the cut-out itself, or where the area was drawn. */
  readonly shownBy: LayerId;
  readonly photo: Size;
  readonly start: RefineDraft;
  /** What `start` gives is what the cut-out shows already. */
  readonly isDone: boolean;
}

/** @param isFresh its first refinement had not been finished */
export function cutoutSubject(cutout: CutoutLayer, photo: Size, isFresh: boolean): RefineSubject {
  const { settings, hair } = refinementOf(cutout);
  return { kind: 'cutout', cutout, shownBy: cutout.id, photo, start: { settings: isFresh ? defaultRefine : settings, hair }, isDone: !isFresh };
}

export function areaSubject({ mask, origin }: Area, target: Target, id: LayerId, name: string): RefineSubject {
  const cutout = cutoutLayer({ id, name, target, mask, origin });
  const { settings, hair } = refinementOf(cutout);
  return { kind: 'area', cutout, shownBy: target.layer.id, photo: target.size, start: { settings, hair }, isDone: true };
}
