import { z } from 'zod';
import { imageId } from '../model/document';
import { maskInfo, workProgress } from './common';
import { service } from './define';

/** Automatic background removal: a soft alpha at the photo's full resolution. */
export const background = service({
  methods: {
    remove: {
      params: z.object({
        image: imageId,
        /** What is in doubt counts as out (below 0) or in (above 0) more than usual. Repeated for the same photo, it runs no model. */
        keep: z.number().min(-1).max(1).optional(),
      }),
      progress: workProgress,
      result: z.object({ mask: maskInfo, timing: z.object({ modelMs: z.number(), totalMs: z.number() }) }),
    },
  },
});
