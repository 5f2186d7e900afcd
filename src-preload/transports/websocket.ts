import type { Channel } from '../rpc/protocol';
import { decodeFrame, encodeFrame } from './frame';
import { createCloseSignal, createMailbox } from '../rpc/mailbox';

/** What the browser's WebSocket and the one of `ws` have in common. */
export interface SocketLike {
  binaryType: string;
  readonly readyState: number;
  send(data: Uint8Array<ArrayBuffer>): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'close', listener: (event: { readonly reason: string }) => void): void;
}

const open = 1;
const badFrame = 1007;

/**
 * A channel over an **open** WebSocket, one frame a message. A peer that sends anything else is not ours, and the
 * socket is closed: after a broken frame there is no way to tell which request it was about.
 */
export function createWebSocketChannel(socket: SocketLike): Channel {
  const box = createMailbox();
  const close = createCloseSignal();
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('message', ({ data }) => {
    try {
      if (!(data instanceof ArrayBuffer)) throw new Error('not a binary frame');
      box.deliver(decodeFrame(data));
    } catch (error) {
      socket.close(badFrame, error instanceof Error ? error.message : 'bad frame');
    }
  });
  socket.addEventListener('close', (event) => close.fire(event.reason === '' ? 'The connection was lost.' : event.reason));
  return {
    send: (message) => {
      if (socket.readyState === open) socket.send(encodeFrame(message));
    },
    receive: box.receive,
    onClose: close.add,
    close: () => {
      socket.close();
      close.fire('The connection was closed.');
    },
  };
}
