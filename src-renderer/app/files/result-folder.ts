import type { ResultFolder } from '../../editor/ports';
import { unlessDismissed, writeHandle } from './picker';

/** The part of the File System Access API that is used; not every browser has it. */
interface FolderPicker {
  showDirectoryPicker(options: { readonly id: string; readonly mode: 'readwrite' }): Promise<FileSystemDirectoryHandle>;
}

export const hasFolders = (page: object): page is FolderPicker => 'showDirectoryPicker' in page;

/** A folder of the person's to write into, by the browser's own dialog. */
export async function resultFolder(): Promise<ResultFolder | undefined> {
  if (!hasFolders(window)) return undefined;
  const root = await unlessDismissed(window.showDirectoryPicker({ id: 'clickcut-results', mode: 'readwrite' }));
  if (!root) return undefined;
  return {
    name: root.name,
    write: async (path, bytes) => {
      const segments = path.split('/');
      let folder = root;
      for (const segment of segments.slice(0, -1)) folder = await folder.getDirectoryHandle(segment, { create: true });
      await writeHandle(await folder.getFileHandle(segments.at(-1) ?? path, { create: true }), bytes);
    },
  };
}
