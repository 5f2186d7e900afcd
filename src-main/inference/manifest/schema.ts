import { z } from 'zod';

export const modelId = z.enum(['mobile-sam-encoder', 'sam-decoder', 'isnet-medium']);
export type ModelId = z.infer<typeof modelId>;

/** Paths in the manifest are relative to a package and never climb out of it. */
const innerPath = z.string().regex(/^(?!.*\.\.)[\w./-]+$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Where the published bytes lie: one file of a package, or chunks that an index file of the package lists. */
const source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), package: z.string(), version: z.string(), file: innerPath }),
  z.object({
    kind: z.literal('chunks'),
    package: z.string(),
    version: z.string(),
    index: innerPath,
    key: z.string(),
    folder: innerPath,
  }),
]);
export type ModelSource = Readonly<z.infer<typeof source>>;

/** A named axis is one whose length the caller chooses. */
const tensor = z.object({
  name: z.string(),
  type: z.literal('float32'),
  shape: z.array(z.union([z.number().int().positive(), z.string()])),
});

const model = z.object({
  id: modelId,
  name: z.string(),
  family: z.enum(['mobile-sam', 'isnet']),
  source,
  bytes: z.number().int().positive(),
  sha256,
  licence: z.object({ spdx: z.string(), holder: z.string(), note: z.string() }),
  /** Of the graph as it is run, that is after the preparation. */
  tensors: z.object({ inputs: z.array(tensor).min(1), outputs: z.array(tensor).min(1) }),
  /** Absent when the published file is run as it is. The version rises whenever the result of the rewrite changes. */
  preparation: z
    .object({ name: z.enum(['sam-decoder-candidates', 'isnet-fp32']), version: z.number().int().positive() })
    .optional(),
});
export type Model = Readonly<z.infer<typeof model>>;

export const manifestSchema = z.object({ version: z.literal(1), models: z.array(model) });
export type Manifest = Readonly<z.infer<typeof manifestSchema>>;
