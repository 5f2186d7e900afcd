import { z } from 'zod';

/** sRGB as #rrggbb, lower case. */
export const colour = z.string().regex(/^#[0-9a-f]{6}$/);
export type Colour = z.infer<typeof colour>;

export type Rgb = readonly [number, number, number];

/** 0..255 each. */
export function rgbOf(hex: Colour): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

export const colourOf = ([r, g, b]: Rgb): Colour => `#${((1 << 24) | (r << 16) | (g << 8) | b).toString(16).slice(1)}`;
