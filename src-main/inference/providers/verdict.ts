import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomic } from '../files/atomic-write';
import { loadManifest } from '../manifest/load';
import type { ModelId } from '../manifest/schema';
import { candidateProviders, runtimeVersion, thisMachine } from './candidates';
import type { ProviderName } from './names';
import { trial, type Trial } from './trial';

const verdictSchema = z.object({ version: z.literal(1), key: z.string(), trials: z.array(trial).readonly() });
export type Verdict = Readonly<z.infer<typeof verdictSchema>>;

/** Variables that choose another device or driver: with another value the old verdict is about something else. */
const deviceVariables = ['VK_ICD_FILENAMES', 'VK_DRIVER_FILES', 'CUDA_VISIBLE_DEVICES', 'DRI_PRIME', '__GLX_VENDOR_LIBRARY_NAME'] as const;

/** Names everything that a verdict depends on. */
export function verdictKey(): string {
  const { platform, arch, hasCudaFiles } = thisMachine();
  const models = loadManifest().models.map((m) => `${m.sha256}/${m.preparation?.version ?? 0}`);
  const devices = deviceVariables.map((name) => process.env[name] ?? '');
  return createHash('sha256')
    .update(JSON.stringify([runtimeVersion(), platform, arch, hasCudaFiles, models, devices]))
    .digest('hex')
    .slice(0, 32);
}

const pathOf = (cacheDir: string): string => join(cacheDir, 'providers.json');

/** What is known about this machine. A file that is missing, damaged or about another state of things knows nothing. */
export function readVerdict(cacheDir: string): Verdict {
  const key = verdictKey();
  const nothing: Verdict = { version: 1, key, trials: [] };
  try {
    const verdict = verdictSchema.parse(JSON.parse(readFileSync(pathOf(cacheDir), 'utf8')));
    return verdict.key === key ? verdict : nothing;
  } catch {
    return nothing;
  }
}

/** The verdict with these trials, each in place of an older one about the same provider and graph. */
export function withTrials(verdict: Verdict, trials: readonly Trial[]): Verdict {
  const kept = verdict.trials.filter((o) => !trials.some((t) => t.provider === o.provider && t.model === o.model));
  return { ...verdict, trials: [...kept, ...trials] };
}

/** Adds trials, each in place of an older one about the same provider and graph. */
export async function recordTrials(cacheDir: string, trials: readonly Trial[]): Promise<Verdict> {
  const verdict = withTrials(readVerdict(cacheDir), trials);
  await writeAtomic(pathOf(cacheDir), `${JSON.stringify(verdict, null, 2)}\n`);
  return verdict;
}

const ruledOut: readonly Trial['outcome'][] = ['absent', 'crashed', 'hung'];

/** What the verdict says about a pair, if anything: a provider that is absent for one graph is absent for all. */
export function findTrial(verdict: Verdict, provider: ProviderName, model: ModelId): Trial | undefined {
  const own = verdict.trials.find((t) => t.provider === provider && t.model === model);
  return own ?? verdict.trials.find((t) => t.provider === provider && ruledOut.includes(t.outcome));
}

/** The pairs that nothing is known about yet, in the order in which to try them. */
export function openQuestions(
  verdict: Verdict,
  candidates: readonly ProviderName[] = candidateProviders(thisMachine()),
): readonly { readonly provider: ProviderName; readonly model: ModelId }[] {
  const questions: { provider: ProviderName; model: ModelId }[] = [];
  for (const provider of candidates) {
    for (const { id: model } of loadManifest().models) {
      const isSettled = candidates.some((c) => findTrial(verdict, c, model)?.outcome === 'faster');
      if (!isSettled && !findTrial(verdict, provider, model)) questions.push({ provider, model });
    }
  }
  return questions;
}
