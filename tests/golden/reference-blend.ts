import type { BlendMode } from '../../src-preload/model/blend';

/** Straight colour and alpha, 0..1 each. */
export type Pixel = readonly [r: number, g: number, b: number, a: number];
type Colour = readonly [number, number, number];

const clearPixel: Pixel = [0, 0, 0, 0];

function separable(mode: BlendMode, b: number, s: number): number {
  switch (mode) {
    case 'multiply':
      return b * s;
    case 'screen':
      return b + s - b * s;
    case 'overlay':
      return separable('hard-light', s, b);
    case 'darken':
      return Math.min(b, s);
    case 'lighten':
      return Math.max(b, s);
    case 'color-dodge':
      return b === 0 ? 0 : s === 1 ? 1 : Math.min(1, b / (1 - s));
    case 'color-burn':
      return b === 1 ? 1 : s === 0 ? 0 : 1 - Math.min(1, (1 - b) / s);
    case 'hard-light':
      return s <= 0.5 ? b * 2 * s : b + (2 * s - 1) - b * (2 * s - 1);
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

const lum = ([r, g, b]: Colour): number => 0.3 * r + 0.59 * g + 0.11 * b;
const sat = (c: Colour): number => Math.max(...c) - Math.min(...c);

function clipColour(c: Colour): Colour {
  const l = lum(c);
  const [n, x] = [Math.min(...c), Math.max(...c)];
  const low = n < 0 ? c.map((v) => l + ((v - l) * l) / (l - n)) : c;
  const high = x > 1 ? low.map((v) => l + ((v - l) * (1 - l)) / (x - l)) : low;
  return high as unknown as Colour;
}

const setLum = (c: Colour, l: number): Colour => clipColour(c.map((v) => v + l - lum(c)) as unknown as Colour);

function setSat(c: Colour, s: number): Colour {
  const [least, range] = [Math.min(...c), sat(c)];
  return c.map((v) => (range === 0 ? 0 : ((v - least) * s) / range)) as unknown as Colour;
}

/** B(Cb, Cs) of W3C Compositing and Blending Level 1, section 9. */
function blended(mode: BlendMode, b: Colour, s: Colour): Colour {
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
      return [separable(mode, b[0], s[0]), separable(mode, b[1], s[1]), separable(mode, b[2], s[2])];
  }
}

/** Source-over of a blended colour; section 5.1 with the mixing of section 9. */
export function over(backdrop: Pixel, source: Pixel, mode: BlendMode, opacity: number): Pixel {
  const [sa, ba] = [source[3] * opacity, backdrop[3]];
  const alpha = sa + ba * (1 - sa);
  if (alpha === 0) return clearPixel;
  const b = backdrop.slice(0, 3) as unknown as Colour;
  const s = source.slice(0, 3) as unknown as Colour;
  const mix = blended(mode, b, s);
  const channel = (i: 0 | 1 | 2): number => (sa * ((1 - ba) * s[i] + ba * mix[i]) + (1 - sa) * ba * b[i]) / alpha;
  return [channel(0), channel(1), channel(2), alpha];
}

/** Onto the inside of the backdrop: blended as with an opaque one, whose alpha then stays. */
export function atop(backdrop: Pixel, source: Pixel, mode: BlendMode, opacity: number): Pixel {
  if (backdrop[3] === 0) return backdrop;
  const [r, g, b] = over([backdrop[0], backdrop[1], backdrop[2], 1], source, mode, opacity);
  return [r, g, b, backdrop[3]];
}
