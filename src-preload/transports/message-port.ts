import type { Channel } from '../rpc/protocol';
import { createCloseSignal, createMailbox } from '../rpc/mailbox';

/** What a DOM MessagePort and Node's own have in common, for those who wrap one. */
export interface PortLike {
  postMessage(message: unknown): void;
  close(): void;
  start?(): void;
  addEventListener(type: 'message' | 'close', listener: (event: { readonly data?: unknown }) => void): void;
}

/** A channel over one end of a MessageChannel: structured clone, so buffers travel as they are. */
export function createMessagePortChannel(port: PortLike): Channel {
  const box = createMailbox();
  const close = createCloseSignal();
  port.addEventListener('message', (event) => box.deliver(event.data));
  port.addEventListener('close', () => close.fire('The other side went away.'));
  port.start?.();
  return {
    send: (message) => {
      if (!close.closed) port.postMessage(message);
    },
    receive: box.receive,
    onClose: close.add,
    close: () => {
      port.close();
      close.fire('The connection was closed.');
    },
  };
}
