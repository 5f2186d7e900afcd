import type { Size } from '../model/geometry';
import type { CroppedAlpha } from './bounds';
import { simplifyRing } from './simplify-ring';

const half = 128;

/**
 * The contour of an alpha at 128: marching squares over pixel centres with linear interpolation, the outside of the
 * photo being zero.
 *
 * @param tolerance how far a ring may be moved to have fewer points, in pixels
 * @returns closed rings `x0, y0, x1, y1, …` in image pixels, holes the other way round than what they are holes of
 */
export function ringsFromAlpha({ bounds, alpha }: Pick<CroppedAlpha, 'bounds' | 'alpha'>, tolerance: number): readonly Float32Array[] {
  const { width, height } = bounds;
  if (width === 0 || height === 0) return [];
  const columns = width + 2;
  const rows = height + 2;
  const at = (column: number, row: number): number =>
    column < 1 || row < 1 || column > width || row > height ? 0 : (alpha[(row - 1) * width + column - 1] ?? 0);
  const next = linkCells(at, { width: columns, height: rows });
  const offset = { x: bounds.x - 0.5, y: bounds.y - 0.5 };
  const rings: Float32Array[] = [];
  for (const [start] of next) {
    const ring: number[] = [];
    for (let edge: number | undefined = start; edge !== undefined; ) {
      pushCrossing(at, columns, edge, offset, ring);
      const following: number | undefined = next.get(edge);
      next.delete(edge);
      edge = following;
    }
    const simple = simplifyRing(ring, tolerance);
    if (simple.length >= 6) rings.push(Float32Array.from(simple));
  }
  return rings;
}

type Sample = (column: number, row: number) => number;

/** For each grid edge that the contour crosses, the one it crosses next. Edge `2k` runs from point `k` to the right, `2k + 1` down. */
function linkCells(at: Sample, { width, height }: Size): Map<number, number> {
  const next = new Map<number, number>();
  for (let row = 0; row < height - 1; row++) {
    for (let column = 0; column < width - 1; column++) {
      const a = at(column, row);
      const b = at(column + 1, row);
      const c = at(column + 1, row + 1);
      const d = at(column, row + 1);
      const state = (a >= half ? 1 : 0) | (b >= half ? 2 : 0) | (c >= half ? 4 : 0) | (d >= half ? 8 : 0);
      if (state === 0 || state === 15) continue;
      const k = row * width + column;
      const [top, right, bottom, left] = [2 * k, 2 * (k + 1) + 1, 2 * (k + width), 2 * k + 1];
      // The asymptotic decider (Nielson and Hamann 1991), as for logits.
      const joined = (a - half) * (c - half) > (b - half) * (d - half) === a >= half;
      for (const [from, to] of links(state, joined)) next.set([top, right, bottom, left][from] ?? 0, [top, right, bottom, left][to] ?? 0);
    }
  }
  return next;
}

type Side = 0 | 1 | 2 | 3;
const single: Readonly<Record<number, readonly (readonly [Side, Side])[]>> = {
  1: [[0, 3]],
  2: [[1, 0]],
  3: [[1, 3]],
  4: [[2, 1]],
  6: [[2, 0]],
  7: [[2, 3]],
  8: [[3, 2]],
  9: [[0, 2]],
  11: [[1, 2]],
  12: [[3, 1]],
  13: [[0, 1]],
  14: [[3, 0]],
};
const joinedFive: readonly (readonly [Side, Side])[] = [[0, 1], [2, 3]];
const splitFive: readonly (readonly [Side, Side])[] = [[0, 3], [2, 1]];
const joinedTen: readonly (readonly [Side, Side])[] = [[1, 2], [3, 0]];
const splitTen: readonly (readonly [Side, Side])[] = [[1, 0], [3, 2]];

function links(state: number, joined: boolean): readonly (readonly [Side, Side])[] {
  if (state === 5) return joined ? joinedFive : splitFive;
  if (state === 10) return joined ? joinedTen : splitTen;
  return single[state] ?? [];
}

function pushCrossing(at: Sample, columns: number, edge: number, offset: { readonly x: number; readonly y: number }, ring: number[]): void {
  const k = edge >> 1;
  const isDown = (edge & 1) === 1;
  const row = Math.floor(k / columns);
  const column = k - row * columns;
  const a = at(column, row);
  const b = isDown ? at(column, row + 1) : at(column + 1, row);
  const t = (half - 0.5 - a) / (b - a);
  ring.push(offset.x + column + (isDown ? 0 : t), offset.y + row + (isDown ? t : 0));
}
