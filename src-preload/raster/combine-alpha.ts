import type { Rect, Size } from '../model/geometry';
import { emptyAlpha, expandAlpha, fitAlpha, type CroppedAlpha } from './bounds';

/** How a new selection joins the one that is there. */
export type AlphaOperation = 'add' | 'subtract' | 'intersect';

function unionOf(a: Rect, b: Rect): Rect {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return { x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y };
}

/** Copies an alpha into a plane that starts at `onto`'s corner; what lies outside `onto` is left out. */
export function placeAlpha({ bounds, alpha }: Pick<CroppedAlpha, 'bounds'> & { readonly alpha: Uint8Array }, onto: Rect): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(onto.width * onto.height);
  const left = Math.max(bounds.x, onto.x);
  const right = Math.min(bounds.x + bounds.width, onto.x + onto.width);
  if (right <= left) return out;
  for (let y = Math.max(bounds.y, onto.y); y < Math.min(bounds.y + bounds.height, onto.y + onto.height); y++) {
    const from = (y - bounds.y) * bounds.width + left - bounds.x;
    out.set(alpha.subarray(from, from + right - left), (y - onto.y) * onto.width + left - onto.x);
  }
  return out;
}

/**
 * Joins two alphas of one photo: `add` takes the larger, `subtract` leaves of `a` what `b` does not cover, `intersect`
 * takes the smaller.
 */
export function combineAlpha(a: CroppedAlpha, b: CroppedAlpha, operation: AlphaOperation): CroppedAlpha {
  if (a.alpha.length === 0) return operation === 'add' ? b : emptyAlpha();
  if (b.alpha.length === 0) return operation === 'intersect' ? emptyAlpha() : a;
  const onto = operation === 'add' ? unionOf(a.bounds, b.bounds) : a.bounds;
  const out = placeAlpha(a, onto);
  const other = placeAlpha(b, onto);
  switch (operation) {
    case 'add':
      for (let i = 0; i < out.length; i++) out[i] = Math.max(out[i] ?? 0, other[i] ?? 0);
      break;
    case 'subtract':
      for (let i = 0; i < out.length; i++) out[i] = Math.min(out[i] ?? 0, 255 - (other[i] ?? 0));
      break;
    case 'intersect':
      for (let i = 0; i < out.length; i++) out[i] = Math.min(out[i] ?? 0, other[i] ?? 0);
      break;
  }
  return fitAlpha(out, onto, onto);
}

/** What the alpha leaves out of a photo of this size. */
export function invertAlpha(alpha: CroppedAlpha, size: Size): CroppedAlpha {
  const out = expandAlpha(alpha, size);
  for (let i = 0; i < out.length; i++) out[i] = 255 - (out[i] ?? 0);
  return fitAlpha(out, size);
}
