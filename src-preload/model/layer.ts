import { z } from 'zod';
import { blendMode } from './blend';
import { layerEffects } from './effects';
import { ownOutputs } from './exporting/export-output';
import { fill } from './fill';
import { rect } from './geometry';
import { imageId, layerId, logitsId, maskId } from './ids';
import { matrix } from './matrix';
import { prompts } from './prompt';
import { refinement } from './refinement';
import { textStyle } from './text-style';

const layerBase = {
  id: layerId,
  /** The group it lies in; null at the top level. */
  parent: layerId.nullable(),
  name: z.string().min(1).max(200),
  visible: z.boolean(),
  locked: z.boolean(),
  /** 0..1 */
  opacity: z.number().min(0).max(1),
  blend: blendMode,
  /** Shows only where the nearest unclipped sibling below it has alpha. */
  clip: z.boolean(),
  /** Files that are made of this layer alone, whatever their `of` says. */
  outputs: ownOutputs,
};

const placed = {
  ...layerBase,
  /** From the layer's own pixels to the document's. */
  transform: matrix,
  effects: layerEffects,
};

export const imageLayer = z.object({ kind: z.literal('image'), ...placed, image: imageId }).readonly();

/** What a small object's mask was made of: logits over `crop`, whole pixels of the photo with a 1024x1024 frame of their own. */
export const keptDetail = z.object({ crop: rect, logits: logitsId }).readonly();
export type KeptDetail = z.infer<typeof keptDetail>;

export const cutoutOrigin = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('prompts'),
    prompts,
    candidate: z.number().int().min(0).max(2),
    logits: logitsId.nullable(),
    /** Where there is one, `base` was made of it; `logits` then say the same more coarsely. */
    detail: keptDetail.nullable().default(null),
  }),
  /** `keep` says what became of doubts: -1 (least) to 1 (most), 0 where it is missing. */
  z.object({ kind: z.literal('background'), keep: z.number().min(-1).max(1).optional() }),
  /** Lasso, marquee, wand, combined selections, imported masks. */
  z.object({ kind: z.literal('drawn') }),
]);
export type CutoutOrigin = Readonly<z.infer<typeof cutoutOrigin>>;

/** Own pixels: those of its photo. */
export const cutoutLayer = z
  .object({
    kind: z.literal('cutout'),
    ...placed,
    image: imageId,
    /** What the origin gave, before any brush. Opening the prompts again replaces it and keeps what was painted. */
    base: maskId,
    /** What is shown. */
    mask: maskId,
    /** Smallest rectangle that holds all alpha of `mask` above zero. */
    bounds: rect,
    origin: cutoutOrigin,
    /** How `mask` was made of `base`, apart from what was painted; null where it was not refined. */
    refine: refinement.nullable().default(null),
  })
  .readonly();

/** Own pixels: from 0, 0 to `box`, as the engine measured the style. */
export const textLayer = z
  .object({
    kind: z.literal('text'),
    ...placed,
    style: textStyle,
    box: z.object({ width: z.number().nonnegative(), height: z.number().nonnegative() }),
  })
  .readonly();

/** Composited by itself first, then with its own blend mode and opacity (W3C: an isolated group). */
export const groupLayer = z.object({ kind: z.literal('group'), ...layerBase }).readonly();

export const fillLayer = z.object({ kind: z.literal('fill'), ...layerBase, fill }).readonly();

export const layer = z.discriminatedUnion('kind', [imageLayer, cutoutLayer, textLayer, groupLayer, fillLayer]);

export type ImageLayer = z.infer<typeof imageLayer>;
export type CutoutLayer = z.infer<typeof cutoutLayer>;
export type TextLayer = z.infer<typeof textLayer>;
export type GroupLayer = z.infer<typeof groupLayer>;
export type FillLayer = z.infer<typeof fillLayer>;
export type Layer = z.infer<typeof layer>;
/** The layers that have pixels of their own and a place. */
export type PlacedLayer = ImageLayer | CutoutLayer | TextLayer;

export const isPlaced = (candidate: Layer): candidate is PlacedLayer =>
  candidate.kind === 'image' || candidate.kind === 'cutout' || candidate.kind === 'text';

/** Fields that all layers begin with. */
export const plainLayer = { parent: null, visible: true, locked: false, opacity: 1, blend: 'normal', clip: false, outputs: [] } as const;
