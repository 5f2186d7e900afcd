import { z } from 'zod';
import { imageId } from '../model/document';
import { point, rect } from '../model/geometry';
import { logitsSide } from './common';
import { service } from './define';

/** Half-precision bits [256*256], row-major, over the 1024x1024 frame: 131 kB an object, half of what `logits` takes. */
export const halfLogits = z.custom<Uint16Array>(
  (value) => value instanceof Uint16Array && value.length === logitsSide * logitsSide,
  'logits must be 256x256 halves',
);

/** Counts from 1 within one `find`. */
const foundId = z.number().int().positive();

export const foundObject = z.object({
  id: foundId,
  /** The model's own estimate, about 0..1. */
  iou: z.number(),
  /** IoU of the masks at +offset and -offset, 0..1. */
  stability: z.number(),
  /** Pixels of the photo inside the zero contour of the logits. */
  area: z.number().nonnegative(),
  /** Around the mask, in pixels of the photo; exact to one sample of the logits. */
  box: rect,
  /** The click that found it, in pixels of the photo. */
  point,
  /** Cleaned of small holes and islands. `halfToFloat` makes them what `segmentation.mask` takes. */
  logits: halfLogits,
  /** Where a part of the photo was searched by itself, the mask as it looks there; `logits` say the same more coarsely. */
  detail: z.object({ crop: rect, logits: halfLogits }).optional(),
});
export type FoundObject = Readonly<z.infer<typeof foundObject>>;

const share = z.number().min(0).max(1);

/** Named as in SAM's automatic mask generator (Kirillov et al. 2023, appendix B). */
export const findOptions = z.object({
  /** Clicks are chosen from a grid of so many points along each axis. */
  pointsPerSide: z.number().int().min(1).max(64).default(32),
  predIouThresh: share.default(0.88),
  stabilityScoreThresh: share.default(0.95),
  /** In logits. */
  stabilityScoreOffset: z.number().min(0).max(10).default(1),
  /** Masks, not boxes, whose IoU is beyond this are one object: things in one box, such as a part in its whole, are kept. */
  boxNmsThresh: share.default(0.7),
  /** Holes, islands and objects below so many pixels of the photo are dropped. Default: a 2000th of the photo. */
  minMaskRegionArea: z.number().min(0).optional(),
  /** The best so many. */
  maxObjects: z.number().int().min(1).max(500).default(200),
  /** Most decoder runs. Default: a quarter of the points of all grids. Fewer are used where the photo is plain. */
  maxDecoderRuns: z.number().int().min(1).max(4096).optional(),
  /** Parts of the photo are searched as well: 2 x 2 of them with 1, and 4 x 4 more with 2. Each takes an encoder run and a grid of its own. */
  cropNLayers: z.number().int().min(0).max(2).default(0),
  /** Share of the photo's shorter side by which the parts overlap. */
  cropOverlapRatio: share.max(0.9).default(512 / 1500),
  /** The grid of a part has so many times fewer points along each axis, in the second layer by that once more. */
  cropNPointsDownscaleFactor: z.number().min(1).max(8).default(1),
});
export type FindOptions = Readonly<z.output<typeof findOptions>>;

/** Finds all objects of a photo without being shown any. The photo is encoded first where that has not happened yet. */
export const everything = service({
  methods: {
    find: {
      params: z.object({ image: imageId, options: findOptions.prefault({}) }),
      progress: z.object({
        /** Share of the planned decoder runs; 0 while the photo is encoded. */
        fraction: share,
        /** New since the last event. */
        objects: z.array(foundObject),
        /** Objects of earlier events that a better mask of the same thing has replaced. */
        removed: z.array(foundId),
      }),
      result: z.object({
        /** Large to small, so that what is drawn later lies on top. */
        objects: z.array(foundObject),
        decoderRuns: z.number().int().nonnegative(),
        ms: z.number().nonnegative(),
      }),
    },
  },
});
