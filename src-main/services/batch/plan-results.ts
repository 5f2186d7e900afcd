import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { safeFileName } from '../../../src-preload/model/exporting/safe-file-name';
import type { BatchInput } from './scan-inputs';

/** A file with the place of its results. */
export interface PlannedInput extends BatchInput {
  /** Folder of the results below the output folder, '' for itself. */
  readonly folder: string;
  /** What they are named after: the input's name without its extension, numbered where two would collide. */
  readonly stem: string;
}

/** Files of two folders may have one name: the second is told from the first wherever they are spoken of. */
function createTold(): (name: string) => string {
  const told = new Set<string>();
  return (name) => {
    for (let n = 1; ; n++) {
      const candidate = n === 1 ? name : `${name} (${n})`;
      if (told.has(candidate)) continue;
      told.add(candidate);
      return candidate;
    }
  };
}

/**
 * Names depend on the whole set and on nothing else, so that parts of it, done anywhere and in any order, never collide.
 * No two have the same `name`.
 */
export function planResults(inputs: readonly BatchInput[]): readonly PlannedInput[] {
  const taken = new Set<string>();
  const told = createTold();
  return inputs.map((input) => {
    const { dir, name } = posix.parse(input.name);
    const folder = dir.split('/').filter((part) => part !== '').map((part) => safeFileName(part, 'folder')).join('/');
    const base = safeFileName(name, 'photo');
    for (let n = 1; ; n++) {
      const stem = n === 1 ? base : `${base}-${n}`;
      const key = `${folder}/${stem}`.toLowerCase();
      if (taken.has(key)) continue;
      taken.add(key);
      return { ...input, name: told(input.name), folder, stem };
    }
  });
}

export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/** Whether a file belongs to a part of the set: by its name alone, so that every machine decides alike. */
export function isInShard({ name }: Pick<BatchInput, 'name'>, { index, count }: Shard): boolean {
  return createHash('sha256').update(name).digest().readUInt32BE(0) % count === index - 1;
}
