import type { MaskInfo } from '../../../src-preload/contract/common';
import type { MaskId } from '../../../src-preload/model/document';
import type { Rect } from '../../../src-preload/model/geometry';

/** A full-resolution alpha, stored as the rectangle that holds all of it. Outside `bounds` it is zero. */
export interface StoredMask {
  readonly info: MaskInfo;
  /** bounds.width * bounds.height bytes, 0..255 */
  readonly alpha: Uint8Array;
}

/** Holds alphas by content: the same alpha is the same id. */
export interface Masks {
  /** `alpha` is width * height bytes; it is cropped and copied. */
  put(width: number, height: number, alpha: Uint8Array): StoredMask;
  /** For an alpha that is known already only inside `bounds`. */
  putCropped(width: number, height: number, bounds: Rect, alpha: Uint8Array): StoredMask;
  /** @throws ClickcutError `not-found` */
  get(id: MaskId): StoredMask;
  delete(id: MaskId): void;
}
