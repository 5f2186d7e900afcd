import { z } from 'zod';
import { service } from './define';

/** Stands for a file or folder of the user's: made by the engine when its host names a path, and all that a page ever gets. */
export const fileHandle = z.string().min(1).max(64);
export type FileHandle = z.infer<typeof fileHandle>;

export const grantedFile = z.object({
  handle: fileHandle,
  /** The last part of its path. */
  name: z.string(),
});
export type GrantedFile = Readonly<z.infer<typeof grantedFile>>;

/** Of a file that a page sends to its host beside a message: `POST /files/<id>`. Cannot be guessed. */
export const postedId = z.string().regex(/^[A-Za-z0-9_-]{20,64}$/);

/** Files of the user's that a host has let its pages use. */
export const files = service({
  methods: {
    /** Puts a finished file where the person wants it: all of it, or what was there before stays. */
    write: { params: z.object({ file: fileHandle, bytes: z.instanceof(Uint8Array) }), result: z.object({}) },
    /** A file that was announced as posted will not come. */
    lost: { params: z.object({ id: postedId }), result: z.object({}) },
  },
});

/** Between a host and its engine. The only place where paths travel; hosts pass no page's request on to it. */
export const grants = service({
  methods: {
    /** Lets pages use a file that the person has chosen. Whether it is there shows when it is used. */
    grant: { params: z.object({ path: z.string().min(1).max(32_768) }), result: grantedFile },
  },
});
