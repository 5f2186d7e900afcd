import { isAbsolute } from 'node:path';
import { ipcMain, MessageChannelMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import type { GrantedFile } from '../../../src-preload/contract/files';
import type { Channel } from '../../../src-preload/rpc/protocol';
import { appOrigin } from './app-protocol';
import { createMainPortChannel } from './channels';

/** The same words as in src-preload/electron/preload.ts. */
const enginePort = 'clickcut:port';
const desktopPort = 'clickcut:desktop';
const fileMessage = 'clickcut:file';

/** Only the top frame of our own page: a frame inside it, or a page that got in by any other way, is not served. */
function isOurPage({ senderFrame: frame }: Pick<IpcMainEvent | IpcMainInvokeEvent, 'senderFrame'>): boolean {
  return frame?.parent === null && frame.url.startsWith(`${appOrigin}/`);
}

/** Gives a page that asks one end of a new port; `attach` gets the other one. */
function handOver(word: string, attach: (page: Channel) => void | Promise<void>): void {
  ipcMain.on(word, (event) => {
    if (!isOurPage(event)) return;
    const { port1, port2 } = new MessageChannelMain();
    const page = createMainPortChannel(port1);
    Promise.resolve(attach(page)).catch(() => page.close());
    event.sender.postMessage(word, null, [port2]);
  });
}

/** The page's ways to the engine and to the host itself. */
export function handOverPorts(attachEngine: (page: Channel) => Promise<void>, attachDesktop: (page: Channel) => void): void {
  handOver(enginePort, attachEngine);
  handOver(desktopPort, attachDesktop);
}

/** Files that were dropped on the page. Their paths come from the preload, which has them from the system. */
export function takeDroppedFiles(grant: (path: string) => Promise<GrantedFile>): void {
  ipcMain.handle(fileMessage, (event, path: unknown) => (isOurPage(event) && typeof path === 'string' && isAbsolute(path) ? grant(path) : null));
}
