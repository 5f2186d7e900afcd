import { intersect, type Rect, type Size } from '../../../src-preload/model/geometry';
import { grow, wholeOf } from '../render/rects';

/** Less of a soft edge, 0..255, and a smaller difference are not seen in the mixture of both. */
const least = { share: 26, difference: 6 } as const;
/** Side of the blocks whose parts are solved by themselves, in pixels of the coarser level. */
const blockSide = 384;

export interface CoarseEdges {
  /** How much of the soft edge to take, 0..255. */
  readonly share: Uint8Array;
  readonly firm: Uint8Array;
  readonly soft: Uint8Array;
  /** How far around such places the soft edge is wanted too. */
  readonly reach: number;
}

/** The smallest rectangle of a block with all places where the soft edge counts; undefined where it does nowhere. */
function countsIn({ width }: Size, { share, firm, soft }: CoarseEdges, block: Rect): Rect | undefined {
  let [left, right, top, bottom] = [Infinity, -1, Infinity, -1];
  for (let y = block.y; y < block.y + block.height; y++) {
    for (let x = block.x, i = y * width + x; x < block.x + block.width; x++, i++) {
      if ((share[i] as number) < least.share || Math.abs((firm[i] as number) - (soft[i] as number)) < least.difference) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  return right < 0 ? undefined : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** Rectangles of a level where its soft edge counts, with some room; they may overlap. */
export function wantedParts(level: Size, edges: CoarseEdges): readonly Rect[] {
  const parts: Rect[] = [];
  for (let y = 0; y < level.height; y += blockSide) {
    for (let x = 0; x < level.width; x += blockSide) {
      const found = countsIn(level, edges, intersect({ x, y, width: blockSide, height: blockSide }, wholeOf(level)));
      if (found) parts.push(intersect(grow(found, edges.reach), wholeOf(level)));
    }
  }
  return parts;
}
