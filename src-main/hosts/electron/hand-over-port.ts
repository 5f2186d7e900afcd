import { ipcMain, MessageChannelMain, type IpcMainEvent } from 'electron';
import type { Channel } from '../../../src-preload/rpc/protocol';
import { appOrigin } from './app-protocol';
import { createMainPortChannel } from './channels';

/** The same word as in src-preload/electron/preload.ts. */
const portMessage = 'clickcut:port';

/** Only the top frame of our own page: a frame inside it, or a page that got in by any other way, is not served. */
function isOurPage(event: IpcMainEvent): boolean {
  const frame = event.senderFrame;
  return frame?.parent === null && frame.url.startsWith(`${appOrigin}/`);
}

/** Gives a page that asks one end of a new port; `attach` gets the other one. */
export function handOverPorts(attach: (page: Channel) => Promise<void>): void {
  ipcMain.on(portMessage, (event) => {
    if (!isOurPage(event)) return;
    const { port1, port2 } = new MessageChannelMain();
    const page = createMainPortChannel(port1);
    attach(page).catch(() => page.close());
    event.sender.postMessage(portMessage, null, [port2]);
  });
}
