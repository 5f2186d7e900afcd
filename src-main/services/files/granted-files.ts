import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import type { ServiceHandlers } from '../../../src-preload/contract/define';
import { ClickcutError } from '../../../src-preload/contract/errors';
import type { FileHandle, files, grants } from '../../../src-preload/contract/files';
import { replaceFile } from '../projects/replace-file';

/** Far more than are on their way between a dialog and the request that uses the answer. */
const most = 1024;

export interface GrantedFiles {
  /** For pages. */
  readonly handlers: Pick<ServiceHandlers<typeof files>, 'write'>;
  /** For the host alone. */
  readonly hostHandlers: ServiceHandlers<typeof grants>;
  /** @throws ClickcutError `not-found` for a handle that was never given out, or so long ago that it was forgotten */
  pathOf(handle: FileHandle): string;
}

/** Which files of this machine pages may use, by handles that cannot be guessed. Kept for the life of the engine. */
export function createGrantedFiles(): GrantedFiles {
  const paths = new Map<FileHandle, string>();

  const pathOf = (handle: FileHandle): string => {
    const path = paths.get(handle);
    if (path !== undefined) return path;
    throw new ClickcutError({ code: 'not-found', message: 'This file is no longer at hand.', hint: 'Choose it again.' });
  };

  return {
    handlers: {
      write: async ({ file, bytes }) => {
        await replaceFile(pathOf(file), (sink) => sink.write(bytes));
        return {};
      },
    },
    hostHandlers: {
      grant: ({ path }) => {
        const handle = randomBytes(24).toString('base64url');
        paths.set(handle, path);
        for (const oldest of paths.keys()) {
          if (paths.size <= most) break;
          paths.delete(oldest);
        }
        return { handle, name: basename(path) };
      },
    },
    pathOf,
  };
}

/** Where no host grants any. */
export const noGrantedFiles: Pick<GrantedFiles, 'pathOf'> = createGrantedFiles();
