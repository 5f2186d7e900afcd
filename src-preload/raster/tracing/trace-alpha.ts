import type { Point, Rect, Size } from '../../model/geometry';
import { ringsFromAlpha } from '../alpha-rings';
import { lineCubic, type BezierCurve, type BezierPath, type Cubic } from './bezier';
import { findCorners } from './corners';
import { fitCurves, isStraight } from './fit-curves';
import { ringArea, ringOf, type Ring } from './polyline';

export interface TraceOptions {
  /** How far a path may stray from the contour, in pixels; at least 0.1. */
  readonly tolerance: number;
}

/** Coordinates in single precision stray a little by themselves. */
const leastTolerance = 0.1;

const pointOf = ({ xs, ys }: Ring, i: number): Point => ({ x: xs[i % xs.length] ?? 0, y: ys[i % ys.length] ?? 0 });

const curveOf = ([, c1, c2, to]: Cubic): BezierCurve => ({ c1, c2, to });

function pathOf(cubics: readonly Cubic[]): BezierPath | undefined {
  const [first] = cubics;
  return first && { start: first[0], curves: cubics.map(curveOf) };
}

function smoothRing(ring: Ring, tolerance: number): BezierPath | undefined {
  const points = Array.from({ length: ring.xs.length + 1 }, (_, i) => pointOf(ring, i));
  return pathOf(fitCurves(points, tolerance, true));
}

function corneredRing(ring: Ring, corners: readonly number[], tolerance: number): BezierPath | undefined {
  const count = ring.xs.length;
  const cubics = corners.flatMap((from, i): readonly Cubic[] => {
    const to = corners[i + 1] ?? (corners[0] ?? 0) + count;
    const points = Array.from({ length: to - from + 1 }, (_, k) => pointOf(ring, from + k));
    return isStraight(points, tolerance) ? [lineCubic(pointOf(ring, from), pointOf(ring, to))] : fitCurves(points, tolerance, false);
  });
  return pathOf(cubics);
}

/** As `traceAlpha`, for an alpha that is zero outside of `bounds` (whole pixels). */
export function traceWithin(alpha: Uint8Array, bounds: Rect, { tolerance }: TraceOptions): readonly BezierPath[] {
  const allowed = Math.max(leastTolerance, tolerance);
  return ringsFromAlpha({ bounds, alpha: alpha as Uint8Array<ArrayBuffer> }, 0).flatMap((found): readonly BezierPath[] => {
    const ring = ringOf(found);
    if (ring.xs.length < 3 || ringArea(ring) < allowed * allowed) return [];
    const corners = findCorners(ring);
    const path = corners.length > 0 ? corneredRing(ring, corners, allowed) : smoothRing(ring, allowed);
    return path ? [path] : [];
  });
}

/**
 * The contour of an alpha at its half-way value as closed Bézier paths: marching squares, corners found by how much the
 * contour turns within a few pixels, what lies between them fitted with cubics after Schneider (Graphics Gems, 1990).
 *
 * Holes run the other way round than what they are holes of: both fill rules fill them right. Pieces and holes of less
 * than tolerance² are left out.
 * @param alpha size.width * size.height bytes
 */
export const traceAlpha = (alpha: Uint8Array, { width, height }: Size, options: TraceOptions): readonly BezierPath[] =>
  traceWithin(alpha, { x: 0, y: 0, width, height }, options);
