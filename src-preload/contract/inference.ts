import { z } from 'zod';
import { service } from './define';

/** Each lane is a process of its own, so that a background removal never holds up a click. */
export const laneName = z.enum(['sam', 'matting']);
export type LaneName = z.infer<typeof laneName>;

const embeddingLength = 256 * 64 * 64;
const frameSide = 1024;

/** By the element type only: what memory lies behind an array is nobody's business here. */
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'expected a Uint8Array');
const f32 = z.custom<Float32Array>((value) => value instanceof Float32Array, 'expected a Float32Array');
/** Half-precision bits [256,64,64]. */
const embedding = z.custom<Uint16Array>(
  (value) => value instanceof Uint16Array && value.length === embeddingLength,
  `expected a Uint16Array of ${embeddingLength} halves`,
);
/** The 256x256 logits of an earlier answer. */
const maskInput = f32.refine((array) => array.length === 256 * 256, 'expected 256x256 logits');
const key = z.string().min(1).max(256);

/** In pixels of the 1024 frame; 1 in, 0 out, 2 and 3 the corners of a box. */
const framePoint = z.object({
  x: z.number(),
  y: z.number(),
  label: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
});

/** A run cannot be watched from inside; the child says when the next stage begins, the caller estimates the rest. */
const stage = z.object({ stage: z.enum(['preparing', 'encoding', 'matting']) });

/** Comes with every answer: the raw run, and what the status line shows. */
const runFacts = {
  ms: z.number().nonnegative(),
  provider: z.string(),
  /** Why another provider than the planned one answered. */
  note: z.string().optional(),
  rssBytes: z.number().nonnegative(),
};

/** What an inference child answers. It keeps the last eight embeddings, so that a click need not send 2 MB. */
export const inferenceContract = {
  lane: service({
    methods: {
      /** Loads what the lane's first quick answer needs. */
      warm: { params: z.object({ lane: laneName }), progress: stage, result: z.object(runFacts) },
      /** Takes an embedding ahead of the first click that needs it. */
      hold: { params: z.object({ key, embedding }), progress: stage, result: z.object(runFacts) },
      encode: {
        params: z.object({ pixels: bytes, width: z.number().int().min(1).max(frameSide), height: z.number().int().min(1).max(frameSide), key }),
        progress: stage,
        result: z.object({ embedding, ...runFacts }),
      },
      /** Answers `embedding-missing` when the key is not kept and no embedding comes with the request. */
      decode: {
        params: z.object({ key, embedding: embedding.optional(), points: z.array(framePoint).min(1).max(128), maskInput: maskInput.optional() }),
        progress: stage,
        result: z.object({ logits: f32, iou: f32, ...runFacts }),
      },
      matte: { params: z.object({ pixels: bytes }), progress: stage, result: z.object({ alpha: bytes, ...runFacts }) },
    },
  }),
} as const;
export type InferenceContract = typeof inferenceContract;
