import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Channel } from '../../../src-preload/rpc/protocol';
import { createWebSocketChannel, type SocketLike } from '../../../src-preload/transports/websocket';
import { admit } from './admit';
import { refusals, type Refusal } from './refusal';
import type { SignIn } from './sign-in';

export interface Sockets {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

interface SocketOptions {
  readonly port: number;
  readonly signIn: SignIn;
  readonly maxPayload: number;
  readonly attach: (channel: Channel) => void;
  /** Called with the number of connected pages whenever it changes. */
  readonly onPages: (count: number) => void;
}

/** Where the page connects to. */
const socketPath = '/rpc';

function refuse(socket: Duplex, refusal: Refusal): void {
  socket.end(`HTTP/1.1 ${refusal.status} ${refusal.title}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** A WebSocket ignores the same-origin policy, so each upgrade passes the same checks as a page. */
export function createSockets(options: SocketOptions): Sockets {
  // Compression would cost more time than loopback saves, and is a way to blow up memory with few bytes.
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: options.maxPayload, clientTracking: true });

  const accept = (socket: WebSocket): void => {
    // `ws` closes after a protocol error by itself; without a listener the error would end the process.
    socket.on('error', () => undefined);
    socket.on('close', () => options.onPages(server.clients.size));
    options.attach(createWebSocketChannel(socket as unknown as SocketLike));
    options.onPages(server.clients.size);
  };

  return {
    upgrade: (request, socket, head) => {
      socket.on('error', () => socket.destroy());
      const admission = admit(request, options.port, options.signIn);
      if (admission.kind === 'refused') return refuse(socket, admission.refusal);
      if (request.method !== 'GET') return refuse(socket, refusals.badMethod);
      if (admission.url.pathname !== socketPath) return refuse(socket, refusals.notFound);
      server.handleUpgrade(request, socket, head, accept);
    },
    close: () => {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}
