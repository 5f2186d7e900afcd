import type { OpenImage } from '../services/images/images';
import { encodeCutout, encodeMask, type CutoutFileOptions } from '../services/exports/encode-cutout';
import type { StoredMask } from '../services/masks/masks';
import { wholeAlpha } from '../services/masks/whole-alpha';

export interface CutoutOptions extends CutoutFileOptions {
  /** Write the mask as a greyscale picture, white for what is in, instead of the cut-out. */
  readonly onlyMask?: boolean | undefined;
}

/** Something that can be cut out of a photo. Rendered at the first call, once. */
export interface Cutout {
  /** Alpha at the photo's full resolution: width * height bytes, row-major, 0 out to 255 in. A fresh copy each time. */
  mask(): Promise<Uint8Array>;
  /** A file of the photo's size: the photo with everything else transparent. PNG unless told. */
  toBuffer(options?: CutoutOptions): Promise<Uint8Array<ArrayBuffer>>;
}

export function createCutout(photo: OpenImage, render: () => Promise<StoredMask>): Cutout {
  let rendering: Promise<StoredMask> | undefined;
  const rendered = (): Promise<StoredMask> => {
    rendering ??= render();
    // A failure, such as a cancel, is not the answer for ever.
    rendering.catch(() => (rendering = undefined));
    return rendering;
  };
  return {
    mask: async () => wholeAlpha(await rendered()),
    toBuffer: async ({ onlyMask = false, ...options } = {}) => {
      if (onlyMask) return encodeMask(await rendered(), options);
      const [mask, pixels] = await Promise.all([rendered(), photo.full()]);
      return encodeCutout(pixels, mask, options);
    },
  };
}
