import { ClickcutError } from '../../../../src-preload/contract/errors';
import type { PixelFormat } from '../../../../src-preload/model/exporting/export-format';
import type { ExportOutput } from '../../../../src-preload/model/exporting/export-output';
import type { Rect } from '../../../../src-preload/model/geometry';
import type { Renderer } from '../../render/renderer';
import { encodePngStrips } from '../encode-png';
import { encodePicture } from '../pictures/encode-picture';
import type { Composer, PicturePlan } from './compose-picture';
import { checkOutputSize } from './output-errors';

export interface EncodeParts {
  readonly composer: Pick<Composer, 'pixels'>;
  readonly renderer: Pick<Renderer, 'framedRows'>;
  readonly signal: AbortSignal;
}

const pixelTypes = ['png', 'jpeg', 'webp', 'avif', 'tiff'] as const;

export const isPixelFormat = (format: ExportOutput['format']): format is PixelFormat => (pixelTypes as readonly string[]).includes(format.type);

/** The encoders' own bounds (VP8, JPEG, libheif). */
const mostSides: Partial<Readonly<Record<PixelFormat['type'], number>>> = { webp: 16_383, jpeg: 65_500, avif: 16_384 };

/** @throws ClickcutError `image-too-large` */
function checkFormatSize({ frame: { size } }: PicturePlan, { type }: PixelFormat): void {
  checkOutputSize(size);
  const most = mostSides[type];
  if (most === undefined || Math.max(size.width, size.height) <= most) return;
  throw new ClickcutError({
    code: 'image-too-large',
    message: `the file would have ${size.width} x ${size.height} pixels; ${type.toUpperCase()} holds ${most} a side.`,
    hint: 'Choose a smaller size, or PNG or TIFF.',
    details: { ...size, most },
  });
}

/** A picture that becomes a plain PNG never has to be in memory as a whole. */
const canStream = (plan: PicturePlan, { format, colour, metadata }: ExportOutput): plan is Extract<PicturePlan, { kind: 'composed' }> =>
  plan.kind === 'composed' && format.type === 'png' && format.depth === 8 && format.colours === undefined && colour === 'srgb' && metadata === 'none';

async function joined(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  const out = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  // Each part goes as soon as it has been copied: the file is in memory once, not twice.
  for (let part = all.shift(); part; part = all.shift()) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/**
 * The bytes of a file of pixels.
 * @param window only this part of the picture, as a file of its own; whole pixels
 * @throws ClickcutError `image-too-large`, `not-found`, `cancelled`
 */
export async function encodeOutput(plan: PicturePlan, output: ExportOutput, format: PixelFormat, { composer, renderer, signal }: EncodeParts, window?: Rect): Promise<Uint8Array<ArrayBuffer>> {
  if (!window) checkFormatSize(plan, format);
  if (canStream(plan, output)) {
    const size = window ?? plan.frame.size;
    return renderer.framedRows(plan.scene, window ? { ...plan.options, window } : plan.options, (rows) => joined(encodePngStrips(size, rows, signal)), signal);
  }
  const { picture, opacity } = await composer.pixels(plan, output, window);
  const { colour, metadata } = output;
  return encodePicture(picture, { format, colour, metadata, opacity, photo: plan.photo, signal });
}
