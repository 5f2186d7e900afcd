import { randomBytes } from 'node:crypto';
import { access, link, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ClickcutError } from '../../../src-preload/contract/errors';
import type { Output } from './plan-outputs';

const taken = (output: Output): ClickcutError =>
  new ClickcutError({ code: 'file-exists', message: `'${output.name}' is there already.`, hint: 'Use --force to replace it.' });

const codeOf = (cause: unknown): unknown => (cause instanceof Error && 'code' in cause ? cause.code : undefined);

function notWritable(output: Output, cause: unknown): ClickcutError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ClickcutError({ code: 'file-not-writable', message: `'${output.name}' cannot be written: ${reason}` }, { cause });
}

/** Asked before the work, so that nobody waits for a result that has no place. @throws ClickcutError `file-exists` */
export async function checkFree(output: Output, force: boolean): Promise<void> {
  if (force) return;
  const isThere = await access(output.path).then(
    () => true,
    () => false,
  );
  if (isThere) throw taken(output);
}

async function putInPlace(temporary: string, output: Output, force: boolean): Promise<void> {
  if (force) return rename(temporary, output.path);
  try {
    // Fails when the name has been taken since `checkFree`; a rename would replace what is there.
    await link(temporary, output.path);
    await rm(temporary, { force: true });
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') throw taken(output);
    // A file system without hard links: the check again is the best there is.
    await checkFree(output, force);
    await rename(temporary, output.path);
  }
}

/** The whole file or none: written beside its place under another name, then put there in one step. */
export async function writeOutput(output: Output, bytes: Uint8Array, options: { readonly force: boolean; readonly signal: AbortSignal }): Promise<void> {
  const folder = dirname(output.path);
  const temporary = join(folder, `.${basename(output.path)}.${randomBytes(6).toString('hex')}.part`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(temporary, bytes, { flag: 'wx', flush: true, signal: options.signal });
    await putInPlace(temporary, output, options.force);
  } catch (cause) {
    if (cause instanceof ClickcutError || options.signal.aborted) throw cause;
    throw notWritable(output, cause);
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}
