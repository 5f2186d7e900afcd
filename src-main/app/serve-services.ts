import { appContract, type AppContract } from '../../src-preload/contract/app';
import { createServer, type RpcServer } from '../../src-preload/rpc/server';
import type { Services } from './create-services';

/** A server of the whole contract for any number of channels, with the services' events passed on to all of them. */
export function serveServices(services: Services): RpcServer<AppContract> {
  const server = createServer(appContract, services.handlers);
  services.onEvent(({ event, payload }) => server.emit(event, payload));
  return server;
}
