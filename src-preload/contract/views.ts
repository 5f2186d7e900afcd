import { z } from 'zod';
import { documentId, layerId } from '../model/document';
import { rect } from '../model/geometry';
import { service } from './define';

/** No screen needs more; the full picture never goes to a page. */
export const maxViewSide = 4096;
const side = z.number().int().min(1).max(maxViewSide);

/** Pictures for the screen, cut and scaled by the engine. */
export const views = service({
  methods: {
    /**
     * One layer alone, without its opacity: `region` in document pixels, scaled to `width` x `height`.
     * `pixels` is straight (not premultiplied) sRGB RGBA, 4 * width * height bytes, transparent outside the layer.
     */
    layer: {
      params: z.object({ document: documentId, layer: layerId, region: rect, width: side, height: side }),
      result: z.object({ width: side, height: side, pixels: z.instanceof(Uint8Array) }),
    },
  },
});
