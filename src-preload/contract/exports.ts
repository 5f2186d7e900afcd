import { z } from 'zod';
import { documentId, layerId } from '../model/document';
import { cutoutLayer } from '../model/layer';
import { exportOutput, mostOutputs } from '../model/exporting/export-output';
import { exportPreset } from '../model/exporting/export-preset';
import { rect } from '../model/geometry';
import { service } from './define';

export const exportFormat = z.enum(['png', 'webp', 'jpeg']);
export type ExportFormat = z.infer<typeof exportFormat>;

export const exportOptions = z.object({
  format: exportFormat,
  /** 1..100, for webp and jpeg. */
  quality: z.number().int().min(1).max(100).default(90),
  /** Cut to the layer's content instead of the whole canvas. */
  trim: z.boolean().default(false),
  /** What transparent pixels become in a format that has none, as #rrggbb. */
  matte: z.string().regex(/^#[0-9a-fA-F]{6}$/).default('#ffffff'),
});
export type ExportOptions = Readonly<z.infer<typeof exportOptions>>;

export const exportedFile = z.object({ name: z.string(), mime: z.string(), bytes: z.instanceof(Uint8Array) });
export type ExportedFile = Readonly<z.infer<typeof exportedFile>>;

const bytes = z.instanceof(Uint8Array<ArrayBuffer>);

/** What the first file of an output will be like. */
export const outputPreview = z.object({
  /** PNG files of the same size, sRGB: before the file was packed, and as the file shows it. */
  lossless: bytes,
  encoded: bytes,
  /** Pixels of the file. */
  width: z.number().int(),
  height: z.number().int(),
  fileBytes: z.number().int(),
  /** Whether `fileBytes` is what the file will have, or an estimate. */
  exact: z.boolean(),
});
export type OutputPreview = Readonly<z.infer<typeof outputPreview>>;

/** A preset that comes with the program. */
export const namedPreset = z.object({ id: z.string(), name: z.string(), outputs: z.array(exportOutput).readonly() });
export type NamedPreset = Readonly<z.infer<typeof namedPreset>>;

/** The caller's choice for outputs that are made of layers; null for all that show. */
const chosenLayers = z.array(layerId).min(1).nullable();

/**
 * Files rendered by the engine at full resolution. A layer comes with its transform, effects and opacity, over
 * transparency; hidden layers can be exported too.
 */
export const exports_ = service({
  methods: {
    /** The document as it looks. */
    document: { params: z.object({ document: documentId, options: exportOptions }), result: exportedFile },
    layer: { params: z.object({ document: documentId, layer: layerId, options: exportOptions }), result: exportedFile },
    /** Layers as they look together, over transparency. */
    together: { params: z.object({ document: documentId, layers: z.array(layerId).min(1), options: exportOptions }), result: exportedFile },
    /** A cut-out that is not one of the document's layers, in its photo's own pixels, whatever its transform. */
    cutout: { params: z.object({ document: documentId, layer: cutoutLayer, options: exportOptions }), result: exportedFile },
    /** Every named layer as a file of its own, in one uncompressed zip. Names that collide are numbered. */
    layers: {
      params: z.object({ document: documentId, layers: z.array(layerId).min(1), options: exportOptions }),
      progress: z.object({ done: z.number().int(), total: z.number().int() }),
      result: exportedFile,
    },
    presets: { params: z.object({}), result: z.object({ presets: z.array(namedPreset) }) },
    /** Reads the text of a preset file; what is wrong is named with its place. */
    checkPreset: { params: z.object({ text: z.string().max(1_000_000), name: z.string() }), result: exportPreset },
    /**
     * All files of some outputs: one as itself, several in one uncompressed zip with folders. Outputs of null are those
     * that the document and its layers keep.
     */
    run: {
      params: z.object({ document: documentId, layers: chosenLayers, outputs: z.array(exportOutput).min(1).max(mostOutputs).nullable() }),
      progress: z.object({ done: z.number().int(), total: z.number().int(), name: z.string() }),
      result: exportedFile,
    },
    /** What the first file would be like, `longest` pixels on its longer side at most, or a part of it as it is. */
    preview: {
      params: z.object({
        document: documentId,
        layers: chosenLayers,
        output: exportOutput,
        longest: z.number().int().min(16).max(4096).default(1024),
        /** Whole pixels of the file. */
        crop: rect.optional(),
      }),
      result: outputPreview,
    },
  },
});
