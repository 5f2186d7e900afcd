import { z } from 'zod';
import { documentId, imageId } from '../model/document';
import { annotationFormat } from '../model/job';
import { point } from '../model/geometry';
import { maskInfo } from './common';
import { service } from './define';
import { exportedFile } from './exports';
import { fileHandle } from './files';

const className = z.string().min(1).max(200);
const progress = z.object({ done: z.number().int().nonnegative(), total: z.number().int().nonnegative() });

/** A file's bytes (JSON, or a zip of a folder), or a file or folder that a host has let the page use. */
export const annotationSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bytes'), name: z.string().min(1).max(255), bytes: z.instanceof(Uint8Array) }),
  z.object({ kind: z.literal('file'), handle: fileHandle }),
]);

/** One object of a photo of the document, with its mask in the engine. */
export const annotatedObject = z.object({
  image: imageId,
  /** For the layer: the category, numbered where there are several. */
  name: z.string().min(1).max(200),
  mask: maskInfo,
  /** A region of many objects that nobody told apart: its layer is better hidden. */
  isCrowd: z.boolean(),
  /** The click that found it, where that is known. */
  point: point.optional(),
});
export type AnnotatedObjectInfo = Readonly<z.infer<typeof annotatedObject>>;

/** Annotations of photos in the formats that models are trained from; see `annotationFormat`. */
export const annotations = service({
  methods: {
    /**
     * The visible cut-outs of documents as annotations of their photos, named by their layers: one JSON file, or a zip.
     * `classes` get the first numbers, in their order; `tolerance` is of polygons, in pixels.
     */
    export: {
      params: z.object({
        documents: z.array(documentId).min(1).max(1000).readonly(),
        format: annotationFormat,
        classes: z.array(className).max(10_000).readonly().default([]),
        tolerance: z.number().min(0).max(64).default(0.5),
      }),
      /** In documents. */
      progress,
      result: exportedFile,
    },
    /**
     * What annotations tell of the document's photos, as masks that a page can make cut-outs of in one step; in the
     * order in which they lie on each other. Fails with `not-found` where they tell of none of its photos.
     */
    objects: {
      params: z.object({ document: documentId, source: annotationSource }),
      /** In objects. */
      progress,
      result: z.object({ format: annotationFormat, objects: z.array(annotatedObject).readonly() }),
    },
  },
});
