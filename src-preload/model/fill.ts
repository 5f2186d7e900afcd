import { z } from 'zod';
import { colour } from './colour';
import { imageId } from './ids';

/** A point of the canvas as fractions of its width and height; it may lie outside. */
const place = z.object({ x: z.number().min(-4).max(5), y: z.number().min(-4).max(5) });

export const gradientStop = z.object({ at: z.number().min(0).max(1), colour, opacity: z.number().min(0).max(1) });
export type GradientStop = Readonly<z.infer<typeof gradientStop>>;

/** What covers the whole canvas. */
export const fill = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('colour'), colour }),
  z.object({
    kind: z.literal('gradient'),
    shape: z.enum(['linear', 'radial']),
    /** Linear: first and last stop. Radial: centre, and a point of the outermost circle. */
    from: place,
    to: place,
    /** By rising `at`; straight sRGB in between, as canvas and SVG do. */
    stops: z.array(gradientStop).min(2).max(16).readonly(),
  }),
  z.object({ kind: z.literal('image'), image: imageId, fit: z.enum(['cover', 'contain', 'stretch', 'tile']) }),
  /** A photo that covers the canvas, blurred; `blur` in document pixels, twice the standard deviation. */
  z.object({ kind: z.literal('blur'), image: imageId, blur: z.number().min(0).max(1024) }),
]);
export type Fill = Readonly<z.infer<typeof fill>>;
export type GradientFill = Extract<Fill, { kind: 'gradient' }>;
