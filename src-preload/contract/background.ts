import { z } from 'zod';
import { imageId } from '../model/document';
import { maskInfo, workProgress } from './common';
import { service } from './define';

/** Automatic background removal: a soft alpha at the photo's full resolution. */
export const background = service({
  methods: {
    remove: {
      params: z.object({ image: imageId }),
      progress: workProgress,
      result: z.object({ mask: maskInfo, timing: z.object({ modelMs: z.number(), totalMs: z.number() }) }),
    },
  },
});
