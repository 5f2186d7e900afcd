import { z } from 'zod';
import { documentId } from '../model/document';
import { job } from '../model/job';
import { batchEvent } from './batch-events';
import { documentState, importNote, photoSource } from './documents';
import { wireError } from './errors';
import { exportedFile } from './exports';
import { service } from './define';
import { fileHandle } from './files';

const batchId = z.string().min(1).max(64);
export type BatchId = z.infer<typeof batchId>;
/** A file's place in the tree of inputs, '/' between segments. */
const inputName = z.string().min(1).max(4096);
const count = z.number().int().nonnegative();

const bytes = z.instanceof(Uint8Array<ArrayBuffer>);

/** A picture of a file or of its result, PNG or WebP, sRGB. */
export const batchPicture = z.object({ bytes, width: count, height: count });
export type BatchPicture = Readonly<z.infer<typeof batchPicture>>;

/** `ms` from the start of the run to its end. */
export const batchCounts = z.object({ finished: count, skipped: count, failed: count, ms: z.number() });

/**
 * One job over many files. A page names files by handles where the host grants them, and sends their bytes elsewhere;
 * results then lie in a folder of the engine's until they are taken, and go with the batch.
 */
export const batches = service({
  methods: {
    create: { params: z.object({}), result: z.object({ batch: batchId }) },
    /** A file, or a folder by its handle. `name` is its place in the tree; of a handle, the host knows better. */
    add: { params: z.object({ batch: batchId, name: inputName, source: photoSource }), result: z.object({}) },
    /** No files any more. */
    clear: { params: z.object({ batch: batchId }), result: z.object({}) },
    /** Where results go; null for a folder of the engine's. */
    direct: { params: z.object({ batch: batchId, out: fileHandle.nullable() }), result: z.object({}) },
    /** Which files the job is about, in their order, each with the paths of the results that are there already. */
    scan: {
      params: z.object({ batch: batchId, job }),
      result: z.object({
        inputs: z.array(z.object({ name: inputName, outputs: z.array(z.string()).readonly() })).readonly(),
        lost: z.array(z.object({ name: z.string(), error: wireError })).readonly(),
      }),
    },
    /**
     * Runs to the end, or until cancelled: results that are there stay. `look` is an open document for a recipe whose
     * project is not a file, remembered as it is now for `writeBack`; `only` leaves all other files alone.
     */
    run: {
      params: z.object({ batch: batchId, job, look: documentId.nullable(), only: z.array(inputName).min(1).nullable() }),
      progress: batchEvent,
      result: batchCounts,
    },
    /** Files that have begun are finished; `resume` goes on with the next. */
    pause: { params: z.object({ batch: batchId }), result: z.object({}) },
    resume: { params: z.object({ batch: batchId }), result: z.object({}) },
    /** Null where there is none, or none that can be shown. */
    picture: {
      params: z.object({ batch: batchId, input: inputName, which: z.enum(['before', 'after']), longest: z.number().int().min(16).max(4096) }),
      result: batchPicture.nullable(),
    },
    /** Opens one of the photos as a document. */
    edit: { params: z.object({ batch: batchId, input: inputName }), result: documentState.extend({ notes: z.array(importNote).readonly() }) },
    /** Makes the results of a photo once more, from the topmost cut-out of a document, in the place of those that are there. */
    writeBack: { params: z.object({ batch: batchId, input: inputName, document: documentId }), result: z.object({ outputs: z.array(z.string()).readonly() }) },
    /** One result, by its path below the folder of results. */
    take: { params: z.object({ batch: batchId, path: z.string().min(1).max(4096) }), result: z.object({ bytes }) },
    /** All results, in one uncompressed zip with the tree in it. */
    collect: { params: z.object({ batch: batchId, name: z.string().min(1).max(200) }), result: exportedFile },
    /** Ends it; a folder of the engine's goes too. */
    close: { params: z.object({ batch: batchId }), result: z.object({}) },
  },
});
