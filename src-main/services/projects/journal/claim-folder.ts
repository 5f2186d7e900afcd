import { randomBytes } from 'node:crypto';
import { mkdir, rename } from 'node:fs/promises';
import { ClickcutError } from '../../../../src-preload/contract/errors';
import { takeLock, type Lock } from './lock';
import { WorkFolder } from './work-folder';

export interface ClaimedFolder {
  readonly folder: WorkFolder;
  readonly lock: Lock;
}

export const inUse = (name: string): ClickcutError =>
  new ClickcutError({ code: 'conflict', message: `The work on '${name}' is open in another Clickcut.`, hint: 'Close it there first.' });

/**
 * A folder for new work, held by this process. Work that a dead process left there under the same name is moved
 * beside it, where it is still offered.
 * @throws ClickcutError `conflict` when a process that runs works there; rejects when it cannot be made
 */
export async function claimFolder(path: string, name: string): Promise<ClaimedFolder> {
  const folder = new WorkFolder(path);
  await mkdir(path, { recursive: true });
  const lock = await takeLock(path);
  if (!lock) throw inUse(name);
  if (!(await folder.holdsWork())) return { folder, lock };
  const aside = `${path}.${randomBytes(4).toString('hex')}`;
  try {
    await rename(path, aside);
  } catch (error) {
    await lock.release();
    throw error;
  }
  await lock.release(aside);
  return claimFolder(path, name);
}
