import type { Job } from '../../../src-preload/model/job';
import type { PlannedInput } from './plan-results';
import { isWhole } from './place-results';
import type { ResultJournal } from './result-journal';

export interface KnownResults {
  readonly existing: Job['existing'];
  /** Of all of the job that shapes results. */
  readonly jobHash: string;
  readonly out: string;
  readonly journal: ResultJournal;
}

/** Why a file need not be opened: its results are up to date, or they are there and stay. @param source SHA-256 of its bytes */
export async function whySkipped({ existing, jobHash, out, journal }: KnownResults, { name }: PlannedInput, source: string): Promise<'unchanged' | 'exists' | undefined> {
  const record = journal.find(name);
  const isMade = record !== undefined && (await isWhole(out, record));
  if (existing === 'update' && isMade && record.source === source && record.job === jobHash) return 'unchanged';
  return existing === 'skip' && isMade ? 'exists' : undefined;
}
