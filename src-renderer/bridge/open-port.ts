import { ClickcutError } from '../../src-preload/contract/errors';
import type { Channel } from '../../src-preload/rpc/protocol';
import { createMessagePortChannel, type PortLike } from '../../src-preload/transports/message-port';

/** What the preload puts on `window`. Its port arrives as a message of the window to itself. */
export interface PreloadApi {
  requestPort(): void;
}

/** The same word as in src-preload/electron/preload.ts; the boot test holds the two together. */
const portMessage = 'clickcut:port';
const timeoutMs = 15_000;

/** Asks the preload for a port to the engine. Only a message of this very window can bring it. */
export function openPort(api: PreloadApi, page: Window): Promise<Channel> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      page.removeEventListener('message', onMessage);
    };
    const onMessage = (event: MessageEvent): void => {
      const [port] = event.ports;
      if (event.source !== page || event.origin !== page.location.origin || event.data !== portMessage || !port) return;
      stop();
      resolve(createMessagePortChannel(port as PortLike));
    };
    const timer = setTimeout(() => {
      stop();
      reject(new ClickcutError({ code: 'disconnected', message: 'The engine did not answer.' }));
    }, timeoutMs);
    page.addEventListener('message', onMessage);
    api.requestPort();
  });
}
