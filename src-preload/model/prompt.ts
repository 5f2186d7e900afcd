import { z } from 'zod';
import { point, rect } from './geometry';

/** A click: `positive` means "this belongs to it", otherwise "this does not". */
export const promptPoint = point.extend({ positive: z.boolean() });
export type PromptPoint = Readonly<z.infer<typeof promptPoint>>;

/** More points than this help no model and slow every click down. */
const maxPoints = 64;

/** What a person has said so far about one object, in image pixels. At least one point or a box. */
export const prompts = z
  .object({ points: z.array(promptPoint).max(maxPoints).readonly(), box: rect.optional() })
  .refine((p) => p.points.length > 0 || p.box !== undefined, 'give at least one point or a box');
export type Prompts = Readonly<z.infer<typeof prompts>>;
