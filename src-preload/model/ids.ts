import { z } from 'zod';

/** Random, unique within a document. */
export const layerId = z.string().min(1).max(64);
/** SHA-256 of the source file's bytes, hex: the same photo is the same image everywhere. */
export const imageId = z.string().regex(/^[0-9a-f]{64}$/);
/** SHA-256 over size and alpha, hex. */
export const maskId = z.string().regex(/^[0-9a-f]{64}$/);
/** SHA-256 of the fp16 logits of one candidate, hex. */
export const logitsId = z.string().regex(/^[0-9a-f]{64}$/);
/** Random, unique. Letters, digits, - and _: it names folders. */
export const documentId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

export type LayerId = z.infer<typeof layerId>;
export type ImageId = z.infer<typeof imageId>;
export type MaskId = z.infer<typeof maskId>;
export type LogitsId = z.infer<typeof logitsId>;
export type DocumentId = z.infer<typeof documentId>;
