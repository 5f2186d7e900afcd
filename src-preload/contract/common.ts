import { z } from 'zod';
import { rect } from '../model/geometry';
import { maskId } from '../model/document';

/** Side of the square of low-resolution logits that the decoder answers with. */
export const logitsSide = 256;

/** f32 [256*256], row-major: the logits of one candidate over the 1024x1024 frame, padding included. */
export const logits = z.instanceof(Float32Array).refine((a) => a.length === logitsSide * logitsSide, 'logits must be 256x256');

/** Long work reports where it is: `fraction` runs from 0 to 1 and never goes back within one stage. */
export const workProgress = z.object({
  stage: z.enum(['queued', 'reading', 'preparing', 'encoding', 'matting', 'masking', 'refining', 'writing']),
  fraction: z.number().min(0).max(1),
});
export type WorkProgress = Readonly<z.infer<typeof workProgress>>;

/** A full-resolution 8-bit alpha that the engine holds. */
export const maskInfo = z.object({
  id: maskId,
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  bounds: rect,
  /** Sum of alpha / 255, in pixels. */
  area: z.number().nonnegative(),
});
export type MaskInfo = Readonly<z.infer<typeof maskInfo>>;
