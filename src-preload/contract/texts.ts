import { z } from 'zod';
import { textStyle } from '../model/text-style';
import { service } from './define';

/** Text is set by the engine alone, so that the screen, the files and other machines agree. */
export const texts = service({
  methods: {
    /** The box that a style fills, in document pixels: line boxes high, as wide as the longest line. */
    measure: { params: z.object({ style: textStyle }), result: z.object({ width: z.number().nonnegative(), height: z.number().nonnegative() }) },
    /** Families that can be used, the bundled one first. */
    families: { params: z.object({}), result: z.array(z.string()) },
  },
});
