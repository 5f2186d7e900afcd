import type { ModelId } from '../manifest/schema';
import { candidateProviders, thisMachine } from './candidates';
import type { ProviderChoice, ProviderName } from './names';
import { findTrial, type Verdict } from './verdict';

export interface Planned {
  readonly provider: ProviderName;
  /** Asked for by name: no other takes its place. */
  readonly strict: boolean;
  /** Why, in one line. */
  readonly note: string;
}
export type Plan = Readonly<Record<ModelId, Planned>>;

/** Which provider each graph runs on: the one asked for, else the first that was proven right and faster, else the CPU. */
export function planProviders(
  choice: ProviderChoice,
  verdict: Verdict,
  candidates: readonly ProviderName[] = candidateProviders(thisMachine()),
): Plan {
  const plan = (model: ModelId): Planned => {
    if (choice !== 'auto') return { provider: choice, strict: true, note: 'chosen by you' };
    const reasons: string[] = [];
    for (const provider of candidates) {
      const found = findTrial(verdict, provider, model);
      if (found?.outcome === 'faster') return { provider, strict: false, note: `${provider}: ${found.note}` };
      reasons.push(found ? `${provider} ${words[found.outcome]}: ${found.note}` : `${provider} not tried yet`);
    }
    return { provider: 'cpu', strict: false, note: reasons.length > 0 ? reasons.join('; ') : 'nothing else is known for this system' };
  };
  return { 'mobile-sam-encoder': plan('mobile-sam-encoder'), 'sam-decoder': plan('sam-decoder'), 'isnet-medium': plan('isnet-medium') };
}

const words = {
  faster: 'works',
  slow: 'is slow',
  wrong: 'is wrong',
  absent: 'is not there',
  failed: 'failed',
  crashed: 'crashed',
  hung: 'hung',
  garbled: 'answered nonsense',
  'failed-later': 'failed in use',
} as const;
