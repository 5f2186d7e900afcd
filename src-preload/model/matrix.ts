import { z } from 'zod';
import type { Point, Rect } from './geometry';

/**
 * An affine map, in the order of CSS and canvas: x' = a x + c y + e, y' = b x + d y + f. A layer's matrix leads from
 * its own pixels to the document's.
 */
export const matrix = z.tuple([
  z.number().finite(),
  z.number().finite(),
  z.number().finite(),
  z.number().finite(),
  z.number().finite(),
  z.number().finite(),
]).readonly();
export type Matrix = z.infer<typeof matrix>;

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

export const translation = (x: number, y: number): Matrix => [1, 0, 0, 1, x, y];
export const scaling = (x: number, y: number): Matrix => [x, 0, 0, y, 0, 0];

/** By degrees, clockwise on the screen (y runs down). Quarter turns are exact. */
export function rotation(degrees: number): Matrix {
  const quarters = degrees / 90;
  if (Number.isInteger(quarters)) {
    const [cos, sin] = ([[1, 0], [0, 1], [-1, 0], [0, -1]] as const)[(((quarters % 4) + 4) % 4) as 0 | 1 | 2 | 3];
    return [cos, sin, -sin, cos, 0, 0];
  }
  const angle = (degrees * Math.PI) / 180;
  return [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0];
}

/** First `inner`, then `outer`. */
export function compose(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** `map` done around `centre` instead of the origin. */
export const around = (centre: Point, map: Matrix): Matrix =>
  compose(translation(centre.x, centre.y), compose(map, translation(-centre.x, -centre.y)));

export const determinant = ([a, b, c, d]: Matrix): number => a * d - b * c;

/** `undefined` for a matrix that flattens everything to a line. */
export function invert(map: Matrix): Matrix | undefined {
  const [a, b, c, d, e, f] = map;
  const det = determinant(map);
  if (!Number.isFinite(1 / det)) return undefined;
  return [d / det, -b / det, -c / det, a / det, (c * f - d * e) / det, (b * e - a * f) / det];
}

export const applyTo = ([a, b, c, d, e, f]: Matrix, { x, y }: Point): Point => ({ x: a * x + c * y + e, y: b * x + d * y + f });

/** Corners of a rectangle after the map: top left, top right, bottom right, bottom left of what went in. */
export function corners(map: Matrix, { x, y, width, height }: Rect): readonly [Point, Point, Point, Point] {
  return [
    applyTo(map, { x, y }),
    applyTo(map, { x: x + width, y }),
    applyTo(map, { x: x + width, y: y + height }),
    applyTo(map, { x, y: y + height }),
  ];
}

/** The upright rectangle around a rectangle after the map. */
export function boundsAfter(map: Matrix, rect: Rect): Rect {
  const points = corners(map, rect);
  const xs = points.map((p) => p.x);
  const ys = points.map((p) => p.y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

export const sameMatrix = (p: Matrix, q: Matrix): boolean => p.every((value, i) => value === q[i]);

/** Only moves, by whole pixels: nothing is resampled. */
export const isExactMove = ([a, b, c, d, e, f]: Matrix): boolean =>
  a === 1 && b === 0 && c === 0 && d === 1 && Number.isInteger(e) && Number.isInteger(f);
