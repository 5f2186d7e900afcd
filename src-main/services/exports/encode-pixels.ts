import { fromRaster, toRaster, type Sharp } from '../images/sharp';
import type { PlacedPixels } from './cutout-pixels';
import { encodePng } from './encode-png';

export type PixelFormat = 'png' | 'webp' | 'avif' | 'tiff' | 'jpeg';

export interface PixelFileOptions {
  readonly format: PixelFormat;
  /** 1..100 for webp, avif and jpeg. */
  readonly quality: number;
  /** 0..1, multiplied into the alpha. */
  readonly opacity?: number;
  /** #rrggbb under what is transparent, for jpeg. */
  readonly matte?: string;
  readonly signal?: AbortSignal | undefined;
}

const clear = { r: 0, g: 0, b: 0, alpha: 0 };

/**
 * Measured on a 12 megapixel cut-out: PNG level 2 with filters is 40 percent smaller than without and takes twice as
 * long, level 6 is 2 percent smaller than level 2. WebP effort 2 is 11 percent smaller than 1; for AVIF more than 1
 * takes several times longer and gains nothing.
 */
export function encodeAs(pipeline: Sharp, format: PixelFormat, quality: number): Sharp {
  switch (format) {
    case 'png':
      return pipeline.png({ compressionLevel: 2, adaptiveFiltering: true });
    case 'webp':
      return pipeline.webp({ quality, alphaQuality: 100, effort: 2 });
    case 'avif':
      return pipeline.avif({ quality, effort: 1 });
    case 'tiff':
      return pipeline.tiff({ compression: 'lzw', predictor: 'horizontal' });
    case 'jpeg':
      return pipeline.jpeg({ quality, chromaSubsampling: '4:4:4' });
  }
}

/** Pixels under an opacity of 0..1, which is applied by itself: sharp lays the matte under the pixels before it does anything else to them. */
export async function withOpacity(pixels: PlacedPixels, opacity: number): Promise<PlacedPixels> {
  if (opacity >= 1) return pixels;
  const { raster } = pixels;
  const pipeline = fromRaster(raster);
  // Half a step is added because the result is cut off, not rounded.
  const faded = raster.channels === 4 ? pipeline.linear([1, 1, 1, opacity], [0, 0, 0, 0.5]) : pipeline.ensureAlpha(opacity);
  return { ...pixels, raster: await toRaster(faded) };
}

/** Encodes pixels on their canvas. The file is sRGB and carries no metadata. @throws ClickcutError `cancelled` */
export async function encodePixels(placed: PlacedPixels, options: PixelFileOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { format, quality, opacity = 1, matte = '#ffffff', signal } = options;
  const faded = await withOpacity(placed, opacity);
  const { raster, left, top, canvas } = faded;
  if (format === 'png' && raster.channels === 4) return encodePng(faded, signal);
  const margins = { left, top, right: canvas.width - left - raster.width, bottom: canvas.height - top - raster.height };
  const isCanvas = raster.width === canvas.width && raster.height === canvas.height;
  const background = format === 'jpeg' ? matte : clear;
  const flat = format === 'jpeg' ? fromRaster(raster).flatten({ background: matte }) : fromRaster(raster);
  const onCanvas = isCanvas ? flat : flat.extend({ ...margins, background });
  const file = await encodeAs(onCanvas, format, quality).toBuffer();
  return new Uint8Array(file.buffer as ArrayBuffer, file.byteOffset, file.byteLength);
}
