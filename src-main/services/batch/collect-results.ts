import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClickcutError, throwIfAborted } from '../../../src-preload/contract/errors';
import { zipStored, type ZipEntry } from '../exports/zip-stored';
import type { PreparedJob } from './prepared-job';

/** A page takes it in one piece, and twice of it is in memory on the way. */
const mostBytes = 1536 * 1024 * 1024;

/** All results of a job that are there, in one zip. @throws ClickcutError `unsupported` for too many, `not-found`, `cancelled` */
export async function collectResults({ out, planned, resultOf }: Pick<PreparedJob, 'out' | 'planned' | 'resultOf'>, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const outputs = planned.flatMap(({ name }) => resultOf(name)?.outputs ?? []);
  if (outputs.length === 0) throw new ClickcutError({ code: 'not-found', message: 'There are no results yet.', hint: 'Run the batch first.' });
  if (outputs.reduce((sum, { bytes }) => sum + bytes, 0) > mostBytes) {
    throw new ClickcutError({ code: 'unsupported', message: 'These are too many results for one zip.', hint: 'Choose a folder for them, or run fewer photos at once.' });
  }
  const entries: ZipEntry[] = [];
  for (const { path } of outputs) {
    throwIfAborted(signal);
    entries.push({ name: path, bytes: new Uint8Array(await readFile(join(out, path))) });
  }
  return zipStored(entries, signal);
}
