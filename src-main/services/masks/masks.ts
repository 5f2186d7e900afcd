import type { MaskInfo } from '../../../src-preload/contract/common';
import { ClickcutError } from '../../../src-preload/contract/errors';
import type { MaskId } from '../../../src-preload/model/document';
import type { Rect } from '../../../src-preload/model/geometry';
import { fitAlpha } from '../../../src-preload/raster/bounds';
import { sealMask } from './seal-mask';

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
  /** Keeps, without a copy, a mask that the raster worker has cropped and hashed. */
  adopt(mask: StoredMask): StoredMask;
  /** @throws ClickcutError `not-found` */
  get(id: MaskId): StoredMask;
  /** Says that a document refers to this mask: it stays until it is deleted. */
  claim(id: MaskId): void;
  delete(id: MaskId): void;
}

const defaultMaxBytes = 1024 ** 3;
const mebibyte = 1024 ** 2;

/**
 * Claimed masks stay until they are deleted, because a document, or its history, may refer to any of them. Others,
 * made for a layer that never came, go oldest first when room is needed. What does not fit into `maxBytes` even then
 * is refused with `image-too-large`.
 */
export function createMasks({ maxBytes = defaultMaxBytes }: { readonly maxBytes?: number } = {}): Masks {
  const kept = new Map<MaskId, StoredMask>();
  const claimed = new Set<MaskId>();
  let bytes = 0;

  const drop = (id: MaskId, { alpha }: StoredMask): void => {
    bytes -= alpha.byteLength;
    kept.delete(id);
    claimed.delete(id);
  };

  const adopt = (mask: StoredMask): StoredMask => {
    const same = kept.get(mask.info.id);
    if (same) return same;
    for (const [id, old] of kept) {
      if (bytes + mask.alpha.byteLength <= maxBytes) break;
      if (!claimed.has(id)) drop(id, old);
    }
    if (bytes + mask.alpha.byteLength > maxBytes) {
      throw new ClickcutError({
        code: 'image-too-large',
        message: `There is no room for another mask: ${Math.round(bytes / mebibyte)} of ${Math.round(maxBytes / mebibyte)} MiB are taken.`,
        hint: 'Close documents that you no longer need.',
      });
    }
    kept.set(mask.info.id, mask);
    bytes += mask.alpha.byteLength;
    return mask;
  };

  const putCropped: Masks['putCropped'] = (width, height, bounds, alpha) => {
    const fitted = fitAlpha(Uint8Array.from(alpha), bounds, bounds);
    return adopt(sealMask({ width, height }, fitted));
  };

  return {
    put: (width, height, alpha) => putCropped(width, height, { x: 0, y: 0, width, height }, alpha),
    putCropped,
    adopt,
    get: (id) => {
      const mask = kept.get(id);
      if (!mask) throw new ClickcutError({ code: 'not-found', message: `There is no mask '${id.slice(0, 12)}'.` });
      return mask;
    },
    claim: (id) => {
      if (kept.has(id)) claimed.add(id);
    },
    delete: (id) => {
      const mask = kept.get(id);
      if (mask) drop(id, mask);
    },
  };
}
