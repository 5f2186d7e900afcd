import { z } from 'zod';
import { imageId, logitsId } from '../model/document';
import { prompts } from '../model/prompt';
import { logits, maskInfo, workProgress } from './common';
import { service } from './define';

/** One of the decoder's readings of the prompts: part, larger part, whole. */
export const candidate = z.object({
  /** The model's own estimate, about 0..1. */
  iou: z.number(),
  /** Pixels of the photo inside the zero contour of the logits. */
  area: z.number().nonnegative(),
  logits,
});
export type Candidate = Readonly<z.infer<typeof candidate>>;

/** Answers clicks. `prepare` encodes a photo once; `select` answers prompts from its embedding. */
export const segmentation = service({
  methods: {
    prepare: {
      params: z.object({ image: imageId }),
      progress: workProgress,
      result: z.object({ from: z.enum(['memory', 'disk', 'encoder']), ms: z.number() }),
    },
    select: {
      params: z.object({ image: imageId, prompts, previous: logits.optional() }),
      progress: workProgress,
      result: z.object({
        /** Best first. */
        candidates: z.array(candidate).length(3),
        /** Size of the photo inside the 1024x1024 frame; what lies right and below is padding. */
        frame: z.object({ width: z.number().int(), height: z.number().int() }),
        /** Time of the raw decoder run and of the whole call inside the engine. */
        timing: z.object({ decoderMs: z.number(), totalMs: z.number() }),
      }),
    },
    /** Renders logits at the photo's full resolution and keeps the alpha, and the logits themselves as fp16. */
    mask: { params: z.object({ image: imageId, logits }), result: maskInfo.extend({ logits: logitsId }) },
    /** Kept logits, for going on with a finished cut-out. Fails with `not-found` for others. */
    logits: { params: z.object({ id: logitsId }), result: z.object({ logits }) },
  },
});
