import { ClickcutError } from '../../../../src-preload/contract/errors';
import { sharp, toRaster } from '../../images/sharp';
import { icoBitmap } from './ico-bitmap';
import { checkIconImage, type IconImage } from './icon-image';

const directoryBytes = 6;
const entryBytes = 16;
const iconType = 1;
const mostSide = 256;
const bitsPerPixel = 32;

/** Up to here bitmaps: many programs that read icons know PNG only in the large ones, where Windows Vista brought it. */
const mostBitmapSide = 48;

const bitmapOf = async (png: Uint8Array): Promise<Uint8Array> => icoBitmap(await toRaster(sharp(png).toColourspace('srgb').ensureAlpha()));

/**
 * A Windows icon: the smallest picture first, up to 48 pixels as bitmaps, larger ones as PNG (Windows Vista and later).
 * A side of 256 is written as 0.
 * @throws ClickcutError `bad-request` for no pictures, or ones of more than 256 pixels; `internal` for others than they claim to be
 */
export async function icoFile(images: readonly IconImage[]): Promise<Uint8Array<ArrayBuffer>> {
  const bad = images.find(({ side }) => side > mostSide || side < 1);
  if (bad || images.length === 0) {
    const message = bad ? `An ICO file has no place for ${bad.side} pixels.` : 'An ICO file needs at least one picture.';
    throw new ClickcutError({ code: 'bad-request', message, hint: 'Choose sides from 1 to 256 pixels.' });
  }
  images.forEach(checkIconImage);
  const sorted = images.toSorted((a, b) => a.side - b.side);
  const contents = await Promise.all(sorted.map(({ side, png }) => (side <= mostBitmapSide ? bitmapOf(png) : png)));
  const head = directoryBytes + entryBytes * sorted.length;
  const out = new Uint8Array(contents.reduce((sum, { length }) => sum + length, head));
  const view = new DataView(out.buffer);
  view.setUint16(2, iconType, true);
  view.setUint16(4, sorted.length, true);
  let at = head;
  for (const [i, { side }] of sorted.entries()) {
    const content = contents[i] ?? new Uint8Array(0);
    const entry = directoryBytes + i * entryBytes;
    view.setUint8(entry, side % mostSide);
    view.setUint8(entry + 1, side % mostSide);
    view.setUint16(entry + 4, 1, true);
    view.setUint16(entry + 6, bitsPerPixel, true);
    view.setUint32(entry + 8, content.length, true);
    view.setUint32(entry + 12, at, true);
    out.set(content, at);
    at += content.length;
  }
  return out;
}
