import { appContract, type AppContract } from '../../src-preload/contract/app';
import { engineContract, type EngineContract } from '../../src-preload/contract/engine';
import { createServer, type RpcServer } from '../../src-preload/rpc/server';
import type { Services } from './create-services';

/** A server of the whole contract for any number of channels, with the services' events passed on to all of them. */
export function serveServices(services: Services): RpcServer<AppContract> {
  const server = createServer(appContract, services.handlers);
  services.onEvent(({ event, payload }) => server.emit(event, payload));
  return server;
}

/** The same for the one channel of a host that shares it between its pages; it alone may name files. */
export function serveHost(services: Services): RpcServer<EngineContract> {
  const server = createServer(engineContract, { ...services.handlers, ...services.hostHandlers });
  services.onEvent(({ event, payload }) => server.emit(event, payload));
  return server;
}
