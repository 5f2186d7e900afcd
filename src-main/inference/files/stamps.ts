import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomic } from './atomic-write';

/** Remembers, across starts, that certain files in a certain state were found good. */
export interface Stamps {
  has(state: string): Promise<boolean>;
  add(state: string): Promise<void>;
}

/**
 * Each stamp is an empty file named by the hash of the state it vouches for: there is nothing in it that could be
 * damaged, and processes that add stamps at the same time cannot lose one another's.
 */
export function createStamps(cacheDir: string): Stamps {
  const pathOf = (state: string): string => join(cacheDir, 'verified', createHash('sha256').update(state).digest('hex').slice(0, 32));
  return {
    has: (state) => access(pathOf(state)).then(() => true, () => false),
    // A cache folder that cannot be written costs time at the next start, nothing more.
    add: (state) => writeAtomic(pathOf(state), '').catch(() => undefined),
  };
}
