import type { CallOptions, Client, Contract } from '../../src-preload/contract/define';
import { asClickcutError, ClickcutError } from '../../src-preload/contract/errors';
import { createClient, type RpcClient } from '../../src-preload/rpc/client';
import type { Channel } from '../../src-preload/rpc/protocol';
import type { ConnectionState } from './connection-state';
import { deferred } from './deferred';
import { waitFor } from './wait-for';

export interface ReconnectingClient<C extends Contract> {
  /**
   * Stays the same over all connections. A call made while there is none waits for the next one; a call that was
   * under way when one broke fails with `disconnected`, because nobody can know how far it came.
   */
  readonly client: RpcClient<C>;
  readonly state: () => ConnectionState;
  /** Returns the function that stops listening. */
  readonly onState: (listener: (state: ConnectionState) => void) => () => void;
}

interface Options {
  readonly firstDelayMs?: number;
  readonly maxDelayMs?: number;
}

type Call = (params: unknown, options?: CallOptions) => Promise<unknown>;
type AnyServices = Readonly<Record<string, Readonly<Record<string, Call>>>>;
type AnyListener = (payload: never) => void;

/** Keeps one connection alive over whatever `open` opens, with pauses that double from try to try. */
export function createReconnectingClient<C extends Contract>(contract: C, open: () => Promise<Channel>, options: Options = {}): ReconnectingClient<C> {
  const { firstDelayMs = 200, maxDelayMs = 4000 } = options;
  const stateListeners = new Set<(state: ConnectionState) => void>();
  const eventListeners = new Set<{ readonly event: string; readonly listener: AnyListener; stop: () => void }>();
  let state: ConnectionState = { kind: 'connecting' };
  let ready = deferred<RpcClient<C>>();
  let current: RpcClient<C> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let times = 0;

  const isClosed = (): boolean => state.kind === 'closed';
  const enter = (next: ConnectionState): void => {
    state = next;
    for (const listener of [...stateListeners]) listener(next);
  };

  const listenOn = (client: RpcClient<C>, entry: { readonly event: string; readonly listener: AnyListener }): (() => void) =>
    (client.on as (event: string, listener: AnyListener) => () => void)(entry.event, entry.listener);

  const connected = (channel: Channel): void => {
    if (isClosed()) return channel.close();
    const client = createClient(contract, channel);
    current = client;
    for (const entry of eventListeners) entry.stop = listenOn(client, entry);
    channel.onClose((reason) => lost(client, reason));
    if (current !== client) return;
    times += 1;
    ready.resolve(client);
    enter({ kind: 'connected', times });
  };

  const lost = (client: RpcClient<C>, reason: string): void => {
    if (current !== client || isClosed()) return;
    current = undefined;
    ready = deferred();
    retry(0, reason);
  };

  const attempt = (number: number): void => {
    open().then(connected, (error: unknown) => retry(number, asClickcutError(error).message));
  };

  const retry = (failed: number, reason: string): void => {
    if (isClosed()) return;
    if (times > 0) enter({ kind: 'reconnecting', attempt: failed + 1, reason });
    timer = setTimeout(() => attempt(failed + 1), Math.min(maxDelayMs, firstDelayMs * 2 ** failed));
  };

  const call = (service: string, method: string, params: unknown, callOptions: CallOptions = {}): Promise<unknown> => {
    const send = async (client: RpcClient<C>): Promise<unknown> =>
      (client.services as unknown as AnyServices)[service]?.[method]?.(params, callOptions);
    // At once where it can be: a request that waits for a microtask leaves after the page's next render.
    return current ? send(current) : waitFor(ready.promise, callOptions.signal).then(send);
  };

  const services = Object.fromEntries(
    Object.entries(contract).map(([service, shape]) => [
      service,
      Object.fromEntries(
        Object.keys(shape.methods).map((method): [string, Call] => [method, (params, callOptions) => call(service, method, params, callOptions)]),
      ),
    ]),
  );

  attempt(0);

  return {
    client: {
      services: services as unknown as Client<C>,
      on: (event, listener) => {
        const entry = { event, listener: listener as AnyListener, stop: (): void => undefined };
        eventListeners.add(entry);
        if (current) entry.stop = listenOn(current, entry);
        return () => {
          eventListeners.delete(entry);
          entry.stop();
        };
      },
      close: () => {
        if (isClosed()) return;
        clearTimeout(timer);
        enter({ kind: 'closed' });
        const error = new ClickcutError({ code: 'disconnected', message: 'The connection was closed.' });
        ready.reject(error);
        if (current) ready = deferred();
        ready.reject(error);
        current?.close();
      },
    },
    state: () => state,
    onState: (listener) => {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
  };
}
