import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { unwritable } from '../projects/replace-file';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** Below the output folder. The folder may be anybody's: a record that names something elsewhere is none. */
const resultPath = z.string().refine((path) => path !== '' && !isAbsolute(path) && path.split(/[\\/]/).every((segment) => segment !== '' && segment !== '.' && segment !== '..'));

/** What was made of one file. */
const resultRecord = z.object({
  input: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
  /** SHA-256 of the file's bytes, and of all of the job that shapes results, with the program's version. */
  source: hash,
  job: hash,
  outputs: z.array(z.object({ path: resultPath, bytes: z.number() })),
});
/** Written before a result is, so that what a killed run has left is known as ours. */
const intention = z.object({ intends: resultPath });

export type ResultRecord = Readonly<z.infer<typeof resultRecord>>;

/** What a folder of results knows of how they were made. */
export interface ResultJournal {
  /** The latest record of a file. */
  find(input: string): ResultRecord | undefined;
  /** Whether a file below the output folder was made by a batch, of whatever. */
  isOurs(path: string): boolean;
  /** A file below the output folder is about to be written. @throws ClickcutError `file-not-writable` */
  intend(path: string): Promise<void>;
  add(record: ResultRecord): Promise<void>;
}

const folderName = '.clickcut-batch';

function parseLine(line: string): ResultRecord | z.infer<typeof intention> | undefined {
  try {
    return z.union([resultRecord, intention]).safeParse(JSON.parse(line)).data;
  } catch {
    // The last line of a run that was killed.
    return undefined;
  }
}

/**
 * Every run appends to a file of its own, so that any number of them can work on one folder; all of them are read at
 * the start. A record is written after its results are in place: what is missing from it is made again.
 */
export async function openResultJournal(out: string): Promise<ResultJournal> {
  const folder = join(out, folderName);
  const latest = new Map<string, ResultRecord>();
  const ours = new Set<string>();
  const take = (record: ResultRecord): void => {
    for (const { path } of record.outputs) ours.add(path);
    if ((latest.get(record.input)?.at ?? -Infinity) <= record.at) latest.set(record.input, record);
  };
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((candidate) => candidate.endsWith('.jsonl'))) {
    const lines = (await readFile(join(folder, name), 'utf8')).split('\n');
    for (const line of lines) {
      const record = line === '' ? undefined : parseLine(line);
      if (record && 'intends' in record) ours.add(record.intends);
      else if (record) take(record);
    }
  }
  const own = join(folder, `${Date.now()}-${randomUUID()}.jsonl`);
  const append = async (line: object): Promise<void> => {
    try {
      await mkdir(folder, { recursive: true });
      await appendFile(own, `${JSON.stringify(line)}\n`, { flush: true });
    } catch (cause) {
      throw unwritable(own, cause);
    }
  };
  return {
    find: (input) => latest.get(input),
    isOurs: (path) => ours.has(path),
    intend: (path) => append({ intends: path }),
    add: (record) => {
      take(record);
      return append(record);
    },
  };
}
