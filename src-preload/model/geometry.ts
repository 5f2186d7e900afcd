import { z } from 'zod';

/** Image pixels, origin at the top left of the first pixel, y down, after orientation. */
export const point = z.object({ x: z.number().finite(), y: z.number().finite() });
export type Point = Readonly<z.infer<typeof point>>;

/** A rectangle in image pixels; `width` and `height` are never negative. */
export const rect = z.object({
  x: z.number().finite(),
  y: z.number().finite(),
  width: z.number().finite().nonnegative(),
  height: z.number().finite().nonnegative(),
});
export type Rect = Readonly<z.infer<typeof rect>>;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The largest size with the same aspect that fits into `maxSide`; never larger than the original, never below 1. */
export function fitInside(size: Size, maxSide: number): Size {
  const scale = Math.min(1, maxSide / Math.max(size.width, size.height));
  return { width: Math.max(1, Math.round(size.width * scale)), height: Math.max(1, Math.round(size.height * scale)) };
}

/** The part of `a` that lies in `b`; empty rectangles have zero width or height. */
export function intersect(a: Rect, b: Rect): Rect {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x);
  const height = Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y);
  return { x, y, width, height };
}
