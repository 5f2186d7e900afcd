import type { FileHandle, GrantedFile } from '../../../src-preload/contract/files';
import type { EngineProcess } from './engine-process';
import { withEngine } from './with-engine';

const most = 1024;

export interface FileGrants {
  /** Lets the page use this file. */
  grant(path: string): Promise<GrantedFile>;
  /** Undefined for a handle that this run has not given out. */
  pathOf(handle: FileHandle): string | undefined;
}

/** The host's own memory of what the handles stand for: the engine may have been replaced since. */
export function createFileGrants(engine: Pick<EngineProcess, 'attachHost'>): FileGrants {
  const paths = new Map<FileHandle, string>();
  return {
    grant: async (path) => {
      const granted = await withEngine(engine, ({ grants }) => grants.grant({ path }));
      paths.set(granted.handle, path);
      for (const oldest of paths.keys()) {
        if (paths.size <= most) break;
        paths.delete(oldest);
      }
      return granted;
    },
    pathOf: (handle) => paths.get(handle),
  };
}
