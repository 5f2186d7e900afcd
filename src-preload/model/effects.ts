import { z } from 'zod';
import { colour } from './colour';

/** Lengths in document pixels: effects are made after the layer's transform, so that all shadows fall one way. */
const length = z.number().min(-4096).max(4096);

export const shadowEffect = z.object({
  dx: length,
  dy: length,
  /** Twice the standard deviation of the Gaussian, as in CSS. */
  blur: z.number().min(0).max(1024),
  colour,
  opacity: z.number().min(0).max(1),
});
export type ShadowEffect = Readonly<z.infer<typeof shadowEffect>>;

/** A line of this width around the outside of the alpha's half-way contour. */
export const outlineEffect = z.object({ width: z.number().min(0).max(512), colour, opacity: z.number().min(0).max(1) });
export type OutlineEffect = Readonly<z.infer<typeof outlineEffect>>;

/** What lies under a layer's own pixels: the shadow (of layer and outline together), then the outline. */
export const layerEffects = z.object({ shadow: shadowEffect.nullable(), outline: outlineEffect.nullable() }).readonly();
export type LayerEffects = z.infer<typeof layerEffects>;

export const noEffects: LayerEffects = { shadow: null, outline: null };
