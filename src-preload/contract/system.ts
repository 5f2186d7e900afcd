import { z } from 'zod';
import { service } from './define';

/** What the status bar shows: what really runs, not what was asked for. */
export const systemStatus = z.object({
  version: z.string(),
  /** Provider in use by the click model: cpu, webgpu … */
  provider: z.string(),
  /** Why that one, in one line. */
  providerNote: z.string(),
  /** Counts the starts of inference processes; a rise after the first means one was replaced. */
  inferenceStarts: z.number().int().nonnegative(),
});
export type SystemStatus = Readonly<z.infer<typeof systemStatus>>;

export const check = z.object({
  name: z.string(),
  state: z.enum(['ok', 'note', 'problem']),
  /** What was found. */
  found: z.string(),
  /** What to do about it; absent when nothing. */
  advice: z.string().optional(),
});
export type Check = Readonly<z.infer<typeof check>>;

export const modelStatus = z.object({
  id: z.string(),
  name: z.string(),
  licence: z.string(),
  bytes: z.number(),
  state: z.enum(['verified', 'missing', 'damaged']),
  /** Which file, what was expected, what to do; absent when verified. */
  problem: z.string().optional(),
});
export type ModelStatus = Readonly<z.infer<typeof modelStatus>>;

export const sample = z.object({ id: z.string(), name: z.string(), credit: z.string() });
export type Sample = Readonly<z.infer<typeof sample>>;

export const system = service({
  methods: {
    status: { params: z.object({}), result: systemStatus },
    doctor: { params: z.object({}), result: z.array(check) },
    models: { params: z.object({}), result: z.array(modelStatus) },
    samples: { params: z.object({}), result: z.array(sample) },
    /** A JPEG of at most `side` pixels. */
    sampleThumbnail: {
      params: z.object({ id: z.string(), side: z.number().int().min(16).max(1024) }),
      result: z.object({ mime: z.string(), bytes: z.instanceof(Uint8Array) }),
    },
  },
  events: { status: systemStatus },
});
