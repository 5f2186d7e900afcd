import { z } from 'zod';
import { colour } from '../colour';
import { outlineEffect, shadowEffect } from '../effects';
import { exportFormat } from './export-format';
import { templateProblem } from './file-template';

/** The most pixels along one side of a file. */
export const mostOutputSide = 65_535;
const pixels = z.number().int().min(1).max(mostOutputSide);
/** `false`: content that has fewer pixels keeps them. */
const enlarge = z.boolean().optional();

/** How large the picture becomes. Vector parts (text, shapes of effects) are made anew for it, never stretched. */
export const outputSize = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('scale'), factor: z.number().min(0.01).max(16).default(1) }),
  z.strictObject({ by: z.literal('width'), pixels, enlarge }),
  z.strictObject({ by: z.literal('height'), pixels, enlarge }),
  z.strictObject({ by: z.literal('longest'), pixels, enlarge }),
  /**
   * A picture of exactly this size. `contain`: all of the content, centred, with at most `fill` of the width and of the
   * height; `cover`: no empty border, the rest cut off evenly.
   */
  z.strictObject({
    by: z.literal('canvas'),
    width: pixels,
    height: pixels,
    fit: z.enum(['contain', 'cover']).default('contain'),
    fill: z.number().min(0.05).max(1).default(1),
  }),
]);
export type OutputSize = Readonly<z.output<typeof outputSize>>;

/** What lies under the content. */
export const outputBackground = z.discriminatedUnion('kind', [
  /** A whole document's own; nothing under a layer. */
  z.strictObject({ kind: z.literal('own') }),
  z.strictObject({ kind: z.literal('transparent') }),
  z.strictObject({ kind: z.literal('colour'), colour }),
  /** Covers the picture. A path beside the preset's file, or the id of a photo of the document. */
  z.strictObject({ kind: z.literal('image'), image: z.string().min(1).max(4096) }),
  /** The content's photo, covering the picture, blurred; `amount` is a share of the longer side. */
  z.strictObject({ kind: z.literal('blur'), amount: z.number().min(0).max(0.25).default(0.04) }),
]);
export type OutputBackground = Readonly<z.output<typeof outputBackground>>;

/** Files out of one document, or out of each of its chosen layers. */
export const exportOutput = z
  .strictObject({
    /**
     * The whole document as one picture, or one picture for each: chosen layer (the caller's choice, all that show unless
     * there is one), topmost group or layer, cut-out.
     */
    of: z.enum(['document', 'layers', 'roots', 'cutouts']).default('layers'),
    format: exportFormat,
    size: outputSize.prefault({ by: 'scale' }),
    /** Cut to the content before it is sized. Layers and groups then keep what sticks out of the canvas. */
    trim: z.boolean().default(false),
    /** Pixels of the file on each side, beside the content; part of the size for `canvas`, added to it otherwise. */
    padding: z.number().int().min(0).max(4096).default(0),
    background: outputBackground.default({ kind: 'own' }),
    /** In place of the layers' own; lengths in pixels of the file. */
    shadow: shadowEffect.optional(),
    outline: outlineEffect.optional(),
    /** What the numbers of the file mean; `keep` is the photo's own profile where all pixels come from one photo, sRGB otherwise. */
    colour: z.enum(['srgb', 'keep', 'display-p3', 'adobe-rgb']).default('srgb'),
    metadata: z.enum(['none', 'copyright', 'all']).default('none'),
    /** See `filledTemplate`. */
    name: z
      .string()
      .min(1)
      .max(300)
      .check(({ value, issues }) => {
        const message = templateProblem(value);
        if (message !== undefined) issues.push({ code: 'custom', message, input: value });
      })
      .default('{layer}{suffix}'),
    suffix: z.string().max(60).default(''),
    /** All pictures of this output on one sheet, with a JSON file that says where each lies. PNG and WebP only. */
    sheet: z.strictObject({ gap: z.number().int().min(0).max(256).default(2) }).optional(),
  })
  .check(({ value: { format, sheet }, issues }) => {
    if (sheet && format.type !== 'png' && format.type !== 'webp') issues.push({ code: 'custom', message: 'a sheet is a PNG or a WebP file', path: ['sheet'], input: sheet });
  });
export type ExportOutput = Readonly<z.output<typeof exportOutput>>;

/** The most outputs that stand together. */
export const mostOutputs = 32;

/** What a document or a layer is exported as, kept with it. None: as whoever exports it says. */
export const ownOutputs = z.array(exportOutput).max(mostOutputs).readonly();
