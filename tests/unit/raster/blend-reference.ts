import type { BlendMode } from '../../../src-preload/model/blend';

/** W3C Compositing and Blending Level 1, written out in floats from 0 to 1, as slow and as plain as the text. */
type Rgb = readonly [number, number, number];

const lum = ([r, g, b]: Rgb): number => 0.3 * r + 0.59 * g + 0.11 * b;
const sat = (c: Rgb): number => Math.max(...c) - Math.min(...c);

function clipColor(c: Rgb): Rgb {
  const l = lum(c);
  const n = Math.min(...c);
  const x = Math.max(...c);
  let out = [...c];
  if (n < 0) out = out.map((v) => l + ((v - l) * l) / (l - n));
  if (x > 1) out = out.map((v) => l + ((v - l) * (1 - l)) / (x - l));
  return out as unknown as Rgb;
}

const setLum = (c: Rgb, l: number): Rgb => clipColor(c.map((v) => v + l - lum(c)) as unknown as Rgb);

function setSat(c: Rgb, s: number): Rgb {
  const order = [0, 1, 2].toSorted((i, j) => (c[i] ?? 0) - (c[j] ?? 0)) as [0 | 1 | 2, 0 | 1 | 2, 0 | 1 | 2];
  const [least, middle, most] = order;
  const out: [number, number, number] = [0, 0, 0];
  if (c[most] > c[least]) {
    out[middle] = ((c[middle] - c[least]) * s) / (c[most] - c[least]);
    out[most] = s;
  }
  return out;
}

function channel(mode: BlendMode, b: number, s: number): number {
  switch (mode) {
    case 'multiply':
      return b * s;
    case 'screen':
      return 1 - (1 - b) * (1 - s);
    case 'overlay':
      return channel('hard-light', s, b);
    case 'darken':
      return Math.min(b, s);
    case 'lighten':
      return Math.max(b, s);
    case 'color-dodge':
      return b === 0 ? 0 : s === 1 ? 1 : Math.min(1, b / (1 - s));
    case 'color-burn':
      return b === 1 ? 1 : s === 0 ? 0 : 1 - Math.min(1, (1 - b) / s);
    case 'hard-light':
      return s <= 0.5 ? channel('multiply', b, 2 * s) : channel('screen', b, 2 * s - 1);
    case 'soft-light': {
      const d = b <= 0.25 ? ((16 * b - 12) * b + 4) * b : Math.sqrt(b);
      return s <= 0.5 ? b - (1 - 2 * s) * b * (1 - b) : b + (2 * s - 1) * (d - b);
    }
    case 'difference':
      return Math.abs(b - s);
    case 'exclusion':
      return b + s - 2 * b * s;
    default:
      return s;
  }
}

function blend(mode: BlendMode, b: Rgb, s: Rgb): Rgb {
  switch (mode) {
    case 'hue':
      return setLum(setSat(s, sat(b)), lum(b));
    case 'saturation':
      return setLum(setSat(b, sat(s)), lum(b));
    case 'color':
      return setLum(s, lum(b));
    case 'luminosity':
      return setLum(b, lum(s));
    default:
      return [channel(mode, b[0], s[0]), channel(mode, b[1], s[1]), channel(mode, b[2], s[2])];
  }
}

/** Bytes in; premultiplied colour and alpha out, 0..255 and not rounded. */
export function compositeReference(mode: BlendMode, backdrop: Uint8Array, source: Uint8Array, opacity: number): readonly number[] {
  const unit = (bytes: Uint8Array): Rgb => [(bytes[0] ?? 0) / 255, (bytes[1] ?? 0) / 255, (bytes[2] ?? 0) / 255];
  const cb = unit(backdrop);
  const cs = unit(source);
  const ab = (backdrop[3] ?? 0) / 255;
  const as = ((source[3] ?? 0) / 255) * opacity;
  const mixed = blend(mode, cb, cs);
  const colour = ([0, 1, 2] as const).map((i) => cs[i] * as * (1 - ab) + as * ab * mixed[i] + (1 - as) * ab * cb[i]);
  return [...colour, as + ab * (1 - as)].map((v) => 255 * v);
}
