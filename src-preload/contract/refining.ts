import { z } from 'zod';
import { imageId, maskId } from '../model/document';
import { point, rect } from '../model/geometry';
import { refineSettings } from '../model/refinement';
import { maskInfo, workProgress } from './common';
import { service } from './define';
import { maxViewSide } from './views';

const side = z.number().int().min(1).max(maxViewSide);

/** What is refined, and how. */
const refineParams = z.object({
  image: imageId,
  /** The selection, painted on or not. */
  source: maskId,
  /** Where it has alpha, the photo alone decides; null for nowhere. */
  hair: maskId.nullable(),
  /** What was clicked, in image pixels: their pieces are never dropped, their holes never filled. */
  clicks: z.array(point.extend({ positive: z.boolean() })).max(200).readonly(),
  settings: refineSettings,
});

/** Turns selections into alphas with edges that are true to the photo: clean-up, edge, shape, colour. */
export const refining = service({
  methods: {
    /** At full resolution. Nothing is kept when it is cancelled. */
    refine: { params: refineParams, progress: workProgress, result: maskInfo },
    /**
     * `region` of what `refine` would give, computed at about the resolution of width x height: one byte a pixel, 0
     * outside the photo. Lengths are scaled along. Asking again with other settings is answered from what is kept of
     * the time before, as far as it still holds.
     */
    preview: {
      params: refineParams.extend({ region: rect, width: side, height: side }),
      result: z.object({ width: side, height: side, alpha: z.instanceof(Uint8Array) }),
    },
    /** An alpha without anything in it: what the refine-edge brush begins with. */
    nothing: { params: z.object({ image: imageId }), result: maskInfo },
  },
});
