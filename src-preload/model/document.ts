import { z } from 'zod';
import { rect } from './geometry';
import { prompts } from './prompt';

/** Bumped with every change of the records below; numbered migrations lead from each version to the next. */
export const schemaVersion = 1;

/** Random, unique within a document. */
export const layerId = z.string().min(1).max(64);
/** SHA-256 of the source file's bytes, hex: the same photo is the same image everywhere. */
export const imageId = z.string().regex(/^[0-9a-f]{64}$/);
/** SHA-256 over size and alpha, hex. */
export const maskId = z.string().regex(/^[0-9a-f]{64}$/);
export const documentId = z.string().min(1).max(64);

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

const layerBase = {
  id: layerId,
  name: z.string().max(200),
  visible: z.boolean(),
  locked: z.boolean(),
  /** 0..1 */
  opacity: z.number().min(0).max(1),
};

export const imageLayer = z.object({ kind: z.literal('image'), ...layerBase, image: imageId }).readonly();

export const cutoutOrigin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('prompts'), prompts, candidate: z.number().int().min(0).max(2) }),
  z.object({ kind: z.literal('background') }),
]);

export const cutoutLayer = z
  .object({
    kind: z.literal('cutout'),
    ...layerBase,
    image: imageId,
    mask: maskId,
    /** Smallest rectangle that holds all alpha above zero. */
    bounds: rect,
    origin: cutoutOrigin,
  })
  .readonly();

export const layer = z.discriminatedUnion('kind', [imageLayer, cutoutLayer]);

export type LayerId = z.infer<typeof layerId>;
export type ImageId = z.infer<typeof imageId>;
export type MaskId = z.infer<typeof maskId>;
export type DocumentId = z.infer<typeof documentId>;
export type ImageLayer = z.infer<typeof imageLayer>;
export type CutoutLayer = z.infer<typeof cutoutLayer>;
export type Layer = z.infer<typeof layer>;

/** Plain data; changed only by operations. `layers` runs from the bottom to the top. */
export const documentRecord = z
  .object({
    schema: z.literal(schemaVersion),
    id: documentId,
    name: z.string().max(200),
    width: z.number().int().positive(),
    height: z.number().int().positive(),
    images: z.record(imageId, imageInfo).readonly(),
    layers: z.array(layer).readonly(),
  })
  .readonly();
export type DocumentRecord = z.infer<typeof documentRecord>;
