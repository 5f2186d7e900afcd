import { z } from 'zod';
import { colour } from './colour';

export const textStyle = z.object({
  text: z.string().max(5000),
  /** Family as the system knows it; a missing one falls back to another. */
  family: z.string().min(1).max(120),
  /** Height of an em in document pixels. */
  size: z.number().min(1).max(4096),
  weight: z.number().int().min(100).max(900),
  italic: z.boolean(),
  align: z.enum(['left', 'centre', 'right']),
  /** Of the size: 1.2 is usual. */
  lineHeight: z.number().min(0.5).max(4),
  /** Extra room between letters, of the size. */
  spacing: z.number().min(-0.2).max(2),
  colour,
}).readonly();
export type TextStyle = z.infer<typeof textStyle>;
