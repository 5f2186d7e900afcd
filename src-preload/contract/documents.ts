import { z } from 'zod';
import { documentId, documentRecord, imageInfo, layerId } from '../model/document';
import { rect } from '../model/geometry';
import { operation } from '../model/operation';
import { service } from './define';
import { fileHandle, postedId } from './files';

/** Where a file comes from: bytes, here or posted to the host beside this message, or a file that a host has let the page use. Pages never name paths on the user's disk. */
export const photoSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bytes'), name: z.string().min(1).max(255), bytes: z.instanceof(Uint8Array) }),
  z.object({ kind: z.literal('posted'), name: z.string().min(1).max(255), id: postedId }),
  z.object({ kind: z.literal('sample'), id: z.string().max(64) }),
  z.object({ kind: z.literal('file'), handle: fileHandle }),
]);
export type PhotoSource = Readonly<z.infer<typeof photoSource>>;

/**
 * `revision` counts the applied batches; a batch made against another revision is a `conflict`. `saved` is the
 * revision that lies in a project file, null for work that was never saved.
 */
export const documentState = z.object({
  document: documentRecord,
  revision: z.number().int().nonnegative(),
  saved: z.number().int().nonnegative().nullable(),
});
export type DocumentState = Readonly<z.infer<typeof documentState>>;

/** What could not be taken over from another program's file. */
export const importNote = z.object({
  /** Name of the layer; null for the whole file. */
  layer: z.string().nullable(),
  /** A kind of thing, such as `adjustment-layer`. */
  what: z.string(),
  detail: z.string().optional(),
});
export type ImportNote = Readonly<z.infer<typeof importNote>>;

/** Names left-behind work. */
const workId = z.string().min(1).max(80);

/** Work that an earlier run left behind. */
export const recoverable = z.object({
  id: workId,
  name: z.string(),
  /** Milliseconds since 1970. */
  changedAt: z.number(),
  layers: z.number().int().nonnegative(),
  /** PNG */
  thumbnail: z.instanceof(Uint8Array).optional(),
});
export type Recoverable = Readonly<z.infer<typeof recoverable>>;

const revision = z.number().int().nonnegative();

/** Documents live in the engine; a page shows one and changes it by operations. */
export const documents = service({
  methods: {
    /** Opens a photo, a project, a PSD or an OpenRaster file as a document; told apart by content, not by name. */
    create: {
      params: z.object({ source: photoSource }),
      /** Once: the engine has all that the page sends, and begins to read it. */
      progress: z.object({ reading: z.literal(true) }),
      result: documentState.extend({ notes: z.array(importNote).readonly() }),
    },
    /** Makes a photo available to a document; `add-image` and a layer put it to use. */
    place: { params: z.object({ id: documentId, source: photoSource }), result: imageInfo },
    /**
     * Renders layers (bottom to top, groups with all they hold; null: everything) over transparency into a new photo,
     * for merging and flattening. `bounds` is where it lies; null when there is nothing to see.
     */
    rasterise: {
      params: z.object({ id: documentId, layers: z.array(layerId).min(1).nullable(), name: z.string().min(1).max(200) }),
      result: z.object({ image: imageInfo, bounds: rect }).nullable(),
    },
    list: {
      params: z.object({}),
      /** Most recently opened first. */
      result: z.array(z.object({ id: documentId, name: z.string() })),
    },
    get: { params: z.object({ id: documentId }), result: documentState },
    /** All operations or none. Fails with `read-only` where another process has the document open. */
    apply: {
      params: z.object({ id: documentId, revision, operations: z.array(operation).min(1).max(1000) }),
      result: z.object({ revision }),
    },
    /**
     * Lasts as long as a window shows the document. The first window edits; the others read, until it goes away.
     */
    hold: {
      params: z.object({ id: documentId }),
      progress: z.object({ mode: z.enum(['editing', 'reading']) }),
      result: z.object({}),
    },
    /** The whole document as the bytes of a project file, and the revision that they hold. */
    pack: { params: z.object({ id: documentId }), result: z.object({ name: z.string(), bytes: z.instanceof(Uint8Array), revision }) },
    /** Says that the packed bytes of a revision have reached a file. */
    saved: { params: z.object({ id: documentId, revision }), result: z.object({}) },
    /**
     * Writes to the project file that the engine itself has read or written, or to another one, which is the document's
     * from then on; `unsupported` where there is none because a window brought the bytes.
     */
    save: { params: z.object({ id: documentId, file: fileHandle.optional() }), result: z.object({ outcome: z.enum(['saved', 'unsupported']) }) },
    close: { params: z.object({ id: documentId }), result: z.object({}) },
    recoverable: { params: z.object({}), result: z.array(recoverable).readonly() },
    /** Goes on with left-behind work. The notes say what the disk has lost of it. */
    recover: { params: z.object({ id: workId }), result: documentState.extend({ notes: z.array(importNote).readonly() }) },
    discard: { params: z.object({ id: workId }), result: z.object({}) },
  },
  events: {
    changed: z.object({ id: documentId, revision, saved: revision.nullable() }),
    /** Autosave does not work at the moment, and why; null once it does again. */
    autosave: z.object({ id: documentId, problem: z.string().nullable() }),
  },
});
