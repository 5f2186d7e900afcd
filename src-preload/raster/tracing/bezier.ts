import type { Point } from '../../model/geometry';

/** A cubic from where the one before it ends. */
export interface BezierCurve {
  /** First and second control point. */
  readonly c1: Point;
  readonly c2: Point;
  readonly to: Point;
}

/** A closed path in image pixels: the last curve ends at `start`. */
export interface BezierPath {
  readonly start: Point;
  readonly curves: readonly BezierCurve[];
}

/** Start, two control points, end. */
export type Cubic = readonly [Point, Point, Point, Point];

/** The point at `t`, 0..1. */
export function cubicAt([p0, p1, p2, p3]: Cubic, t: number): Point {
  const s = 1 - t;
  const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return { x: a * p0.x + b * p1.x + c * p2.x + d * p3.x, y: a * p0.y + b * p1.y + c * p2.y + d * p3.y };
}

/** First and second derivative at `t`. */
export function cubicDerivatives([p0, p1, p2, p3]: Cubic, t: number): readonly [Point, Point] {
  const s = 1 - t;
  const along = (a: number, b: number, c: number, d: number): readonly [number, number] => [
    3 * (s * s * (b - a) + 2 * s * t * (c - b) + t * t * (d - c)),
    6 * (s * (c - 2 * b + a) + t * (d - 2 * c + b)),
  ];
  const [x1, x2] = along(p0.x, p1.x, p2.x, p3.x);
  const [y1, y2] = along(p0.y, p1.y, p2.y, p3.y);
  return [{ x: x1, y: y1 }, { x: x2, y: y2 }];
}

/** A straight line as a cubic of even speed. */
export function lineCubic(from: Point, to: Point): Cubic {
  const [dx, dy] = [(to.x - from.x) / 3, (to.y - from.y) / 3];
  return [from, { x: from.x + dx, y: from.y + dy }, { x: to.x - dx, y: to.y - dy }, to];
}
