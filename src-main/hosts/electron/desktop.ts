import { access } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import type { Handlers } from '../../../src-preload/contract/define';
import { desktopContract, type DesktopContract } from '../../../src-preload/contract/desktop';
import { createServer, type RpcServer } from '../../../src-preload/rpc/server';
import { createDragFiles } from './drag-files';
import { createDragOut } from './drag-out';
import type { EngineProcess } from './engine-process';
import { createFileDialogs } from './file-dialogs';
import type { FileGrants } from './file-grants';
import { freePath } from './file-names';
import { createRecentFiles } from './recent-files';

export interface Desktop extends Pick<RpcServer<DesktopContract>, 'attach'> {
  /** The system has asked to open this file: the page is told, and fetches it when it can. */
  arrive(path: string): void;
  /** A file was opened or saved: it becomes the latest of the recent ones. */
  remember(path: string): void;
  /** Removes what was written for other programs to take. */
  close(): void;
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** What the window's page may ask of its host: dialogs, recent files, drags. It never hears of a path. */
export function createDesktop(engine: Pick<EngineProcess, 'attachHost'>, grants: FileGrants, window: () => BrowserWindow | undefined): Desktop {
  const dialogs = createFileDialogs(window);
  const recent = createRecentFiles(join(app.getPath('userData'), 'recent.json'));
  const dragFiles = createDragFiles(app.getPath('temp'));
  const dragOut = createDragOut(engine, dragFiles);
  const arrived: string[] = [];

  const remember = (path: string): void => {
    recent.remember(path);
    app.addRecentDocument(path);
  };

  const handlers: Handlers<DesktopContract> = {
    desktop: {
      chooseFiles: async (words) => Promise.all((await dialogs.open(words)).map(grants.grant)),
      chooseSaveFile: async ({ suggestedName, kind }) => {
        const path = await dialogs.save(suggestedName, kind);
        return path === undefined ? null : grants.grant(path);
      },
      chooseFolder: async ({ title, use }) => {
        const path = await dialogs.folder(title, use);
        return path === undefined ? null : grants.grant(path);
      },
      downloadsFile: ({ suggestedName }) => grants.grant(freePath(app.getPath('downloads'), basename(suggestedName))),
      arrivals: () => Promise.all(arrived.splice(0).map(grants.grant)),
      remember: ({ handle }) => {
        const path = grants.pathOf(handle);
        if (path !== undefined) remember(path);
        return {};
      },
      recent: () => [...recent.list()],
      openRecent: async ({ id }) => {
        const path = recent.pathOf(id);
        if (path !== undefined && (await isThere(path))) return grants.grant(path);
        recent.forget(id);
        return null;
      },
      prepareDrag: async ({ document, layers }, { signal }) => ({ drag: await dragOut.prepare(document, layers, signal) }),
      startDrag: ({ drag }) => {
        const contents = window()?.webContents;
        return { started: contents !== undefined && dragOut.start(contents, drag) };
      },
    },
  };

  const server = createServer(desktopContract, handlers);
  return {
    attach: server.attach,
    arrive: (path) => {
      arrived.push(path);
      server.emit('desktop.arrived', {});
    },
    remember,
    close: dragFiles.clear,
  };
}
