import type { DocumentRecord, LayerId } from '../../../../src-preload/model/document';
import type { ExportOutput } from '../../../../src-preload/model/exporting/export-output';
import { intersect, type Rect } from '../../../../src-preload/model/geometry';
import { compose, scaling } from '../../../../src-preload/model/matrix';
import { sharp } from '../../images/sharp';
import { isEmpty, wholeOf, wholePixels } from '../../render/rects';
import type { Renderer } from '../../render/renderer';
import { encodePicture } from '../pictures/encode-picture';
import type { ReadImage } from './background-images';
import type { PictureOf } from './choose-pictures';
import type { Composer, PicturePlan } from './compose-picture';
import { encodeOutput, isPixelFormat } from './encode-output';
import { estimateBytes } from './estimate-bytes';
import type { Frame } from './frame';
import { checkOutputSize } from './output-errors';
import type { FileWriter } from './write-file';

export interface PreviewRequest {
  readonly document: DocumentRecord;
  readonly layers?: readonly LayerId[] | undefined;
  readonly output: ExportOutput;
  readonly readImage?: ReadImage | undefined;
  /** The longer side of what is shown, at most; the file's own pixels where it has no more. */
  readonly longest: number;
  /** What is shown instead, in whole pixels of the file, one by one. */
  readonly crop?: Rect | undefined;
}

/** What a file will be like. */
export interface OutputPreview {
  /** PNG files of the same size, sRGB: before the file was packed, and as the file shows it. */
  readonly lossless: Uint8Array<ArrayBuffer>;
  readonly encoded: Uint8Array<ArrayBuffer>;
  /** Pixels of the file. */
  readonly width: number;
  readonly height: number;
  readonly fileBytes: number;
  /** Whether `fileBytes` is what the file will have, or about that. */
  readonly exact: boolean;
}

/** Files of so many pixels are made to tell their size. */
const cheapPixels = 2_000_000;

/** The same picture, smaller. */
function reduced(frame: Frame, longest: number): Frame {
  const { width, height } = frame.size;
  const factor = Math.min(1, longest / Math.max(width, height));
  if (factor === 1) return frame;
  const size = { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
  const [x, y] = [size.width / width, size.height / height];
  const { clip } = frame;
  const around = wholePixels({ x: clip.x * x, y: clip.y * y, width: clip.width * x, height: clip.height * y });
  return { size, toPicture: compose(scaling(x, y), frame.toPicture), scale: frame.scale * Math.sqrt(x * y), clip: intersect(around, wholeOf(size)) };
}

async function asPng(file: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const png = await sharp(file, { limitInputPixels: false }).toColourspace('srgb').png({ compressionLevel: 2 }).toBuffer();
  return new Uint8Array(png.buffer as ArrayBuffer, png.byteOffset, png.byteLength);
}

interface PreviewParts {
  readonly composer: Composer;
  readonly writer: FileWriter;
  readonly renderer: Pick<Renderer, 'framedRows'>;
  readonly signal: AbortSignal;
}

/** @throws ClickcutError as making the file would */
export async function previewOutput({ document, output, longest, crop }: PreviewRequest, of: readonly PictureOf[], { composer, writer, renderer, signal }: PreviewParts): Promise<OutputPreview> {
  const [first = null] = of;
  const { format } = output;
  const frame = await composer.frame(first, output);
  checkOutputSize(frame.size);
  const { width, height } = frame.size;
  const plan = composer.plan(first, output, frame);
  const cut = crop && intersect(wholePixels(crop), wholeOf(frame.size));
  const window = cut && !isEmpty(cut) ? cut : undefined;
  const isSmall = Math.max(width, height) <= longest;
  const shown: PicturePlan = window || isSmall ? plan : composer.plan(first, output, frame, reduced(frame, longest));
  const isFile = !window && isSmall;

  const encode = (given: PicturePlan, part?: Rect): Promise<Uint8Array<ArrayBuffer>> | undefined =>
    isPixelFormat(format) ? encodeOutput(given, output, format, { composer, renderer, signal }, part) : undefined;
  const asIs = async (): Promise<Uint8Array<ArrayBuffer>> => {
    const { picture, opacity } = await composer.pixels(shown, { colour: 'srgb', format: { type: 'png', depth: 8 } }, window);
    return encodePicture(picture, { format: { type: 'png', depth: 8 }, colour: 'srgb', metadata: 'none', opacity, signal });
  };

  if (output.sheet || !isPixelFormat(format)) {
    const files = await writer.files({ document, output, of, composer, name: () => 'preview', signal });
    const lossless = await asIs();
    return { lossless, encoded: lossless, width: files[0]?.width ?? width, height: files[0]?.height ?? height, fileBytes: files.reduce((sum, { bytes }) => sum + bytes.length, 0), exact: true };
  }

  const exact = width * height <= cheapPixels;
  const file = exact ? await encode(plan) : undefined;
  const sample = isFile && file ? file : await encode(shown, window);
  const lossless = await asIs();
  const encoded = sample ? await asPng(sample) : lossless;
  const fileBytes = file?.length ?? (await estimateBytes(plan, output, format, { composer, signal }));
  return { lossless, encoded, width, height, fileBytes, exact };
}
