import type { Metadata, SharpOptions } from 'sharp';
import type { ImageInfo } from '../../../src-preload/model/document';
import { drawingDensity } from './drawing-density';
import { iccDescription } from './icc-description';
import { corruptImage, tooManyPixels, unsupportedImage } from './image-errors';
import { maxPixels } from './limits';
import type { NamedBytes } from './read-source';
import { bundledFonts } from '../texts/bundled-fonts';
import { asBuffer, sharp } from './sharp';
import { signatureOf } from './signature';

/** What the header of a photo says, and how to decode the rest. */
export interface Probe {
  readonly info: Omit<ImageInfo, 'id'>;
  /** For error messages: JPEG, PNG … */
  readonly label: string;
  readonly options: SharpOptions;
  /** 16-bit pixels with a profile need a second conversion; see `decode`. */
  readonly wideProfile: boolean;
}

const bitsOf: Readonly<Partial<Record<string, number>>> = { uchar: 8, char: 8, ushort: 16, short: 16, uint: 32, int: 32, float: 32, double: 64 };

function depthOf(meta: Metadata): number {
  if (meta.isPalette) return 8;
  return meta.bitsPerSample ?? bitsOf[meta.depth] ?? 8;
}

/**
 * Reads the header only: cheap, and safe for files that lie about their size.
 * @throws ClickcutError `image-unsupported`, `image-corrupt`, `image-too-large`
 */
export async function probe({ name, bytes }: NamedBytes): Promise<Probe> {
  const signature = signatureOf(bytes);
  if (signature.kind === 'foreign') throw unsupportedImage(name, signature.label, signature.hint);
  if (signature.kind === 'unknown') throw unsupportedImage(name, 'not a picture in any format known here');
  const { label, format } = signature;

  // Text in a drawing: libvips looks at the list of fonts once and keeps it.
  if (format === 'svg') await bundledFonts();
  let meta: Metadata;
  let density: number | undefined;
  try {
    density = format === 'svg' ? await drawingDensity(bytes) : undefined;
    meta = await sharp(asBuffer(bytes), { limitInputPixels: false, ...(density === undefined ? {} : { density }) }).metadata();
  } catch (error) {
    throw corruptImage(name, label, error);
  }
  if (meta.compression === 'hevc') throw unsupportedImage(name, 'a HEIC photo (HEVC-coded)', 'Export it as JPEG or PNG first.');
  const { width, height } = meta.autoOrient;
  if (width * height > maxPixels) throw tooManyPixels(name, width, height);

  const profile = meta.icc && iccDescription(meta.icc);
  return {
    label,
    wideProfile: meta.hasProfile && meta.space === 'rgb16',
    options: { failOn: 'error', autoOrient: true, limitInputPixels: maxPixels, ...(density === undefined ? {} : { density }) },
    info: {
      name,
      width,
      height,
      format,
      hasAlpha: meta.hasAlpha,
      depth: depthOf(meta),
      space: meta.space,
      ...(meta.hasProfile ? { profile: profile ?? 'unnamed profile' } : {}),
      bytes: bytes.length,
    },
  };
}
