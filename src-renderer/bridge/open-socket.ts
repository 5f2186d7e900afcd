import { ClickcutError } from '../../src-preload/contract/errors';
import type { Channel } from '../../src-preload/rpc/protocol';
import { createWebSocketChannel, type SocketLike } from '../../src-preload/transports/websocket';

/** The web host's socket beside the page. The cookie that the browser sends along is what signs it in. */
export function socketUrl(location: Pick<Location, 'protocol' | 'host'>): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/rpc`;
}

/** @throws ClickcutError `disconnected`; a browser does not tell a page why a socket was refused. */
export function openSocket(url: string): Promise<Channel> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    // Before `open`: a frame that follows the handshake at once must not become a Blob.
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('open', () => resolve(createWebSocketChannel(socket as SocketLike)), { once: true });
    socket.addEventListener('close', () => reject(new ClickcutError({ code: 'disconnected', message: 'Clickcut does not answer.' })), { once: true });
  });
}
