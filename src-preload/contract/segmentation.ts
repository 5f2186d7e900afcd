import { z } from 'zod';
import { imageId, keptDetail, logitsId } from '../model/document';
import { rect } from '../model/geometry';
import { prompts } from '../model/prompt';
import { logits, maskInfo, workProgress } from './common';
import { service } from './define';

/** A mask as it looks from nearer: all of it lies in `crop`, whole pixels of the photo that have a 1024x1024 frame of their own. */
export const detail = z.object({ crop: rect, logits });
export type Detail = Readonly<z.infer<typeof detail>>;

/** One of the decoder's readings of the prompts: part, larger part, whole. */
export const candidate = z.object({
  /** The model's own estimate, about 0..1. */
  iou: z.number(),
  /** Pixels of the photo inside the zero contour of the logits. */
  area: z.number().nonnegative(),
  logits,
  /** Where there is one, it is the mask; `logits` then say the same more coarsely. */
  detail: detail.optional(),
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
    /**
     * A second look at a mask, from nearer, for objects that are small in the photo: sharper, or nothing where it does
     * not pay or where both looks disagree. Takes an encoder run when the part of the photo is new, otherwise a decoder
     * run; clicks go ahead of it.
     */
    sharpen: {
      params: z.object({
        image: imageId,
        prompts,
        /** The mask that is shown. */
        shown: z.object({ logits }),
        /** What was shown before the last prompt: where that has not changed anything, its detail is kept. */
        before: z.object({ logits, detail: detail.optional() }).optional(),
      }),
      progress: workProgress,
      result: z.object({ sharper: candidate.omit({ iou: true }).optional() }),
    },
    /** Renders logits, or their detail, at the photo's full resolution and keeps the alpha, and the logits themselves as fp16. */
    mask: { params: z.object({ image: imageId, logits, detail: detail.optional() }), result: maskInfo.extend({ logits: logitsId, detail: keptDetail.nullable() }) },
    /** Kept logits, for going on with a finished cut-out. Fails with `not-found` for others. */
    logits: { params: z.object({ id: logitsId }), result: z.object({ logits }) },
  },
});
