import type { FoundObject } from '../../../src-preload/contract/everything';
import type { Size } from '../../../src-preload/model/geometry';

/** Stricter than for hovering, where a wrong object costs a glance: here it costs a key press. */
export const confidentOptions = { predIouThresh: 0.92, stabilityScoreThresh: 0.955, maxObjects: 60 } as const;

/** More of the photo than this is what the objects stand in front of. */
const mostOfPhoto = 0.6;
/** Smaller shares of the photo are specks: those that are meant take one click. */
const leastOfPhoto = 0.003;
/** So much of a part lies in its whole. */
const insideShare = 0.9;
/** A whole that takes more of the photo than this is a place that holds things, such as a shelf or a table. */
const mostOfWhole = 0.4;

const isInside = (bits: number | undefined): boolean => bits !== undefined && bits > 0 && bits < 0x8000;

/** Share of the first mask that lies in the second, on the grid of the logits. */
function shareInside(part: Uint16Array, whole: Uint16Array): number {
  let [all, shared] = [0, 0];
  for (let i = 0; i < part.length; i += 1) {
    if (!isInside(part[i])) continue;
    all += 1;
    if (isInside(whole[i])) shared += 1;
  }
  return all === 0 ? 0 : shared / all;
}

/**
 * The objects that a photo is prefilled with: neither its ground nor its specks, and wholes in place of their parts.
 * Large to small.
 */
export function confidentObjects(objects: readonly FoundObject[], photo: Size): readonly FoundObject[] {
  const all = photo.width * photo.height;
  const kept: FoundObject[] = [];
  for (const object of objects.toSorted((a, b) => b.area - a.area)) {
    const share = object.area / all;
    if (share > mostOfPhoto || share < leastOfPhoto) continue;
    const isPart = kept.some((whole) => whole.area / all <= mostOfWhole && shareInside(object.logits, whole.logits) >= insideShare);
    if (!isPart) kept.push(object);
  }
  return kept;
}
