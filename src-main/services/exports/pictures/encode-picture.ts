import { throwIfAborted } from '../../../../src-preload/contract/errors';
import type { PixelFormat } from '../../../../src-preload/model/exporting/export-format';
import type { ExportOutput } from '../../../../src-preload/model/exporting/export-output';
import type { Raster } from '../../../../src-preload/raster/raster';
import { abortable } from '../../images/abortable';
import type { OpenImage } from '../../images/images';
import { asBuffer, fromRaster, sharp, type Sharp } from '../../images/sharp';
import type { PlacedPixels } from '../cutout-pixels';
import { withOpacity } from '../encode-pixels';
import { encodeDeepPng, encodePng } from '../encode-png';
import { convertDeepFromSrgb, convertFromSrgb, fromDeepRaster } from './colour/convert-colours';
import { srgbProfile } from './colour/known-profiles';
import { ownProfile, wantedProfile } from './colour/wanted-profile';
import { metadataChunks, srgbChunk, withPngChunks } from './containers/png-chunks';
import { resolutionChunks } from './containers/resolution-chunk';
import { withMetadata } from './containers/with-metadata';
import { isBare, type FileMetadata } from './metadata/file-metadata';
import { photoMetadata } from './metadata/photo-metadata';
import { coversCanvas, isDeep, type DeepPixels, type Picture } from './picture';
import { withFewerColours } from './palette';
import { narrow, underAlpha, widen } from './pixel-depth';

export interface PictureOptions {
  readonly format: PixelFormat;
  readonly colour: ExportOutput['colour'];
  readonly metadata: ExportOutput['metadata'];
  /** #rrggbb, sRGB, under what is transparent, for JPEG; white unless told. */
  readonly matte?: string | undefined;
  /** 0..1, multiplied into the alpha. */
  readonly opacity?: number | undefined;
  /** The only photo that the pixels come from, if there is one: its profile and metadata are the file's. */
  readonly photo?: OpenImage | undefined;
  readonly signal?: AbortSignal | undefined;
}

type Pixels = PlacedPixels | DeepPixels;

const clear = { r: 0, g: 0, b: 0, alpha: 0 };

const depthOf = (format: PixelFormat): 8 | 16 => (format.type === 'tiff' || (format.type === 'png' && format.colours === undefined) ? format.depth : 8);

async function converted(pixels: Pixels, profile: Uint8Array): Promise<Pixels> {
  if (isDeep(pixels)) return { ...pixels, raster: await convertDeepFromSrgb(pixels.raster, profile) };
  return { ...pixels, raster: await convertFromSrgb(pixels.raster, profile) };
}

async function faded(pixels: Pixels, opacity: number, signal: AbortSignal | undefined): Promise<Pixels> {
  if (!isDeep(pixels)) return withOpacity(pixels, opacity);
  return opacity >= 1 ? pixels : { ...pixels, raster: await underAlpha(pixels.raster, undefined, opacity, signal) };
}

/** Pixels that do not fill their canvas need transparency around them. */
async function deepened(pixels: Pixels, signal: AbortSignal | undefined): Promise<DeepPixels> {
  const deep = isDeep(pixels) ? pixels : { ...pixels, raster: await widen(pixels.raster, signal) };
  return deep.raster.channels === 4 || coversCanvas(deep) ? deep : { ...deep, raster: await underAlpha(deep.raster, undefined, 1, signal) };
}

const flattened = async (pixels: Pixels, signal: AbortSignal | undefined): Promise<PlacedPixels> =>
  isDeep(pixels) ? { ...pixels, raster: await narrow(pixels.raster, signal) } : pixels;

function onCanvas(pipeline: Sharp, { raster, left, top, canvas }: Pixels, background: string | typeof clear): Sharp {
  if (left === 0 && top === 0 && raster.width === canvas.width && raster.height === canvas.height) return pipeline;
  return pipeline.extend({ left, top, right: canvas.width - left - raster.width, bottom: canvas.height - top - raster.height, background });
}

/** The matte in the numbers of the file. */
async function matteIn(matte: string, profile: Uint8Array | undefined): Promise<string> {
  if (!profile) return matte;
  const data = Uint8Array.from([1, 3, 5], (at) => Number.parseInt(matte.slice(at, at + 2), 16));
  const pixel: Raster = { width: 1, height: 1, channels: 3, data };
  return `#${Buffer.from((await convertFromSrgb(pixel, profile)).data).toString('hex')}`;
}

const bytesOf = async (pipeline: Sharp, signal: AbortSignal | undefined): Promise<Uint8Array<ArrayBuffer>> => {
  const file = await abortable(pipeline.toBuffer(), signal);
  return new Uint8Array(file.buffer as ArrayBuffer, file.byteOffset, file.byteLength);
};

/** How long libwebp looks for a shorter way to say the same: 90 takes six times as long as 20 and gains 0.3 percent. */
const losslessSearch = 20;

const lzw = { compression: 'lzw', predictor: 'horizontal' } as const;

async function encodeDeep(pixels: DeepPixels, type: 'png' | 'tiff', signal: AbortSignal | undefined): Promise<Uint8Array<ArrayBuffer>> {
  if (type === 'png') return encodeDeepPng(pixels, signal);
  return bytesOf(onCanvas(fromDeepRaster(pixels.raster), pixels, clear).tiff(lzw), signal);
}

