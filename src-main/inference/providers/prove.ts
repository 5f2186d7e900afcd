import { candidateProviders, thisMachine } from './candidates';
import type { ProviderName } from './names';
import { judge, type Trial } from './trial';
import { tryProvider, type TryOptions } from './try-provider';
import { openQuestions, readVerdict, recordTrials, type Verdict } from './verdict';

export interface ProveOptions extends Omit<TryOptions, 'timeoutMs'> {
  /** For one provider on one graph. A GPU that needs longer for two runs and its start is of no use anyway. */
  readonly timeoutMs?: number | undefined;
  readonly candidates?: readonly ProviderName[] | undefined;
}

/**
 * Tries every candidate on every graph that no verdict exists for, one after another, and writes down each outcome
 * as it comes: stopped half-way, it goes on where it was. Where nothing is open it returns at once.
 */
export async function proveProviders(options: ProveOptions): Promise<Verdict> {
  const candidates = options.candidates ?? candidateProviders(thisMachine());
  let verdict = readVerdict(options.cacheDir);
  for (;;) {
    const [question] = openQuestions(verdict, candidates);
    if (!question || options.signal?.aborted) return verdict;
    const { provider, model } = question;
    const tried = await tryProvider(provider, { model }, { ...options, timeoutMs: options.timeoutMs ?? 90_000 });
    if (tried.result === 'stopped') return verdict;
    const worked = verdict.trials.some((t) => t.provider === provider && t.outcome !== 'absent');
    verdict = await recordTrials(options.cacheDir, [toTrial(provider, model, tried, worked)]);
  }
}

type Answered = Exclude<Awaited<ReturnType<typeof tryProvider>>, { readonly result: 'stopped' }>;

/** A provider that has loaded one graph is there: that it refuses another says something about that graph only. */
function toTrial(provider: ProviderName, model: Trial['model'], tried: Answered, hasLoadedAnother: boolean): Trial {
  switch (tried.result) {
    case 'crashed':
    case 'hung':
    case 'garbled':
      return { provider, model, outcome: tried.result, note: tried.note };
    case 'absent':
      return { provider, model, outcome: hasLoadedAnother ? 'failed' : 'absent', note: tried.note };
    case 'failed':
    case 'compared':
      return judge(provider, model, tried);
  }
}
