import type { Point } from '../../model/geometry';
import { cubicAt, cubicDerivatives, type Cubic } from './bezier';
import { along, apart, dot, minus, toSegment } from './vectors';

/** Unit directions that a curve has to leave its ends in, each towards the curve; without, they are free. */
export interface EndTangents {
  readonly first: Point;
  readonly last: Point;
}

export interface Fit {
  readonly cubic: Cubic;
  /** How far curve and points are apart at most, in pixels. */
  readonly distance: number;
  /** Index of the point where. Never an end. */
  readonly at: number;
}

const iterations = 6;
/** Further off than this many tolerances, moving the parameters does not help. */
const hopeful = 4;
/** Where between two points the curve is compared with the line between them. */
const between = [0.25, 0.5, 0.75] as const;

const origin: Point = { x: 0, y: 0 };
const pointOf = (points: readonly Point[], i: number): Point => points[i] ?? origin;

function chordParameters(points: readonly Point[]): Float64Array {
  const u = new Float64Array(points.length);
  for (let i = 1; i < u.length; i++) u[i] = (u[i - 1] ?? 0) + apart(pointOf(points, i), pointOf(points, i - 1));
  const total = u.at(-1) ?? 0;
  return u.map((value) => (total > 0 ? value / total : 0));
}

/** Least squares for the control points at these parameters; both wholly free, or along the tangents. */
function bestCubic(points: readonly Point[], u: Float64Array, tangents: EndTangents | undefined): Cubic {
  const [from, to] = [pointOf(points, 0), pointOf(points, points.length - 1)];
  let [b11, b12, b22] = [0, 0, 0];
  let [r1x, r1y, r2x, r2y] = [0, 0, 0, 0];
  for (let i = 1; i < u.length - 1; i++) {
    const t = u[i] ?? 0;
    const s = 1 - t;
    const [b0, b1, b2, b3] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
    const p = pointOf(points, i);
    const x = p.x - from.x * (b0 + b1) - to.x * (b2 + b3);
    const y = p.y - from.y * (b0 + b1) - to.y * (b2 + b3);
    b11 += b1 * b1;
    b12 += b1 * b2;
    b22 += b2 * b2;
    r1x += b1 * x;
    r1y += b1 * y;
    r2x += b2 * x;
    r2y += b2 * y;
  }
  const third = apart(from, to) / 3;
  if (tangents) {
    const { first, last } = tangents;
    const c12 = b12 * dot(first, last);
    const [x1, x2] = [r1x * first.x + r1y * first.y, r2x * last.x + r2y * last.y];
    const det = b11 * b22 - c12 * c12;
    const [one, two] = Math.abs(det) > 1e-12 ? [(x1 * b22 - x2 * c12) / det, (b11 * x2 - c12 * x1) / det] : [0, 0];
    // Control points behind their end make loops: Wu and Barsky's thirds instead.
    const isGood = one > 0 && two > 0;
    return [from, along(from, first, isGood ? one : third), along(to, last, isGood ? two : third), to];
  }
  const det = b11 * b22 - b12 * b12;
  const chord = minus(to, from);
  if (Math.abs(det) < 1e-12) return [from, along(from, chord, 1 / 3), along(to, chord, -1 / 3), to];
  return [
    from,
    { x: from.x + (r1x * b22 - r2x * b12) / det, y: from.y + (r1y * b22 - r2y * b12) / det },
    { x: to.x + (b11 * r2x - b12 * r1x) / det, y: to.y + (b11 * r2y - b12 * r1y) / det },
    to,
  ];
}

/** One step of Newton's method towards the parameter of the nearest point. */
function nearer(cubic: Cubic, p: Point, t: number): number {
  const off = minus(cubicAt(cubic, t), p);
  const [first, second] = cubicDerivatives(cubic, t);
  const slope = dot(first, first) + dot(off, second);
  return Math.abs(slope) < 1e-12 ? t : Math.min(1, Math.max(0, t - dot(off, first) / slope));
}

/** Points from the curve, and the curve from the lines between the points. */
function measured(points: readonly Point[], u: Float64Array, cubic: Cubic): Fit {
  let distance = 0;
  let at = points.length >> 1;
  const look = (off: number, i: number): void => {
    if (off <= distance) return;
    distance = off;
    at = i;
  };
  for (let i = 1; i < u.length; i++) {
    const [p, q] = [pointOf(points, i - 1), pointOf(points, i)];
    const [before, here] = [u[i - 1] ?? 0, u[i] ?? 0];
    look(apart(cubicAt(cubic, here), q), i);
    for (const share of between) look(toSegment(cubicAt(cubic, before + share * (here - before)), p, q), i);
  }
  return { cubic, distance, at: Math.min(points.length - 2, Math.max(1, at)) };
}

/**
 * The cubic through the ends of a run that comes nearest to its points; as near as the tolerance, or as it gets.
 * @param points at least three
 */
export function fitCubic(points: readonly Point[], tolerance: number, tangents?: EndTangents): Fit {
  let u = chordParameters(points);
  let fit = measured(points, u, bestCubic(points, u, tangents));
  for (let i = 0; i < iterations && fit.distance > tolerance && fit.distance < hopeful * tolerance; i++) {
    const { cubic } = fit;
    u = u.map((t, k) => (k === 0 || k === u.length - 1 ? t : nearer(cubic, pointOf(points, k), t)));
    const next = measured(points, u, bestCubic(points, u, tangents));
    if (next.distance >= fit.distance) return fit;
    fit = next;
  }
  return fit;
}
