import { frameOf, gridSide, gridStep } from '../../../src-preload/raster/logit-grid';
import type { Size } from '../../../src-preload/model/geometry';

/** Logits whose value at each grid sample is `at(x, y)`, in image pixels. */
export function logitsFrom(image: Size, at: (x: number, y: number) => number): Float32Array {
  const step = gridStep(frameOf(image), image);
  return Float32Array.from({ length: gridSide * gridSide }, (_, k) => {
    return at(((k % gridSide) + 0.5) * step.x, (Math.floor(k / gridSide) + 0.5) * step.y);
  });
}

/** Positive inside; the value is the distance to the edge in pixels. */
export const disc =
  (cx: number, cy: number, radius: number) =>
  (x: number, y: number): number =>
    radius - Math.hypot(x - cx, y - cy);

export const annulus = (cx: number, cy: number, inner: number, outer: number) => (x: number, y: number): number => {
  const r = Math.hypot(x - cx, y - cy);
  return Math.min(outer - r, r - inner);
};
