import { access, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ClickcutError } from '../../../src-preload/contract/errors';
import { replaceFile } from '../projects/replace-file';

export const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/**
 * All of a file or nothing, below the folder of results.
 * @throws ClickcutError `file-not-writable`
 */
export async function writeResult(out: string, path: string, bytes: Uint8Array): Promise<void> {
  const target = join(out, path);
  try {
    await mkdir(dirname(target), { recursive: true });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ClickcutError({ code: 'file-not-writable', message: `'${dirname(target)}' cannot be made: ${reason}`, hint: 'Choose a folder that is yours.' }, { cause });
  }
  await replaceFile(target, (sink) => sink.write(bytes));
}
