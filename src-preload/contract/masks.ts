import { z } from 'zod';
import { imageId, maskId } from '../model/document';
import { point, rect } from '../model/geometry';
import { maskInfo } from './common';
import { service } from './define';
import { exportedFile } from './exports';
import { maxViewSide } from './views';

/** One sample of a brush stroke, in image pixels; `pressure` 0..1, 1 where the device knows none. */
export const strokePoint = point.extend({ pressure: z.number().min(0).max(1) });

/** Sizes in image pixels. `flow` builds up within a stroke, `opacity` is the most that one stroke reaches. */
export const strokeSettings = z.object({
  mode: z.enum(['reveal', 'hide']),
  size: z.number().min(0.5).max(8192),
  hardness: z.number().min(0).max(1),
  opacity: z.number().min(0).max(1),
  flow: z.number().min(0.01).max(1),
});

export const combination = z.enum(['add', 'subtract', 'intersect']);
export type Combination = z.infer<typeof combination>;

/** A ring of points, straight lines in between, closed by itself. */
const polygon = z.array(point).min(3).max(20_000).readonly();

const side = z.number().int().min(1).max(maxViewSide);

/**
 * Full-resolution alphas of one photo. Each call makes a new one and leaves the old one as it is, so that undo only
 * has to name the old one. Alphas that no layer refers to go when room is needed.
 */
export const masks = service({
  methods: {
    /** The inside of rings (even-odd), antialiased. */
    polygons: { params: z.object({ image: imageId, rings: z.array(polygon).min(1).max(256).readonly() }), result: maskInfo },
    /** All of the photo. */
    whole: { params: z.object({ image: imageId }), result: maskInfo },
    /** Pixels like the one at `at`; `tolerance` is the largest difference of any channel, 0..255. */
    wand: {
      params: z.object({ image: imageId, at: point, tolerance: z.number().int().min(0).max(255), contiguous: z.boolean() }),
      result: maskInfo,
    },
    /** Add: the larger alpha. Subtract: at most 255 minus the other. Intersect: the smaller. Both masks are of one size. */
    combine: { params: z.object({ a: maskId, b: maskId, how: combination }), result: maskInfo },
    invert: { params: z.object({ mask: maskId }), result: maskInfo },
    stroke: {
      params: z.object({ mask: maskId, settings: strokeSettings, points: z.array(strokePoint).min(1).max(100_000).readonly() }),
      result: maskInfo,
    },
    /** `mask` was painted from `from`; the same painting on `to`: clamp(to + mask - from). */
    rebase: { params: z.object({ from: maskId, mask: maskId, to: maskId }), result: maskInfo },
    /** `region` of the alpha in image pixels, scaled to width x height: one byte a pixel, 0 outside the photo. */
    alpha: {
      params: z.object({ mask: maskId, region: rect, width: side, height: side }),
      result: z.object({ width: side, height: side, alpha: z.instanceof(Uint8Array) }),
    },
    /** Contours at alpha 128 in image pixels: rings of x, y pairs, simplified to `tolerance` pixels. */
    outline: {
      params: z.object({ mask: maskId, tolerance: z.number().min(0).max(64) }),
      result: z.object({ rings: z.array(z.instanceof(Float32Array)).readonly() }),
    },
    info: { params: z.object({ mask: maskId }), result: maskInfo },
    /** An 8-bit picture as alpha: its luminance (or its alpha where it has one), of the photo's size or its aspect. */
    import: { params: z.object({ image: imageId, name: z.string().max(255), bytes: z.instanceof(Uint8Array) }), result: maskInfo },
    /** 8-bit greyscale PNG of the photo's size: white is in. */
    export: { params: z.object({ mask: maskId, name: z.string().max(200) }), result: exportedFile },
  },
});
