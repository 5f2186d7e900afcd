import type { ServiceHandlers } from '../../../src-preload/contract/define';
import { ClickcutError, throwIfAborted } from '../../../src-preload/contract/errors';
import type { texts } from '../../../src-preload/contract/texts';
import type { Size } from '../../../src-preload/model/geometry';
import type { TextStyle } from '../../../src-preload/model/text-style';
import type { Raster } from '../../../src-preload/raster/raster';
import { abortable } from '../images/abortable';
import { maxDrawingSide } from '../images/limits';
import { sharp, toRaster } from '../images/sharp';
import { bundledFamily, bundledFonts } from './bundled-fonts';
import { createFamilyList } from './font-families';
import { createLineMeter } from './line-meter';
import { layoutText, type TextLayout } from './text-layout';
import { linesOf } from './text-lines';
import { pictureSvg } from './text-svg';

export interface TextPictureOptions {
  /** Pixels of the picture a document pixel. */
  readonly scale: number;
  readonly signal?: AbortSignal | undefined;
}

export interface Texts {
  readonly handlers: ServiceHandlers<typeof texts>;
  /** The box that a style fills, in document pixels. @throws ClickcutError `cancelled` */
  measure(style: TextStyle, signal?: AbortSignal): Promise<Size>;
  /**
   * The text in its box at `scale`, straight RGBA, ceil(box * scale) pixels and at least one. Letters are outlines,
   * set without hinting: each lies at the same place at every scale.
   * @throws ClickcutError `image-too-large`, `cancelled`
   */
  render(style: TextStyle, options: TextPictureOptions): Promise<Raster>;
}

/** The largest picture of one text. */
const mostPixels = 64_000_000;

function pictureSize(box: Size, scale: number): Size {
  // A box of 10.2 pixels at scale 5 is 51 pixels, and not 52 because a float says 51.000000000000007.
  const side = (length: number): number => Math.max(1, Math.ceil(length * scale - 1e-6));
  const size = { width: side(box.width), height: side(box.height) };
  if (size.width * size.height <= mostPixels && Math.max(size.width, size.height) <= maxDrawingSide) return size;
  throw new ClickcutError({
    code: 'image-too-large',
    message: `The text would be ${size.width} x ${size.height} pixels; at most ${mostPixels / 1e6} megapixels and ${maxDrawingSide} pixels a side can be drawn.`,
    hint: 'Make the text smaller, or break it into more lines.',
    details: { ...size, mostPixels, mostSide: maxDrawingSide },
  });
}

/** Sets text with Pango, by way of librsvg: it alone gives exact places and no hinting. See the contract. */
export function createTexts(): Texts {
  const meter = createLineMeter();
  const families = createFamilyList();

  const layout = async (style: TextStyle, signal: AbortSignal | undefined): Promise<TextLayout> => {
    throwIfAborted(signal);
    await abortable(bundledFonts(), signal);
    const lines = linesOf(style.text);
    const extents = [];
    // One by one: other requests get their turn, and a line that comes twice is measured once.
    for (const line of lines) extents.push(await abortable(meter.measure(line, style), signal));
    return layoutText(lines, extents, style);
  };

  const measure: Texts['measure'] = async (style, signal) => (await layout(style, signal)).box;

  return {
    measure,
    render: async (style, { scale, signal }) => {
      const { box, lines } = await layout(style, signal);
      const size = pictureSize(box, scale);
      const isEmpty = lines.every(({ line }) => line.trim() === '');
      if (isEmpty) return { ...size, channels: 4, data: new Uint8Array(size.width * size.height * 4) };
      const shown = { width: size.width / scale, height: size.height / scale };
      const svg = pictureSvg(lines, style, shown, size);
      return abortable(toRaster(sharp(Buffer.from(svg), { limitInputPixels: false }).ensureAlpha()), signal);
    },
    handlers: {
      measure: ({ style }, { signal }) => measure(style, signal),
      families: async (_params, { signal }) => {
        const installed = await abortable(families.installed(), signal);
        return [bundledFamily, ...installed.filter((family) => family !== bundledFamily)];
      },
    },
  };
}
