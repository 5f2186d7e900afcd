import { ClickcutError } from '../../src-preload/contract/errors';
import type { Channel } from '../../src-preload/rpc/protocol';
import { createMessagePortChannel, type PortLike } from '../../src-preload/transports/message-port';

const timeoutMs = 15_000;

/** Asks the preload for a port, which comes under `word`. Only a message of this very window can bring it. */
export function openPort(request: () => void, word: string, page: Window): Promise<Channel> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      page.removeEventListener('message', onMessage);
    };
    const onMessage = (event: MessageEvent): void => {
      const [port] = event.ports;
      if (event.source !== page || event.origin !== page.location.origin || event.data !== word || !port) return;
      stop();
      resolve(createMessagePortChannel(port as PortLike));
    };
    const timer = setTimeout(() => {
      stop();
      reject(new ClickcutError({ code: 'disconnected', message: 'The engine did not answer.' }));
    }, timeoutMs);
    page.addEventListener('message', onMessage);
    request();
  });
}
