import type { Point } from '../../model/geometry';
import { pointAlong, type Ring } from './polyline';

/** How far before and after a point its directions are taken, in pixels: beyond the steps of a hard edge. */
const reach = 4;
/** A turn by so much within twice the reach is a corner: a circle of 6 pixels' radius still is none. */
const leastTurn = (50 * Math.PI) / 180;

/** Turn of the ring at a length along it, 0..π: between the chords of `reach` before and after. */
function turnAt(ring: Ring, length: number, at: Point, by: number): number {
  const before = pointAlong(ring, length - by);
  const after = pointAlong(ring, length + by);
  const [ax, ay] = [at.x - before.x, at.y - before.y];
  const [bx, by2] = [after.x - at.x, after.y - at.y];
  return Math.abs(Math.atan2(ax * by2 - ay * bx, ax * bx + ay * by2));
}

/**
 * Where a contour has a corner: points that turn the most within their reach, and by a lot.
 * @returns indices of the ring's points, rising
 */
export function findCorners(ring: Ring): readonly number[] {
  const { xs, ys, lengths } = ring;
  const count = xs.length;
  const total = lengths[count] ?? 0;
  const by = Math.min(reach, total / 8);
  if (by <= 0) return [];
  const turns = Float64Array.from({ length: count }, (_, i) => turnAt(ring, lengths[i] ?? 0, { x: xs[i] ?? 0, y: ys[i] ?? 0 }, by));
  const isSharpest = (i: number): boolean => {
    const own = turns[i] ?? 0;
    for (const step of [-1, 1]) {
      for (let n = 1; n < count; n++) {
        const j = (((i + step * n) % count) + count) % count;
        const apart = Math.abs((lengths[i] ?? 0) - (lengths[j] ?? 0));
        if (Math.min(apart, total - apart) > by) break;
        const other = turns[j] ?? 0;
        if (other > own || (other === own && j < i)) return false;
      }
    }
    return true;
  };
  const found: number[] = [];
  for (let i = 0; i < count; i++) if ((turns[i] ?? 0) >= leastTurn && isSharpest(i)) found.push(i);
  return found;
}
