import type { Size } from '../model/geometry';
import { gridSide } from './logit-grid';

/** Marks, as the flood goes through the mask. */
const unseen = 0;
const seen = 1;
/** Zero counts as outside; a filled hole must end above it, in half precision too. */
const justInside = 2 ** -10;

/**
 * Turns the sign of every region (islands: 8 neighbours; holes: 4, so that the two never cross) smaller than `least`
 * samples. Holes that reach the photo's border are holes as well: a mask is not torn by a speck there.
 */
function turnRegions(logits: Float32Array, { width, height }: Size, least: number, isIsland: boolean): void {
  const marks = new Uint8Array(gridSide * gridSide);
  const region = new Int32Array(width * height);
  const reach = isIsland ? [-1, 0, 1] : [0];
  for (let start = 0; start < gridSide * height; start++) {
    if ((start & (gridSide - 1)) >= width || marks[start] !== unseen || (logits[start] as number) > 0 !== isIsland) continue;
    let size = 1;
    region[0] = start;
    marks[start] = seen;
    const visit = (at: number): void => {
      if (marks[at] !== unseen || (logits[at] as number) > 0 !== isIsland) return;
      marks[at] = seen;
      region[size++] = at;
    };
    for (let k = 0; k < size; k++) {
      const at = region[k] as number;
      const x = at & (gridSide - 1);
      const y = at >> 8;
      if (x > 0) visit(at - 1);
      if (x < width - 1) visit(at + 1);
      for (const dx of reach) {
        if (x + dx < 0 || x + dx >= width) continue;
        if (y > 0) visit(at - gridSide + dx);
        if (y < height - 1) visit(at + gridSide + dx);
      }
    }
    if (size >= least) continue;
    for (let k = 0; k < size; k++) {
      const at = region[k] as number;
      logits[at] = isIsland ? -(logits[at] as number) : Math.max(-(logits[at] as number), justInside);
    }
  }
}

/**
 * Fills holes and drops islands smaller than `least` samples, as SAM's automatic mask generator does
 * (`min_mask_region_area`). The logits keep their size and change their sign, so that the contour elsewhere stays.
 *
 * @param logits f32 [256*256]
 * @param inside columns and rows of the grid that lie in the photo; the rest stays as it is
 * @returns a copy
 */
export function cleanLogits(logits: Float32Array, inside: Size, least: number): Float32Array<ArrayBuffer> {
  const cleaned = Float32Array.from(logits);
  if (least <= 1) return cleaned;
  turnRegions(cleaned, inside, least, false);
  turnRegions(cleaned, inside, least, true);
  return cleaned;
}
