import type { Point, Rect, Size } from '../../../src-preload/model/geometry';
import type { Raster } from '../../../src-preload/raster/raster';

/** The whole pixels around a rectangle that may begin inside one. */
export function wholePixels({ x, y, width, height }: Rect): Rect {
  const [left, top] = [Math.floor(x + 1e-6), Math.floor(y + 1e-6)];
  return { x: left, y: top, width: Math.max(0, Math.ceil(x + width - 1e-6) - left), height: Math.max(0, Math.ceil(y + height - 1e-6) - top) };
}

export const grow = ({ x, y, width, height }: Rect, by: number): Rect => ({ x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by });

export const isEmpty = ({ width, height }: Rect): boolean => width <= 0 || height <= 0;

export const wholeOf = ({ width, height }: Size): Rect => ({ x: 0, y: 0, width, height });

export const movedBy = (rect: Rect, by: Point): Rect => ({ ...rect, x: rect.x + by.x, y: rect.y + by.y });

export const nowhere: Rect = { x: 0, y: 0, width: 0, height: 0 };

/** The smallest rectangle around both; empty ones count for nothing. */
export function joined(a: Rect, b: Rect): Rect {
  if (isEmpty(a)) return b;
  if (isEmpty(b)) return a;
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return { x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y };
}

/** A copy of a part of a raster; whole pixels inside it. */
export function copyPart({ width, channels, data }: Raster, part: Rect): Raster {
  const out = new Uint8Array(part.width * part.height * channels);
  const length = part.width * channels;
  if (part.width === width) {
    out.set(data.subarray(part.y * length, (part.y + part.height) * length));
  } else {
    for (let y = 0; y < part.height; y++) {
      const from = ((part.y + y) * width + part.x) * channels;
      out.set(data.subarray(from, from + length), y * length);
    }
  }
  return { width: part.width, height: part.height, channels, data: out };
}
