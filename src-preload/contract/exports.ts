import { z } from 'zod';
import { documentId, layerId } from '../model/document';
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

/**
 * Files rendered by the engine at full resolution. A layer comes with its transform, effects and opacity, over
 * transparency; hidden layers can be exported too.
 */
export const exports_ = service({
  methods: {
    /** The document as it looks. */
    document: { params: z.object({ document: documentId, options: exportOptions }), result: exportedFile },
    layer: { params: z.object({ document: documentId, layer: layerId, options: exportOptions }), result: exportedFile },
    /** Every named layer as a file of its own, in one uncompressed zip. Names that collide are numbered. */
    layers: {
      params: z.object({ document: documentId, layers: z.array(layerId).min(1), options: exportOptions }),
      progress: z.object({ done: z.number().int(), total: z.number().int() }),
      result: exportedFile,
    },
  },
});
