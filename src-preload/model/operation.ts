import { z } from 'zod';
import { documentFields, imageInfo } from './document';
import { layerEffects } from './effects';
import { ownOutputs } from './exporting/export-output';
import { fill } from './fill';
import { rect } from './geometry';
import { imageId, layerId, maskId } from './ids';
import { cutoutOrigin, layer } from './layer';
import { blendMode } from './blend';
import { matrix } from './matrix';
import { refinement } from './refinement';
import { textStyle } from './text-style';

/** The fields of a layer that can be changed in place; which of them a layer has depends on its kind. */
export const layerPatch = z
  .object({
    name: z.string().min(1).max(200),
    visible: z.boolean(),
    locked: z.boolean(),
    opacity: z.number().min(0).max(1),
    blend: blendMode,
    clip: z.boolean(),
    outputs: ownOutputs,
    transform: matrix,
    effects: layerEffects,
    base: maskId,
    mask: maskId,
    bounds: rect,
    origin: cutoutOrigin,
    refine: refinement.nullable(),
    fill,
    style: textStyle,
    box: z.object({ width: z.number().nonnegative(), height: z.number().nonnegative() }),
  })
  .partial()
  .strict();
export type LayerPatch = Readonly<z.infer<typeof layerPatch>>;

export const documentPatch = z.object(documentFields).partial().strict();
export type DocumentPatch = Readonly<z.infer<typeof documentPatch>>;

const index = z.number().int().nonnegative();

/** The only ways to change a document. Each has an inverse of the same kind, so that history is a list of them. */
export const operation = z.discriminatedUnion('kind', [
  /** One layer with everything in it: the last is the one that is inserted, as sibling number `index` of its parent. */
  z.object({ kind: z.literal('insert-layers'), layers: z.array(layer).min(1).readonly(), index }),
  /** With everything in it. */
  z.object({ kind: z.literal('remove-layer'), id: layerId }),
  z.object({ kind: z.literal('update-layer'), id: layerId, patch: layerPatch }),
  /** `index` counts the siblings in the new place from the bottom, without the layer itself. */
  z.object({ kind: z.literal('move-layer'), id: layerId, parent: layerId.nullable(), index }),
  z.object({ kind: z.literal('update-document'), patch: documentPatch }),
  z.object({ kind: z.literal('add-image'), image: imageInfo }),
  z.object({ kind: z.literal('remove-image'), id: imageId }),
]);
export type Operation = Readonly<z.infer<typeof operation>>;
