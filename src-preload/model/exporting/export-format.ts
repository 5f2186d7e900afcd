import { z } from 'zod';

const quality = z.number().int().min(1).max(100);
const depth = z.union([z.literal(8), z.literal(16)]).default(8);

/** Sides in pixels that an icon file may hold; larger ones have no place in its header. */
const iconSide = z.number().int().min(1).max(256);

/**
 * A kind of file with what can be said about its contents. 16 bits hold the photo's own depth where the pixels are not
 * resampled or composited, and finer transitions where they are not.
 */
export const exportFormat = z.discriminatedUnion('type', [
  /** `colours`: a palette of so many; lossy unless the picture has no more. */
  z.strictObject({ type: z.literal('png'), depth, colours: z.number().int().min(2).max(256).optional() }),
  z.strictObject({ type: z.literal('jpeg'), quality: quality.default(90) }),
  z.strictObject({ type: z.literal('webp'), quality: quality.default(90), lossless: z.boolean().default(false) }),
  z.strictObject({ type: z.literal('avif'), quality: quality.default(60) }),
  z.strictObject({ type: z.literal('tiff'), depth }),
  /** Layers, groups, masks, blend modes and opacity stay editable in other programs. Always the whole document. */
  z.strictObject({ type: z.literal('psd') }),
  z.strictObject({ type: z.literal('ora') }),
  /** The alpha's half-way contour as Bézier paths; `tolerance` in pixels is how far they may stray from it. */
  z.strictObject({
    type: z.literal('svg'),
    tolerance: z.number().min(0.1).max(20).default(0.75),
    /** The shape filled with black, or the picture clipped by it. */
    contents: z.enum(['shape', 'picture']).default('shape'),
  }),
  z.strictObject({ type: z.literal('ico'), sides: z.array(iconSide).min(1).max(16).readonly().default([16, 24, 32, 48, 64, 128, 256]) }),
  z.strictObject({ type: z.literal('icns') }),
]);
export type ExportFormat = Readonly<z.output<typeof exportFormat>>;
export type ExportFormatType = ExportFormat['type'];

/** Kinds of files that hold pixels in rows, nothing else. */
export type PixelFormat = Extract<ExportFormat, { type: 'png' | 'jpeg' | 'webp' | 'avif' | 'tiff' }>;

/** Without the dot. */
export const extensionOf: Readonly<Record<ExportFormatType, string>> = {
  png: 'png',
  jpeg: 'jpg',
  webp: 'webp',
  avif: 'avif',
  tiff: 'tif',
  psd: 'psd',
  ora: 'ora',
  svg: 'svg',
  ico: 'ico',
  icns: 'icns',
};

export const mimeOf: Readonly<Record<ExportFormatType, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  tiff: 'image/tiff',
  psd: 'image/vnd.adobe.photoshop',
  ora: 'image/openraster',
  svg: 'image/svg+xml',
  ico: 'image/x-icon',
  icns: 'image/icns',
};
