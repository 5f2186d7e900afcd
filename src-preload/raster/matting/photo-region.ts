import type { Raster } from '../raster';

/** A crop of the photo in sRGB, 3 or 4 interleaved bytes a pixel (the fourth is not looked at). */
export type PhotoRegion = Raster & { readonly channels: 3 | 4 };

/** The three values of a trimap. */
export const trimapLevel = { background: 0, unknown: 128, foreground: 255 } as const;