/** The efforts are those of `encodeAs`, where they are explained. */
async function encodeShallow(pixels: PlacedPixels, format: PixelFormat, matte: string, signal: AbortSignal | undefined): Promise<Uint8Array<ArrayBuffer>> {
  const pipeline = fromRaster(pixels.raster);
  const placed = (): Sharp => onCanvas(pixels.raster.channels === 4 || coversCanvas(pixels) ? pipeline : pipeline.ensureAlpha(), pixels, clear);
  switch (format.type) {
    case 'png':
      if (format.colours !== undefined) return withFewerColours(await bytesOf(placed().png({ palette: true, compressionLevel: 1 }), signal), format.colours, signal);
      if (pixels.raster.channels === 4) return encodePng(pixels, signal);
      return bytesOf(placed().png({ compressionLevel: 2, adaptiveFiltering: true }), signal);
    case 'webp':
      return bytesOf(placed().webp({ quality: format.lossless ? losslessSearch : format.quality, alphaQuality: 100, effort: 2, lossless: format.lossless }), signal);
    case 'avif':
      return bytesOf(placed().avif({ quality: format.quality, effort: 1 }), signal);
    case 'tiff':
      return bytesOf(placed().tiff(lzw), signal);
    case 'jpeg':
      return bytesOf(onCanvas(pipeline.flatten({ background: matte }), pixels, matte).jpeg({ quality: format.quality, chromaSubsampling: '4:4:4' }), signal);
  }
}

/**
 * AVIF keeps its metadata in tables that point into the file; libvips writes them, from a PNG that is not compressed.
 * The pixels go in as they are, with their profile beside them.
 */
async function avifWith(pixels: PlacedPixels, quality: number, metadata: FileMetadata, signal: AbortSignal | undefined): Promise<Uint8Array<ArrayBuffer>> {
  const { raster } = pixels;
  const isFilled = raster.channels === 4 || coversCanvas(pixels);
  const plain = onCanvas(isFilled ? fromRaster(raster) : fromRaster(raster).ensureAlpha(), pixels, clear).png({ compressionLevel: 0, adaptiveFiltering: false });
  const carrier = withPngChunks(await bytesOf(plain, signal), [...resolutionChunks(metadata.exif), ...metadataChunks(metadata)]);
  return bytesOf(sharp(asBuffer(carrier), { limitInputPixels: false }).keepMetadata().avif({ quality, effort: 1 }), signal);
}

/**
 * Print programs take an untagged file of these kinds for whatever they are set to; everything else without a
 * profile is read as sRGB everywhere.
 */
const srgbTag = (format: PixelFormat): Uint8Array | undefined => (format.type === 'tiff' ? srgbProfile : undefined);

/**
 * Pixels on their canvas as a file: in the colours that are asked for, with the metadata that is asked for.
 *
 * - Pixels are sRGB and converted, unless `picture.profile` names what they are in: then that is the file's, whatever
 *   `colour` says.
 * - 8-bit pixels in a file of 16 are multiplied by 257, before they are converted; 16-bit ones in a file of 8 are rounded. A PNG with a palette
 *   has 8.
 * - An sRGB file has no profile, but for TIFF; a PNG of 16 bits has an sRGB chunk.
 * - Always upright, and nothing of where nothing shows: transparent pixels of a raster keep the colour they have.
 * @throws ClickcutError `cancelled`; `unsupported` where the photo's profile cannot be converted to
 */
export async function encodePicture(picture: Picture, options: PictureOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { format, colour, metadata: wanted, matte = '#ffffff', opacity = 1, photo, signal } = options;
  throwIfAborted(signal);
  const profile = picture.profile ?? wantedProfile(colour, colour === 'keep' && photo ? await ownProfile(photo) : undefined);
  const isDeepFile = depthOf(format) === 16 && (format.type === 'png' || format.type === 'tiff');
  // Before the conversion, so that the file has its finer numbers.
  const wide = isDeepFile ? await deepened(picture, signal) : picture;
  const inColour = profile && !picture.profile ? await converted(wide, profile) : wide;
  const pixels = await faded(inColour, opacity, signal);
  throwIfAborted(signal);
  const notes = photo ? await photoMetadata(photo, wanted, picture.canvas, profile === undefined) : {};
  const metadata: FileMetadata = { ...notes, icc: profile ?? srgbTag(format) };
  if (isDeepFile && isDeep(pixels)) {
    const file = await encodeDeep(pixels, format.type, signal);
    if (format.type === 'png') return withPngChunks(file, [...(profile ? [] : [srgbChunk]), ...metadataChunks(metadata)]);
    return withMetadata(file, format.type, picture.canvas, metadata);
  }
  const shallow = await flattened(pixels, signal);
  if (format.type === 'avif' && !isBare(metadata)) return avifWith(shallow, format.quality, metadata, signal);
  const file = await encodeShallow(shallow, format, await matteIn(matte, profile), signal);
  return format.type === 'avif' ? file : withMetadata(file, format.type, picture.canvas, metadata);
}
