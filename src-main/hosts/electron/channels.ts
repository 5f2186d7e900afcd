import type { MessagePortMain } from 'electron';
import type { Channel } from '../../../src-preload/rpc/protocol';
import { createMessagePortChannel } from '../../../src-preload/transports/message-port';

/** The page's end of a MessageChannelMain, which is an EventEmitter and no EventTarget. */
export function createMainPortChannel(port: MessagePortMain): Channel {
  return createMessagePortChannel({
    postMessage: (message) => port.postMessage(message),
    close: () => port.close(),
    start: () => port.start(),
    addEventListener: (type, listener) => {
      if (type === 'message') port.on('message', listener);
      else port.on('close', () => listener({}));
    },
  });
}
