import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ClickcutError, throwIfAborted } from '../../../src-preload/contract/errors';
import type { Job } from '../../../src-preload/model/job';
import type { ResultJournal, ResultRecord } from './result-journal';
import { isThere, writeResult } from './write-result';

/** Takes files with their paths below the folder of results. */
export type ResultSink = (file: { readonly path: string; readonly bytes: Uint8Array }) => Promise<void>;

export interface Made {
  /** The file's name in the tree of inputs. */
  readonly input: string;
  /** SHA-256 of its bytes, and of the job. */
  readonly source: string;
  readonly job: string;
}

/** Whether everything that a record speaks of is still there, as long as it was. */
export async function isWhole(out: string, { outputs }: ResultRecord): Promise<boolean> {
  const sizes = await Promise.all(outputs.map(({ path }) => stat(join(out, path)).then(({ size }) => size, () => -1)));
  return sizes.every((size, i) => size === outputs[i]?.bytes);
}

export interface Place {
  readonly out: string;
  readonly journal: ResultJournal;
  readonly existing: Job['existing'];
  readonly signal: AbortSignal;
}

/** Something of somebody else's is never replaced unless the job says so. */
async function checkFree({ out, journal, existing }: Omit<Place, 'signal'>, path: string): Promise<'write' | 'keep'> {
  if (existing === 'replace' || !(await isThere(join(out, path)))) return 'write';
  if (existing === 'skip') return 'keep';
  if (existing === 'update' && journal.isOurs(path)) return 'write';
  throw new ClickcutError({ code: 'file-exists', message: `'${path}' is there already.`, hint: "Choose another folder, or set 'existing' to 'replace'." });
}

/** Whether all of these stay as they are, so that none needs to be made. @throws ClickcutError `file-exists` */
export async function areKept(place: Omit<Place, 'signal'>, paths: readonly string[]): Promise<boolean> {
  const each = await Promise.all(paths.map((path) => checkFree(place, path)));
  return each.length > 0 && each.every((what) => what === 'keep');
}

/**
 * Puts the results of one file in their places, each of them whole, and notes that they are made. Resolves with their
 * paths. @throws ClickcutError `file-exists`, `file-not-writable`, and what `make` throws
 */
export async function placeResults({ out, journal, existing, signal }: Place, made: Made, make: (sink: ResultSink) => Promise<void>): Promise<readonly string[]> {
  const outputs: { readonly path: string; readonly bytes: number }[] = [];
  await make(async ({ path, bytes }) => {
    throwIfAborted(signal);
    if ((await checkFree({ out, journal, existing }, path)) === 'write') {
      await journal.intend(path);
      await writeResult(out, path, bytes);
    }
    outputs.push({ path, bytes: bytes.length });
  });
  await journal.add({ ...made, at: Date.now(), outputs });
  return outputs.map(({ path }) => path);
}
