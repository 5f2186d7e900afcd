import { z } from 'zod';
import { appContract, type AppContract } from '../../src-preload/contract/app';
import { desktopContract, type DesktopContract } from '../../src-preload/contract/desktop';
import type { RpcClient } from '../../src-preload/rpc/client';
import { openPort } from './open-port';
import { openSocket, socketUrl } from './open-socket';
import { portWords, type PreloadApi } from './preload-api';
import { createReconnectingClient, type ReconnectingClient } from './reconnecting-client';

// zod probes for `new Function`; the page's content policy refuses it and would report an error at every start.
z.config({ jitless: true });

declare global {
  interface Window {
    /** There in Electron only. */
    readonly clickcut?: PreloadApi;
  }
}

/** What only a desktop host does for its page. */
export interface DesktopBridge extends RpcClient<DesktopContract>, Pick<PreloadApi, 'handOver'> {}

/** The page's line to the engine. Which host it runs in shows nowhere else. */
export type Bridge = ReconnectingClient<AppContract> & {
  /** Undefined in a browser. */
  readonly desktop: DesktopBridge | undefined;
};

function connectDesktop(api: PreloadApi, page: Window): DesktopBridge {
  const { client } = createReconnectingClient(desktopContract, () => openPort(api.requestDesktop, portWords.desktop, page));
  return { ...client, handOver: (file) => api.handOver(file) };
}

/** Connects to the engine: through the preload's port where there is one, else over the WebSocket beside the page. */
export function connect(page: Window = window): Bridge {
  const api = page.clickcut;
  if (!api) return { ...createReconnectingClient(appContract, () => openSocket(socketUrl(page.location))), desktop: undefined };
  const engine = createReconnectingClient(appContract, () => openPort(api.requestPort, portWords.engine, page));
  return { ...engine, desktop: connectDesktop(api, page) };
}
