import type { Point } from '../../model/geometry';
import { lineCubic, type Cubic } from './bezier';
import { fitCubic } from './fit-cubic';
import { dot, minus, toSegment, unit } from './vectors';

/** A piece of a run with its curve. */
interface Piece {
  readonly points: readonly Point[];
  readonly cubic: Cubic;
}

const origin: Point = { x: 0, y: 0 };

function pieces(points: readonly Point[], tolerance: number): readonly Piece[] {
  const out: Piece[] = [];
  const pending: (readonly Point[])[] = [points];
  for (let run = pending.pop(); run; run = pending.pop()) {
    if (run.length < 3) {
      out.push({ points: run, cubic: lineCubic(run[0] ?? origin, run.at(-1) ?? origin) });
      continue;
    }
    const { cubic, distance, at } = fitCubic(run, tolerance);
    if (distance <= tolerance) {
      out.push({ points: run, cubic });
      continue;
    }
    // Steps of hard edges are off anywhere: a split near an end would leave as much to do as before.
    const margin = Math.floor(run.length / 4);
    const middle = Math.min(run.length - 1 - margin, Math.max(margin, at));
    const split = Math.min(run.length - 2, Math.max(1, middle));
    pending.push(run.slice(split), run.slice(0, split + 1));
  }
  return out;
}

function joined(one: Piece, two: Piece, tolerance: number): Piece | undefined {
  const points = [...one.points, ...two.points.slice(1)];
  const { cubic, distance } = fitCubic(points, tolerance);
  return distance <= tolerance ? { points, cubic } : undefined;
}

/** Neighbours that one curve can stand for as well: halving leaves more pieces than it takes. */
function fewerPieces(found: readonly Piece[], tolerance: number, isClosed: boolean): readonly Piece[] {
  const out: Piece[] = [];
  for (const piece of found) {
    const before = out.at(-1);
    const both = before && joined(before, piece, tolerance);
    if (both) out[out.length - 1] = both;
    else out.push(piece);
  }
  const [first, last] = [out[0], out.at(-1)];
  if (!isClosed || out.length < 3 || !first || !last) return out;
  const across = joined(last, first, tolerance);
  return across ? [across, ...out.slice(1, -1)] : out;
}

/** A bend by more than this at a joint is one of the contour. */
const mostBend = Math.cos((60 * Math.PI) / 180);

/** The direction that two curves share at their joint: half-way between their own; `undefined` where there is a bend. */
function sharedDirection([, , before, end]: Cubic, [, after]: Cubic): Point | undefined {
  const [one, two] = [unit(minus(end, before)), unit(minus(after, end))];
  if (!one || !two || dot(one, two) < mostBend) return undefined;
  return unit({ x: one.x + two.x, y: one.y + two.y });
}

const reversed = (v: Point | undefined): Point | undefined => v && { x: -v.x, y: -v.y };

/**
 * Fits a run of points with cubics, end to end, none further from the points than the tolerance, nor the points from
 * them.
 *
 * After P. J. Schneider, "An Algorithm for Automatically Fitting Digitized Curves", Graphics Gems, 1990: least squares,
 * parameters moved by Newton's method, split where it fits worst. His end tangents come from the points next to an
 * end, which say nothing where a hard edge runs in steps: here pieces are found with free tangents first, and fitted
 * again with the direction half-way between neighbours', so that they join smoothly wherever the tolerance allows.
 * @param isClosed the last point is the first one, and no corner
 */
export function fitCurves(points: readonly Point[], tolerance: number, isClosed: boolean): readonly Cubic[] {
  const found = fewerPieces(pieces(points, tolerance), tolerance, isClosed);
  const count = found.length;
  const joints = found.map(({ cubic }, i): Point | undefined => {
    const next = found[(i + 1) % count];
    return next && (i + 1 < count || (isClosed && count > 1)) ? sharedDirection(cubic, next.cubic) : undefined;
  });
  return found.map(({ points: own, cubic }, i) => {
    if (own.length < 3 || count < 2) return cubic;
    const first = joints[(i + count - 1) % count] ?? unit(minus(cubic[1], cubic[0]));
    const last = reversed(joints[i]) ?? unit(minus(cubic[2], cubic[3]));
    if (!first || !last) return cubic;
    const smooth = fitCubic(own, tolerance, { first, last });
    return smooth.distance <= tolerance ? smooth.cubic : cubic;
  });
}

/** Whether all points of a run lie within the tolerance of the line between its ends. */
export function isStraight(points: readonly Point[], tolerance: number): boolean {
  const [from, to] = [points[0] ?? origin, points.at(-1) ?? origin];
  return points.every((p) => toSegment(p, from, to) <= tolerance);
}
