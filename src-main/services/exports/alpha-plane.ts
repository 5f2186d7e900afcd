import { setImmediate } from 'node:timers/promises';
import { intersect, type Rect } from '../../../src-preload/model/geometry';
import { fromRaster, toRaster } from '../images/sharp';
import type { StoredMask } from '../masks/masks';

const isSame = (a: Rect, b: Rect): boolean => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

/**
 * The mask inside `region` (whole pixels of the photo): region.width * region.height bytes, zero where the mask has
 * none. Shared with the mask where it is exactly its bounds: not to be written to.
 */
export async function alphaPlane({ info: { bounds }, alpha }: StoredMask, region: Rect): Promise<Uint8Array> {
  if (isSame(bounds, region)) return alpha;
  const part = intersect(bounds, region);
  if (part.width === 0 || part.height === 0) return new Uint8Array(region.width * region.height);
  const { data } = await toRaster(
    fromRaster({ width: bounds.width, height: bounds.height, channels: 1, data: alpha })
      .extract({ left: part.x - bounds.x, top: part.y - bounds.y, width: part.width, height: part.height })
      .extend({
        left: part.x - region.x,
        top: part.y - region.y,
        right: region.x + region.width - part.x - part.width,
        bottom: region.y + region.height - part.y - part.height,
        background: '#000000',
      }),
  );
  return data;
}

/** About a millisecond of multiplications. */
const slice = 1 << 19;

/** round(a * b / 255), byte by byte, giving way to other work in between. Both have the same length. */
export async function multiplyAlpha(a: Uint8Array, b: Uint8Array): Promise<Uint8Array> {
  const out = new Uint8Array(a.length);
  for (let from = 0; from < a.length; from += slice) {
    if (from > 0) await setImmediate();
    const end = Math.min(a.length, from + slice);
    for (let i = from; i < end; i++) out[i] = Math.round(((a[i] ?? 0) * (b[i] ?? 0)) / 255);
  }
  return out;
}
