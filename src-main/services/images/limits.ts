/** The largest photo that opens, in pixels. Its RGBA pixels take 400 MB. */
export const maxPixels = 100_000_000;

/** Larger files than any real photo of `maxPixels`: uncompressed 16-bit RGBA of that size is 800 MB. */
export const maxBytes = 1024 * 1024 * 1024;

/** Long side at which drawings that claim to be larger than a photo may be are rasterised. */
export const drawingSide = 8192;

/** Sides beyond this overflow the decoders' own limits (cairo). */
export const maxDrawingSide = 32_767;
