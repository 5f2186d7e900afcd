import type { Rect } from '../../../src-preload/model/geometry';
import type { Raster } from '../../../src-preload/raster/raster';
import type { StoredMask } from '../masks/masks';

/** An alpha in memory that threads share; zero outside `bounds` (whole pixels of the photo). */
export interface SharedAlpha {
  /** What it shows: equal for equal content. */
  readonly key: string;
  readonly bounds: Rect;
  readonly alpha: Uint8Array;
}

/** Colours of a rectangle in memory that threads share. */
export interface SharedPhoto {
  readonly key: string;
  readonly raster: Raster;
}

const shared = (length: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(length));

export function shareMask({ info, alpha }: StoredMask): SharedAlpha {
  const copy = shared(alpha.length);
  copy.set(alpha);
  return { key: info.id, bounds: info.bounds, alpha: copy };
}

/** @param part whole pixels inside the raster */
export function sharePart({ width, channels, data }: Raster, part: Rect): Raster {
  const length = part.width * channels;
  const copy = shared(length * part.height);
  for (let y = 0; y < part.height; y++) {
    const from = ((part.y + y) * width + part.x) * channels;
    copy.set(data.subarray(from, from + length), y * length);
  }
  return { width: part.width, height: part.height, channels, data: copy };
}
