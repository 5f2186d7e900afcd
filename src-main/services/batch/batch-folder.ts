import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ClickcutError } from '../../../src-preload/contract/errors';

/** Files that a page has sent, and results that it will take: for as long as the batch lasts. */
export interface BatchFolder {
  readonly inputs: string;
  readonly results: string;
  /** @throws ClickcutError `bad-request` for a name that leads elsewhere, `file-not-writable` */
  put(name: string, bytes: Uint8Array): Promise<void>;
  empty(): Promise<void>;
  remove(): Promise<void>;
}

/** A page names the files: nothing but a plain path below the folder is taken. */
function segmentsOf(name: string): readonly string[] {
  const segments = name.split('/');
  const isPlain = segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..' && !/[\\:\0]/.test(segment) && segment.length <= 255);
  if (isPlain) return segments;
  throw new ClickcutError({ code: 'bad-request', message: `'${name}' cannot be a file's name here.`, hint: 'Rename the file.' });
}

export async function createBatchFolder(): Promise<BatchFolder> {
  const root = await mkdtemp(join(tmpdir(), 'clickcut-batch-'));
  const [inputs, results] = [join(root, 'photos'), join(root, 'results')];
  await mkdir(inputs);
  return {
    inputs,
    results,
    put: async (name, bytes) => {
      const path = join(inputs, ...segmentsOf(name));
      try {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, bytes);
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new ClickcutError({ code: 'file-not-writable', message: `'${name}' cannot be kept for the batch: ${reason}`, hint: 'Make room on the disk.' }, { cause });
      }
    },
    empty: async () => {
      await rm(inputs, { recursive: true, force: true });
      await mkdir(inputs);
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}
