import { z } from 'zod';
import { appContract, type AppContract } from '../../src-preload/contract/app';
import { openPort, type PreloadApi } from './open-port';
import { openSocket, socketUrl } from './open-socket';
import { createReconnectingClient, type ReconnectingClient } from './reconnecting-client';

// zod probes for `new Function`; the page's content policy refuses it and would report an error at every start.
z.config({ jitless: true });

declare global {
  interface Window {
    /** There in Electron only. */
    readonly clickcut?: PreloadApi;
  }
}

/** The page's line to the engine. Which host it runs in shows nowhere else. */
export type Bridge = ReconnectingClient<AppContract> & { readonly host: 'electron' | 'web' };

/** Connects to the engine: through the preload's port where there is one, else over the WebSocket beside the page. */
export function connect(page: Window = window): Bridge {
  const api = page.clickcut;
  const open = api ? () => openPort(api, page) : () => openSocket(socketUrl(page.location));
  return { ...createReconnectingClient(appContract, open), host: api ? 'electron' : 'web' };
}
