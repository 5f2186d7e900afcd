import type { Point } from '../../../src-preload/model/geometry';

/** Closed rings of x, y pairs; holes are rings of their own. */
export type Rings = readonly Float32Array[];

const x = (ring: Float32Array, i: number): number => ring[2 * i] ?? 0;
const y = (ring: Float32Array, i: number): number => ring[2 * i + 1] ?? 0;

/** Even-odd: how many edges a ray to the right crosses (Shimrat 1962). */
export function holdsPoint(rings: Rings, at: Point): boolean {
  let isInside = false;
  for (const ring of rings) {
    const count = ring.length / 2;
    for (let i = 0, j = count - 1; i < count; j = i, i += 1) {
      if (y(ring, i) > at.y === y(ring, j) > at.y) continue;
      const crossing = x(ring, i) + ((at.y - y(ring, i)) / (y(ring, j) - y(ring, i))) * (x(ring, j) - x(ring, i));
      if (at.x < crossing) isInside = !isInside;
    }
  }
  return isInside;
}

/** Square pixels; holes, which run the other way round, count against it. */
export function ringsArea(rings: Rings): number {
  let twice = 0;
  for (const ring of rings) {
    const count = ring.length / 2;
    for (let i = 0, j = count - 1; i < count; j = i, i += 1) twice += x(ring, j) * y(ring, i) - x(ring, i) * y(ring, j);
  }
  return Math.abs(twice) / 2;
}
