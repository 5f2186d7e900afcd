import type { AskedFor, EditorPorts, PickedFile } from '../../editor/ports';
import type { AsPicked } from './as-picked';
import { download } from './download';
import { createFileInput } from './file-input';
import { hasPickers, mayUse, unlessDismissed, writeHandle } from './picker';
import { forgetRecent, listRecent, rememberRecent } from './recent-store';

type FilePorts = Pick<EditorPorts, 'askForFiles' | 'projectFile' | 'recentFiles' | 'openRecent'>;

const projectType = { description: 'Clickcut', accept: { 'application/vnd.clickcut': ['.clickcut'] } } as const;
const isProject = (name: string): boolean => /\.clickcut$/i.test(name);

/** The page's own memory of files must never stop work on them. */
const quietly = (work: Promise<unknown>): void => void work.catch(() => undefined);

/** Files as a page can have them: with handles where the browser gives them, by upload and download elsewhere. */
export function createPageFiles(onPicked: (files: readonly PickedFile[], what: AskedFor) => void, asPicked: AsPicked): FilePorts {
  const input = createFileInput(onPicked, asPicked);
  /** By document: the file that it is saved to. */
  const homes = new Map<string, FileSystemFileHandle>();

  const fromHandle = async (handle: FileSystemFileHandle): Promise<PickedFile> => {
    const file = await handle.getFile();
    quietly(rememberRecent(handle));
    if (!isProject(file.name)) return asPicked(file);
    return { ...asPicked(file), opened: (document) => void homes.set(document, handle) };
  };

  const ask = async (what: AskedFor): Promise<void> => {
    if (!hasPickers(window)) return input.open(what);
    const handles = await unlessDismissed(window.showOpenFilePicker({ multiple: true }));
    if (handles) onPicked(await Promise.all(handles.map(fromHandle)), what);
  };

  return {
    askForFiles: (what) => {
      // A browser may have the dialogs and yet refuse them, in a frame for one.
      ask(what).catch(() => input.open(what));
    },
    projectFile: async (document, suggestedName, always) => {
      if (!hasPickers(window)) return { name: suggestedName, write: async (bytes) => download(suggestedName, new Blob([bytes as Uint8Array<ArrayBuffer>])) };
      const known = always ? undefined : homes.get(document);
      const handle = known && (await mayUse(known, 'readwrite')) ? known : await unlessDismissed(window.showSaveFilePicker({ suggestedName, types: [projectType] }));
      if (!handle) return undefined;
      return {
        name: handle.name,
        write: async (bytes) => {
          await writeHandle(handle, bytes);
          homes.set(document, handle);
          quietly(rememberRecent(handle));
        },
      };
    },
    recentFiles: async () => (await listRecent()).map(({ id, name, openedAt }) => ({ id, name, openedAt })),
    openRecent: async (id) => {
      const entry = (await listRecent()).find((candidate) => candidate.id === id);
      if (!entry || !(await mayUse(entry.handle, 'read'))) return undefined;
      try {
        return await fromHandle(entry.handle);
      } catch {
        // It was moved or deleted.
        await forgetRecent(id);
        return undefined;
      }
    },
  };
}
