import { z } from 'zod';
import { wireError } from './errors';

const count = z.number().int().nonnegative();

/** Why a file was left alone: its results are up to date, or there is something under their names. */
export const skipReason = z.enum(['unchanged', 'exists']);

/** What a batch tells while it runs; one a line with `clickcut batch --json`. */
export const batchEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('scanned'), total: count }),
  z.object({ event: z.literal('started'), input: z.string() }),
  z.object({ event: z.literal('finished'), input: z.string(), outputs: z.array(z.string()).readonly(), ms: z.number() }),
  z.object({ event: z.literal('skipped'), input: z.string(), why: skipReason }),
  z.object({ event: z.literal('failed'), input: z.string(), error: wireError }),
  /** With `--dry-run`: what would be worked on, and where results would go. */
  z.object({ event: z.literal('planned'), input: z.string(), folder: z.string(), stem: z.string() }),
  z.object({ event: z.literal('done'), finished: count, skipped: count, failed: count, ms: z.number() }),
]);
export type BatchEvent = Readonly<z.infer<typeof batchEvent>>;
