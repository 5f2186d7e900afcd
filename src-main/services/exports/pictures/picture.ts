import type { PlacedPixels } from '../cutout-pixels';

/** 16-bit straight RGBA or RGB in place of 8; row-major, channels interleaved, 0..65535. */
export interface DeepRaster {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  readonly data: Uint16Array;
}

export type DeepPixels = Omit<PlacedPixels, 'raster'> & { readonly raster: DeepRaster };

/** What the numbers of a picture mean. */
interface Numbers {
  /** The ICC profile that the numbers are in, as `photoPixels` and `exactCutout` give them; sRGB unless told. */
  readonly profile?: Uint8Array | undefined;
}

/** Pixels and where they lie on a canvas that is transparent everywhere else. */
export type Picture = (PlacedPixels | DeepPixels) & Numbers;

export const isDeep = (pixels: PlacedPixels | DeepPixels): pixels is DeepPixels => pixels.raster.data instanceof Uint16Array;

export const coversCanvas = ({ raster, canvas }: PlacedPixels | DeepPixels): boolean => raster.width === canvas.width && raster.height === canvas.height;
