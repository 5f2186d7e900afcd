import type { Point } from '../../model/geometry';

export const minus = (a: Point, b: Point): Point => ({ x: a.x - b.x, y: a.y - b.y });
export const dot = (a: Point, b: Point): number => a.x * b.x + a.y * b.y;
export const apart = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
export const along = (from: Point, direction: Point, by: number): Point => ({ x: from.x + direction.x * by, y: from.y + direction.y * by });

/** `undefined` for no direction at all. */
export function unit(v: Point): Point | undefined {
  const length = Math.hypot(v.x, v.y);
  return length > 1e-9 ? { x: v.x / length, y: v.y / length } : undefined;
}

/** Distance of a point from a piece of a line. */
export function toSegment(p: Point, from: Point, to: Point): number {
  const v = minus(to, from);
  const square = dot(v, v);
  const t = square > 0 ? Math.min(1, Math.max(0, dot(minus(p, from), v) / square)) : 0;
  return apart(p, along(from, v, t));
}
