import { z } from 'zod';
import { modelId } from '../manifest/schema';
import { providerName } from '../providers/names';

/** Which provider a graph runs on. A strict one was asked for by name and is not replaced by the CPU. */
const assignment = z.object({ provider: providerName, strict: z.boolean() });
export type Assignment = Readonly<z.infer<typeof assignment>>;

export const assignments = z.object({ 'mobile-sam-encoder': assignment, 'sam-decoder': assignment, 'isnet-medium': assignment });
export type Assignments = Readonly<z.infer<typeof assignments>>;

/** What a probe compares: a model of the manifest, or (in tests) any small graph with one input `x`. */
const probeTarget = z.union([
  z.object({ model: modelId }),
  z.object({ path: z.string(), shape: z.array(z.number().int().positive()) }),
]);
export type ProbeTarget = Readonly<z.infer<typeof probeTarget>>;

/** The child's only command-line argument, as JSON: to serve a lane, or to try one provider once. */
export const childArguments = z.discriminatedUnion('role', [
  z.object({ role: z.literal('serve'), cacheDir: z.string(), assignments }),
  z.object({ role: z.literal('probe'), cacheDir: z.string(), provider: providerName, target: probeTarget }),
]);
export type ChildArguments = Readonly<z.infer<typeof childArguments>>;
