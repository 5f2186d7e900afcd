import { z } from 'zod';

/** Execution providers of ONNX Runtime that Clickcut knows. */
export const providerName = z.enum(['cpu', 'webgpu', 'coreml', 'dml', 'cuda']);
export type ProviderName = z.infer<typeof providerName>;

/** What may be asked for: a provider by name, or the best that has been proven. */
export type ProviderChoice = ProviderName | 'auto';
