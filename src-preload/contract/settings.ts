import { z } from 'zod';
import { service } from './define';

export const providerChoice = z.enum(['auto', 'cpu', 'webgpu', 'coreml', 'dml', 'cuda']);
export type ProviderChoice = z.infer<typeof providerChoice>;

/** Every field has a default, so that an older or damaged file never stops the start. */
export const settingsRecord = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system').default('system'),
  language: z.enum(['system', 'en', 'de']).catch('system').default('system'),
  provider: providerChoice.catch('auto').default('auto'),
  /** Bound of the embedding cache on disk, in MiB. */
  embeddingCacheMiB: z.number().int().min(16).max(65536).catch(512).default(512),
});
export type Settings = Readonly<z.output<typeof settingsRecord>>;

const settingsPatch = z
  .object({
    theme: z.enum(['system', 'light', 'dark']),
    language: z.enum(['system', 'en', 'de']),
    provider: providerChoice,
    embeddingCacheMiB: z.number().int().min(16).max(65536),
  })
  .partial();

export const settings = service({
  methods: {
    get: { params: z.object({}), result: settingsRecord },
    set: { params: settingsPatch, result: settingsRecord },
  },
  events: { changed: settingsRecord },
});
