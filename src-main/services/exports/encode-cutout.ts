import type { Raster } from '../../../src-preload/raster/raster';
import { fromRaster } from '../images/sharp';
import type { StoredMask } from '../masks/masks';
import type { ColourTiles } from '../refining/colour-tiles';
import { alphaPlane } from './alpha-plane';
import { placedCutout } from './cutout-pixels';
import { encodeAs, encodePixels } from './encode-pixels';

/** The formats that hold soft transparency. */
export const cutoutFormats = ['png', 'webp', 'avif', 'tiff'] as const;
export type CutoutFormat = (typeof cutoutFormats)[number];

export interface CutoutFileOptions {
  /** PNG unless told. */
  readonly format?: CutoutFormat | undefined;
  /** 1..100 for webp and avif; 90 unless told. PNG and TIFF lose nothing. */
  readonly quality?: number | undefined;
  /** Cut to the mask's bounds; the photo's whole canvas unless told. */
  readonly trim?: boolean | undefined;
  /** Colours in place of the photo's; see `cutoutPixels`. */
  readonly edges?: ColourTiles | undefined;
}

const defaultQuality = 90;

/**
 * The photo with all but the mask transparent, as a file; straight alpha, sRGB.
 * @param photo the full pixels of the photo that the mask was made for
 */
export async function encodeCutout(photo: Raster, mask: StoredMask, options: CutoutFileOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
  const { format = 'png', quality = defaultQuality, trim = false, edges } = options;
  return encodePixels(await placedCutout(photo, mask, trim, edges), { format, quality });
}

/** The mask alone, 8-bit greyscale at the photo's size: white is in. */
export async function encodeMask(mask: StoredMask, options: CutoutFileOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
  const { format = 'png', quality = defaultQuality } = options;
  const { width, height } = mask.info;
  const data = await alphaPlane(mask, { x: 0, y: 0, width, height });
  const file = await encodeAs(fromRaster({ width, height, channels: 1, data }), format, quality).toBuffer();
  return new Uint8Array(file.buffer as ArrayBuffer, file.byteOffset, file.byteLength);
}
