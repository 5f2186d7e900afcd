import { z } from 'zod';

/** The separable and non-separable modes of W3C Compositing and Blending Level 1, by its names, in its order. */
export const blendModes = [
  'normal',
  'multiply',
  'screen',
  'overlay',
  'darken',
  'lighten',
  'color-dodge',
  'color-burn',
  'hard-light',
  'soft-light',
  'difference',
  'exclusion',
  'hue',
  'saturation',
  'color',
  'luminosity',
] as const;

export const blendMode = z.enum(blendModes);
export type BlendMode = z.infer<typeof blendMode>;
