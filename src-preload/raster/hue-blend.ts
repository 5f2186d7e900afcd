import type { HueMode } from './separable-blend';

/** Luminosity of a colour, 0..255, with the specification's weights. */
const lum = (r: number, g: number, b: number): number => 0.3 * r + 0.59 * g + 0.11 * b;

/** Moves a colour to luminosity `l`, and towards grey of that luminosity as far as it leaves 0..255 (SetLum, ClipColor). */
function setLum(red: number, green: number, blue: number, l: number, out: Int32Array): void {
  const shift = l - lum(red, green, blue);
  let r = red + shift;
  let g = green + shift;
  let b = blue + shift;
  const least = r < g ? (r < b ? r : b) : g < b ? g : b;
  const most = r > g ? (r > b ? r : b) : g > b ? g : b;
  if (least < 0) {
    const share = l / (l - least);
    r = l + (r - l) * share;
    g = l + (g - l) * share;
    b = l + (b - l) * share;
  }
  if (most > 255) {
    const share = (255 - l) / (most - l);
    r = l + (r - l) * share;
    g = l + (g - l) * share;
    b = l + (b - l) * share;
  }
  out[0] = (r + 0.5) | 0;
  out[1] = (g + 0.5) | 0;
  out[2] = (b + 0.5) | 0;
}

/** Gives a colour the saturation of another one (SetSat) and luminosity `l`. */
function setSatLum(r: number, g: number, b: number, saturation: number, l: number, out: Int32Array): void {
  const least = r < g ? (r < b ? r : b) : g < b ? g : b;
  const most = r > g ? (r > b ? r : b) : g > b ? g : b;
  const factor = most > least ? saturation / (most - least) : 0;
  setLum((r - least) * factor, (g - least) * factor, (b - least) * factor, l, out);
}

/** Largest less smallest channel (Sat). */
function sat(r: number, g: number, b: number): number {
  return (r > g ? (r > b ? r : b) : g > b ? g : b) - (r < g ? (r < b ? r : b) : g < b ? g : b);
}

/** B(cb, cs) of one pixel, channels 0..255 in and out; the result is written to the first three places of `out`. */
export type HueBlend = (rb: number, gb: number, bb: number, rs: number, gs: number, bs: number, out: Int32Array) => void;

/** The non-separable modes of W3C Compositing and Blending Level 1, section 9.2. */
export const hueBlends: Readonly<Record<HueMode, HueBlend>> = {
  hue: (rb, gb, bb, rs, gs, bs, out) => {
    setSatLum(rs, gs, bs, sat(rb, gb, bb), lum(rb, gb, bb), out);
  },
  saturation: (rb, gb, bb, rs, gs, bs, out) => {
    setSatLum(rb, gb, bb, sat(rs, gs, bs), lum(rb, gb, bb), out);
  },
  color: (rb, gb, bb, rs, gs, bs, out) => {
    setLum(rs, gs, bs, lum(rb, gb, bb), out);
  },
  luminosity: (rb, gb, bb, rs, gs, bs, out) => {
    setLum(rb, gb, bb, lum(rs, gs, bs), out);
  },
};
