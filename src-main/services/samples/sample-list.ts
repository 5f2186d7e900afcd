import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ClickcutError } from '../../../src-preload/contract/errors';

const sampleEntry = z.object({ id: z.string(), name: z.string(), credit: z.string(), package: z.string(), file: z.string() }).readonly();
export type SampleEntry = z.infer<typeof sampleEntry>;

const relativePath = join('assets', 'samples.json');

/** Looks upwards from wherever this code runs: the source tree, `dist/main`, or a chunk below it. */
async function readUpwards(): Promise<string> {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const text = await readFile(join(folder, relativePath), 'utf8').catch(() => undefined);
    if (text !== undefined) return text;
    if (folder === dirname(folder)) break;
  }
  throw new ClickcutError({ code: 'internal', message: `The file ${relativePath} is missing.`, hint: 'Install Clickcut again.' });
}

/** Which sample photos there are and which package holds each. @throws ClickcutError `internal` when the list is missing or damaged */
export async function readSampleList(): Promise<readonly SampleEntry[]> {
  const text = await readUpwards();
  try {
    return z.array(sampleEntry).parse(JSON.parse(text));
  } catch (cause) {
    throw new ClickcutError({ code: 'internal', message: `The file ${relativePath} is damaged.`, hint: 'Install Clickcut again.' }, { cause });
  }
}
