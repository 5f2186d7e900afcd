import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ClickcutError } from '../../../src-preload/contract/errors';
import type { Channel } from '../../../src-preload/rpc/protocol';
import { createStaticFiles } from '../window/static-files';
import { answerPage } from './answer-page';
import { createSignIn } from './sign-in';
import { createSockets } from './sockets';

export interface WebHostOptions {
  /** Folder of the built page. */
  readonly pageDir: string;
  /** Takes each page's channel, usually `rpcServer.attach`. */
  readonly attach: (channel: Channel) => void;
  /** A free one when absent. */
  readonly port?: number | undefined;
  /** A page has begun to send a file, under an id that it has told or will tell over its channel. */
  readonly onFile?: ((id: string, bytes: Promise<Uint8Array>) => void) | undefined;
  readonly onPages?: ((count: number) => void) | undefined;
  /** Bytes of the largest message; the largest file that opens fits. */
  readonly maxPayload?: number | undefined;
  /** How long a connection may take to send its request line and headers. */
  readonly headersTimeoutMs?: number | undefined;
}

export interface WebHost {
  readonly port: number;
  readonly token: string;
  /** With the token: whoever has it is signed in. */
  readonly url: string;
  /** Signs in once, within a minute. */
  ticketUrl(): string;
  close(): Promise<void>;
}

const loopback = '127.0.0.1';
const usualPayload = 1040 * 1024 * 1024;

/**
 * Serves the page and its WebSocket on 127.0.0.1 only.
 * @throws ClickcutError `conflict` when the port is taken.
 */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const headersTimeout = options.headersTimeoutMs ?? 10_000;
  const http = createServer({ headersTimeout, requestTimeout: headersTimeout * 3, connectionsCheckingInterval: Math.min(1000, headersTimeout) });
  http.maxConnections = 256;
  const listening = once(http, 'listening');
  http.listen({ host: loopback, port: options.port ?? 0, exclusive: true });
  await listening.catch((cause: unknown) => {
    const message = `Port ${options.port ?? 0} on ${loopback} cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new ClickcutError({ code: 'conflict', message, hint: 'Leave --port away to take a free one.' }, { cause });
  });

  const { port } = http.address() as AddressInfo;
  const signIn = createSignIn();
  const mostBytes = options.maxPayload ?? usualPayload;
  const onFile = options.onFile ?? ((_id: string, bytes: Promise<Uint8Array>) => void bytes.catch(() => undefined));
  const site = { port, signIn, files: createStaticFiles(options.pageDir), mostBytes, onFile };
  const sockets = createSockets({
    port,
    signIn,
    attach: options.attach,
    maxPayload: mostBytes,
    onPages: options.onPages ?? (() => undefined),
  });
  http.on('request', (request, response) => {
    answerPage(request, response, site).catch(() => response.destroy());
  });
  http.on('upgrade', sockets.upgrade);
  http.on('clientError', (_error, socket) => socket.destroy());

  return {
    port,
    token: signIn.token,
    url: `http://${loopback}:${port}/?token=${signIn.token}`,
    ticketUrl: () => `http://${loopback}:${port}/?ticket=${signIn.newTicket()}`,
    close: async () => {
      sockets.close();
      const closed = new Promise((resolve) => http.close(resolve));
      http.closeAllConnections();
      await closed;
    },
  };
}
