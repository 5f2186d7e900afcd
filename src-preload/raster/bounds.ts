import type { Rect, Size } from '../model/geometry';

/** An alpha known inside `bounds` (whole pixels) and zero outside. */
export interface CroppedAlpha {
  readonly bounds: Rect;
  /** bounds.width * bounds.height bytes, row-major, 0..255 */
  readonly alpha: Uint8Array<ArrayBuffer>;
  /** Sum of alpha / 255, in pixels. */
  readonly area: number;
}

const emptyRect: Rect = { x: 0, y: 0, width: 0, height: 0 };

/** A cropped alpha that covers nothing. */
export const emptyAlpha = (): CroppedAlpha => ({ bounds: emptyRect, alpha: new Uint8Array(0), area: 0 });

/** The columns and rows of `area` (whole pixels) as a tight rectangle, relative to `alpha`. */
function tightBounds(alpha: Uint8Array, { width, height }: Size): { readonly rect: Rect; readonly sum: number } {
  let sum = 0;
  let left = width;
  let right = -1;
  let top = height;
  let bottom = -1;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let first = -1;
    let last = -1;
    for (let x = 0; x < width; x++) {
      const a = alpha[row + x] ?? 0;
      if (a === 0) continue;
      if (first < 0) first = x;
      last = x;
      sum += a;
    }
    if (first < 0) continue;
    if (top > y) top = y;
    bottom = y;
    if (first < left) left = first;
    if (last > right) right = last;
  }
  if (bottom < 0) return { rect: emptyRect, sum: 0 };
  return { rect: { x: left, y: top, width: right - left + 1, height: bottom - top + 1 }, sum };
}

/** Copies a rectangle of whole pixels out of a `width` pixels wide plane of bytes. */
export function cropPlane(plane: Uint8Array, width: number, rect: Rect): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(rect.width * rect.height);
  for (let y = 0; y < rect.height; y++) {
    const from = (rect.y + y) * width + rect.x;
    out.set(plane.subarray(from, from + rect.width), y * rect.width);
  }
  return out;
}

/**
 * Crops an alpha to the smallest rectangle that holds all of it above zero.
 * @param alpha size.width * size.height bytes
 * @param offset where the alpha's first pixel lies in the photo; the result's bounds are in the photo
 */
export function fitAlpha(alpha: Uint8Array<ArrayBuffer>, size: Size, offset: { readonly x: number; readonly y: number } = { x: 0, y: 0 }): CroppedAlpha {
  const { rect, sum } = tightBounds(alpha, size);
  if (rect.width === 0) return emptyAlpha();
  const isWhole = rect.width === size.width && rect.height === size.height;
  return {
    bounds: { ...rect, x: rect.x + offset.x, y: rect.y + offset.y },
    alpha: isWhole ? alpha : cropPlane(alpha, size.width, rect),
    area: sum / 255,
  };
}

/** The whole plane again: size.width * size.height bytes. */
export function expandAlpha({ bounds, alpha }: Pick<CroppedAlpha, 'bounds'> & { readonly alpha: Uint8Array }, size: Size): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(size.width * size.height);
  for (let y = 0; y < bounds.height; y++) {
    out.set(alpha.subarray(y * bounds.width, (y + 1) * bounds.width), (bounds.y + y) * size.width + bounds.x);
  }
  return out;
}
