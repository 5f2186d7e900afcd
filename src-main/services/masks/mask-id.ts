import { createHash } from 'node:crypto';
import type { MaskId } from '../../../src-preload/model/document';
import type { Rect, Size } from '../../../src-preload/model/geometry';

/** SHA-256, hex, over size, tight bounds and the alpha inside them: equal for equal masks, however they were made. */
export function maskIdOf({ width, height }: Size, bounds: Rect, alpha: Uint8Array): MaskId {
  const hash = createHash('sha256');
  hash.update(Uint32Array.of(width, height, bounds.x, bounds.y, bounds.width, bounds.height));
  return hash.update(alpha).digest('hex');
}
