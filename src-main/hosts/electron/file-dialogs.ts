import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import { withExtension } from './file-names';

/** What the engine reads; it has the last word, so that a file with a wrong extension still gets its chance. */
const readable = ['clickcut', 'png', 'jpg', 'jpeg', 'webp', 'avif', 'gif', 'tif', 'tiff', 'svg', 'psd', 'psb', 'ora'];

export interface FileDialogs {
  /** Paths of files to read; none when it is closed without an answer. */
  open(words: { readonly readable: string; readonly anything: string }): Promise<readonly string[]>;
  /** Path of a folder, which may be a new one when it is to be written into; undefined when it is closed without an answer. */
  folder(title: string, use: 'read' | 'write'): Promise<string | undefined>;
  /** Path of a file to write, with the extension of the suggested name; undefined when it is closed without an answer. */
  save(suggestedName: string, kind: string): Promise<string | undefined>;
}

/** The system's own dialogs, as sheets of the window. Each begins in the folder of the one before. */
export function createFileDialogs(window: () => BrowserWindow | undefined): FileDialogs {
  let folder: string | undefined;

  const askToSave = (options: Electron.SaveDialogOptions): Promise<Electron.SaveDialogReturnValue> => {
    const parent = window();
    return parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options);
  };

  const askToOpen = (options: Electron.OpenDialogOptions): Promise<Electron.OpenDialogReturnValue> => {
    const parent = window();
    return parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options);
  };
  const fromFolder = (): Electron.OpenDialogOptions => (folder === undefined ? {} : { defaultPath: folder });

  return {
    open: async (words) => {
      const { canceled, filePaths } = await askToOpen({
        ...fromFolder(),
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: words.readable, extensions: readable },
          { name: words.anything, extensions: ['*'] },
        ],
      });
      const [first] = filePaths;
      if (canceled || first === undefined) return [];
      folder = dirname(first);
      return filePaths;
    },
    folder: async (title, use) => {
      const properties: Electron.OpenDialogOptions['properties'] = use === 'write' ? ['openDirectory', 'createDirectory'] : ['openDirectory'];
      const { canceled, filePaths } = await askToOpen({ ...fromFolder(), title, properties });
      const [chosen] = filePaths;
      if (canceled || chosen === undefined) return undefined;
      folder = chosen;
      return chosen;
    },
    save: async (suggestedName, kind) => {
      // A page could suggest a path as well as a name.
      let offered = join(folder ?? app.getPath('documents'), basename(suggestedName));
      const extensions = [extname(suggestedName).slice(1) || '*'];
      for (;;) {
        const { canceled, filePath } = await askToSave({
          defaultPath: offered,
          filters: [{ name: kind, extensions }],
          properties: ['createDirectory', 'showOverwriteConfirmation'],
        });
        if (canceled || filePath === '') return undefined;
        folder = dirname(filePath);
        const complete = withExtension(filePath, suggestedName);
        // The system has asked about replacing the name that was typed, not about this one: let it ask.
        if (complete === filePath || !existsSync(complete)) return complete;
        offered = complete;
      }
    },
  };
}
