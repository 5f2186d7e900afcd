import { ClickcutError } from '../../../../src-preload/contract/errors';
import { checkIconImage, type IconImage } from './icon-image';

/** Types that hold PNG, with their pixels. Sides that are there twice are the single size and half of it on a Retina screen. */
const types: readonly (readonly [string, number])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
];

/** Sides in pixels that an icon of macOS is made of. */
export const icnsSides = [16, 32, 64, 128, 256, 512, 1024] as const;

const headBytes = 8;

/**
 * A macOS icon (Apple Icon Image) of PNG files, which macOS 10.7 and later read; each is in it for every type that has
 * its size.
 * @throws ClickcutError `bad-request` for a side that no type has, or no pictures; `internal` for others than they claim to be
 */
export function icnsFile(images: readonly IconImage[]): Uint8Array<ArrayBuffer> {
  const bad = images.find(({ side }) => !types.some(([, pixels]) => pixels === side));
  if (bad || images.length === 0) {
    const message = bad ? `An ICNS file has no place for ${bad.side} pixels.` : 'An ICNS file needs at least one picture.';
    throw new ClickcutError({ code: 'bad-request', message, hint: `Choose from ${icnsSides.join(', ')} pixels.` });
  }
  images.forEach(checkIconImage);
  const entries = types.flatMap(([type, pixels]) => images.filter(({ side }) => side === pixels).slice(0, 1).map(({ png }) => ({ type, png })));
  const out = new Uint8Array(entries.reduce((sum, { png }) => sum + headBytes + png.length, headBytes));
  const view = new DataView(out.buffer);
  const head = (at: number, type: string, length: number): void => {
    new TextEncoder().encodeInto(type, out.subarray(at));
    view.setUint32(at + 4, length);
  };
  head(0, 'icns', out.length);
  let at = headBytes;
  for (const { type, png } of entries) {
    head(at, type, headBytes + png.length);
    out.set(png, at + headBytes);
    at += headBytes + png.length;
  }
  return out;
}
