import { z } from 'zod';
import { colour } from './colour';
import { ownOutputs } from './exporting/export-output';
import { documentId, imageId } from './ids';
import { layer } from './layer';

export type { DocumentId, ImageId, LayerId, LogitsId, MaskId } from './ids';
export { documentId, imageId, layerId, logitsId, maskId } from './ids';
export type { CutoutLayer, CutoutOrigin, FillLayer, GroupLayer, ImageLayer, KeptDetail, Layer, PlacedLayer, TextLayer } from './layer';
export { isPlaced, keptDetail, plainLayer } from './layer';

/** Bumped with every change of the records below; numbered migrations lead from each version to the next. */
export const schemaVersion = 5;

/** The most pixels along one side of a canvas. */
export const mostCanvasSide = 100_000;
/** The most layers of one document. */
export const mostLayers = 2000;

/** What is known of an opened photo. Sizes are after orientation. */
export const imageInfo = z.object({
  id: imageId,
  name: z.string(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  format: z.string(),
  hasAlpha: z.boolean(),
  /** Bits a channel in the source. */
  depth: z.number().int().positive(),
  /** Colour space of the source as its decoder names it: srgb, cmyk, b-w, rgb16 … */
  space: z.string(),
  /** Description of the embedded ICC profile; absent when there was none. */
  profile: z.string().optional(),
  bytes: z.number().int().nonnegative(),
});
export type ImageInfo = Readonly<z.infer<typeof imageInfo>>;

/** A line at x = `at` (axis x) or y = `at`, in document pixels. */
export const guide = z.object({ axis: z.enum(['x', 'y']), at: z.number().finite() });
export type Guide = Readonly<z.infer<typeof guide>>;

const side = z.number().int().positive().max(mostCanvasSide);

/** The fields of the document itself that can be changed in place. */
export const documentFields = {
  name: z.string().min(1).max(200),
  width: side,
  height: side,
  /** Under everything; null is transparent. */
  background: colour.nullable(),
  guides: z.array(guide).max(200).readonly(),
  outputs: ownOutputs,
};

/**
 * Plain data; changed only by operations. `layers` runs from the bottom to the top; a group comes directly after what
 * it holds.
 */
export const documentRecord = z
  .object({
    schema: z.literal(schemaVersion),
    id: documentId,
    ...documentFields,
    images: z.record(imageId, imageInfo).readonly(),
    layers: z.array(layer).max(mostLayers).readonly(),
  })
  .readonly();
export type DocumentRecord = z.infer<typeof documentRecord>;
