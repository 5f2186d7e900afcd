import { z } from 'zod';
import { documentId, documentRecord } from '../model/document';
import { operation } from '../model/operation';
import { service } from './define';

/** Where a photo comes from. Pages send bytes; they never name paths on the user's disk. */
export const photoSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bytes'), name: z.string().min(1).max(255), bytes: z.instanceof(Uint8Array) }),
  z.object({ kind: z.literal('sample'), id: z.string().max(64) }),
]);
export type PhotoSource = Readonly<z.infer<typeof photoSource>>;

/** `revision` counts the applied batches; a batch made against another revision is a `conflict`. */
export const documentState = z.object({ document: documentRecord, revision: z.number().int().nonnegative() });
export type DocumentState = Readonly<z.infer<typeof documentState>>;

/** Documents live in the engine; a page shows one and changes it by operations. */
export const documents = service({
  methods: {
    /** Opens a photo as a new document with one locked image layer. */
    create: { params: z.object({ source: photoSource }), result: documentState },
    list: {
      params: z.object({}),
      /** Most recently opened first. */
      result: z.array(z.object({ id: documentId, name: z.string() })),
    },
    get: { params: z.object({ id: documentId }), result: documentState },
    /** All operations or none. */
    apply: {
      params: z.object({ id: documentId, revision: z.number().int().nonnegative(), operations: z.array(operation).min(1).max(1000) }),
      result: z.object({ revision: z.number().int().nonnegative() }),
    },
    close: { params: z.object({ id: documentId }), result: z.object({}) },
  },
  events: {
    changed: z.object({ id: documentId, revision: z.number().int().nonnegative() }),
  },
});
