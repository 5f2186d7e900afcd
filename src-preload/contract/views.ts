import { z } from 'zod';
import { documentId, layerId } from '../model/document';
import { rect } from '../model/geometry';
import { layer } from '../model/layer';
import { service } from './define';

/** No screen needs more; the full picture never goes to a page. */
export const maxViewSide = 4096;
const side = z.number().int().min(1).max(maxViewSide);

/** `pixels` is straight (not premultiplied) sRGB RGBA, 4 * width * height bytes. */
const picture = z.object({ width: side, height: side, pixels: z.instanceof(Uint8Array) });

/** The record itself is sent, because a page shows changes before the engine has heard of them. */
const ofLayer = z.object({ document: documentId, layer, region: rect, width: side, height: side });

/** Pictures for the screen, cut and scaled by the engine. */
export const views = service({
  methods: {
    /**
     * The content of one layer alone: no opacity, transform or effects. `region` is in the layer's own pixels (of its
     * photo, its text box), for a fill in document pixels; scaled to width x height, transparent outside the content.
     */
    content: { params: ofLayer, result: picture },
    /** Shadow and outline of one layer, without the layer itself. `region` in document pixels. */
    effects: { params: ofLayer, result: picture },
    /** Everything, or one layer with all that belongs to it, as an export would show it. `region` in document pixels. */
    composite: {
      params: z.object({ document: documentId, layer: layerId.nullable(), region: rect, width: side, height: side }),
      result: picture,
    },
  },
});
