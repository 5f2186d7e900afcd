import type { Size } from '../../../../src-preload/model/geometry';
import { ringsFromAlpha } from '../../../../src-preload/raster/alpha-rings';
import { cubicAt, type BezierPath, type Cubic } from '../../../../src-preload/raster/tracing/bezier';

export interface Plane extends Size {
  readonly alpha: Uint8Array<ArrayBuffer>;
}

/** Coverage from a signed distance, positive inside; `softness` 0 makes hard steps. */
export const plane = (width: number, height: number, inside: (x: number, y: number) => number, softness = 1): Plane => ({
  width,
  height,
  alpha: Uint8Array.from({ length: width * height }, (_, i) => {
    const d = inside((i % width) + 0.5, Math.floor(i / width) + 0.5);
    return softness === 0 ? (d > 0 ? 255 : 0) : Math.round(255 * Math.min(1, Math.max(0, d / softness + 0.5)));
  }),
});

export const disc = (radius: number, softness = 1): Plane => plane(2 * radius + 12, 2 * radius + 12, (x, y) => radius - Math.hypot(x - radius - 6, y - radius - 6), softness);

export const cubicsOf = ({ start, curves }: BezierPath): readonly Cubic[] => curves.map(({ c1, c2, to }, i) => [curves[i - 1]?.to ?? start, c1, c2, to]);

/** So many that the chords between them lie within the slack of tests, also on the longest curve. */
const steps = 96;

/** Points along a path, close together. */
export const sampled = (path: BezierPath): readonly (readonly [number, number])[] =>
  cubicsOf(path).flatMap((cubic) => Array.from({ length: steps }, (_, i): readonly [number, number] => {
    const { x, y } = cubicAt(cubic, i / steps);
    return [x, y];
  }));

export const contourOf = ({ width, height, alpha }: Plane): readonly (readonly [number, number])[] =>
  ringsFromAlpha({ bounds: { x: 0, y: 0, width, height }, alpha }, 0).flatMap((ring) => Array.from({ length: ring.length / 2 }, (_, i): readonly [number, number] => [ring[2 * i] ?? 0, ring[2 * i + 1] ?? 0]));

/** The largest distance of a point of `from` to the nearest of a closed polyline's segments. */
export function farthest(from: readonly (readonly [number, number])[], lines: readonly (readonly (readonly [number, number])[])[]): number {
  let most = 0;
  for (const [x, y] of from) {
    let least = Infinity;
    for (const line of lines) {
      for (let i = 0; i < line.length; i++) {
        const [ax, ay] = line[i] ?? [0, 0];
        const [bx, by] = line[(i + 1) % line.length] ?? [0, 0];
        const [vx, vy] = [bx - ax, by - ay];
        const square = vx * vx + vy * vy;
        const t = square > 0 ? Math.min(1, Math.max(0, ((x - ax) * vx + (y - ay) * vy) / square)) : 0;
        least = Math.min(least, Math.hypot(x - ax - t * vx, y - ay - t * vy));
      }
    }
    most = Math.max(most, least);
  }
  return most;
}
