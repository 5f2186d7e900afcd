import type { Rect } from '../../../src-preload/model/geometry';
import { boundsAfter } from '../../../src-preload/model/matrix';
import type { Target } from '../document/target';
import { chosenOf, type Answer } from '../smart-select/steps';
import { selectedArea } from '../smart-select/thumbnail';
import type { Area } from './area';

/** The object that an answer means, in document pixels. */
export function answerRect(shown: Answer | undefined, target: Target | undefined): Rect | undefined {
  const candidate = shown && chosenOf(shown);
  const area = candidate && selectedArea(candidate.logits, shown.frame);
  if (!area || !target) return undefined;
  const { width, height } = target.size;
  return boundsAfter(target.toDocument, { x: area.x * width, y: area.y * height, width: area.width * width, height: area.height * height });
}

/** The selected pixels, in document pixels. */
export const areaRect = (area: Area | undefined, target: Target | undefined): Rect | undefined =>
  area && target?.image === area.image ? boundsAfter(target.toDocument, area.mask.bounds) : undefined;
