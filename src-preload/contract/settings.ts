import { z } from 'zod';
import { service } from './define';

export const providerChoice = z.enum(['auto', 'cpu', 'webgpu', 'coreml', 'dml', 'cuda']);
export type ProviderChoice = z.infer<typeof providerChoice>;

export const accents = ['tangerine', 'blue', 'violet', 'green', 'pink', 'graphite'] as const;

/** Bounds of the side panel's width, in CSS pixels. */
export const sideWidthRange = { min: 240, max: 480, initial: 288 } as const;
/** Bounds of the layers' share of the side panel's height; the properties get the rest. */
export const sideSplitRange = { min: 0.15, max: 0.85, initial: 0.46 } as const;

/** How many classes annotated objects may have, and how long their names may be. */
export const annotationClassRange = { most: 64, longest: 100 } as const;

/** Ids of things of the page, such as sections and hints. */
const ids = z.array(z.string().min(1).max(64)).max(64);

const fields = {
  theme: z.enum(['system', 'light', 'dark']),
  accent: z.enum(accents),
  density: z.enum(['comfortable', 'compact']),
  language: z.enum(['system', 'en', 'de']),
  provider: providerChoice,
  /** Bound of the photo cache on disk, embeddings and proxies, in MiB. */
  photoCacheMiB: z.number().int().min(16).max(65536),
  /** What the engine may hold of pictures, proxies and masks, in MiB. */
  memoryBudgetMiB: z.number().int().min(512).max(65536),
  sideWidth: z.number().int().min(sideWidthRange.min).max(sideWidthRange.max),
  sideHidden: z.boolean(),
  sideSplit: z.number().min(sideSplitRange.min).max(sideSplitRange.max),
  /** Sections of the side panel that are folded up. */
  collapsedSections: ids,
  /** First-run hints that were read and put away. */
  dismissedHints: ids,
  /** Names of the classes that objects are annotated with; the first nine have keys. */
  annotationClasses: z.array(z.string().min(1).max(annotationClassRange.longest)).max(annotationClassRange.most),
} as const;

/** Every field has a default, so that an older or damaged file never stops the start. */
export const settingsRecord = z.object({
  theme: fields.theme.catch('system').default('system'),
  accent: fields.accent.catch('tangerine').default('tangerine'),
  density: fields.density.catch('comfortable').default('comfortable'),
  language: fields.language.catch('system').default('system'),
  provider: fields.provider.catch('auto').default('auto'),
  photoCacheMiB: fields.photoCacheMiB.catch(1024).default(1024),
  memoryBudgetMiB: fields.memoryBudgetMiB.catch(2048).default(2048),
  sideWidth: fields.sideWidth.catch(sideWidthRange.initial).default(sideWidthRange.initial),
  sideHidden: fields.sideHidden.catch(false).default(false),
  sideSplit: fields.sideSplit.catch(sideSplitRange.initial).default(sideSplitRange.initial),
  collapsedSections: fields.collapsedSections.catch([]).default([]),
  dismissedHints: fields.dismissedHints.catch([]).default([]),
  annotationClasses: fields.annotationClasses.catch([]).default([]),
});
export type Settings = Readonly<z.output<typeof settingsRecord>>;
export const defaultSettings: Settings = settingsRecord.parse({});

const settingsPatch = z.object(fields).partial();

export const settings = service({
  methods: {
    get: { params: z.object({}), result: settingsRecord },
    set: { params: settingsPatch, result: settingsRecord },
  },
  events: { changed: settingsRecord },
});
