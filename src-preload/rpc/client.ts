import type { CallOptions, Client, Contract, Events } from '../contract/define';
import { ClickcutError } from '../contract/errors';
import { message as messageSchema, type Channel } from './protocol';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: ClickcutError) => void;
  readonly onProgress: ((progress: unknown) => void) | undefined;
  readonly forget: () => void;
}

export interface RpcClient<C extends Contract> {
  readonly services: Client<C>;
  /** Returns the function that stops listening. */
  on<E extends keyof Events<C> & string>(event: E, listener: (payload: Events<C>[E]) => void): () => void;
  close(): void;
}

const cancelled = (): ClickcutError => new ClickcutError({ code: 'cancelled', message: 'Cancelled.' });

/**
 * The caller's end. Every call settles: with its result, with the typed error of the other side, with `cancelled`
 * at once when its signal fires (the other side is told), or with `disconnected` when the channel closes.
 */
export function createClient<C extends Contract>(contract: C, channel: Channel): RpcClient<C> {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  let nextId = 0;
  let closed: ClickcutError | undefined;

  const settle = (id: number): Waiting | undefined => {
    const entry = waiting.get(id);
    waiting.delete(id);
    entry?.forget();
    return entry;
  };

  channel.receive((raw) => {
    const parsed = messageSchema.safeParse(raw);
    if (!parsed.success) return;
    const m = parsed.data;
    switch (m.kind) {
      case 'result':
        return settle(m.id)?.resolve(m.result);
      case 'error':
        return settle(m.id)?.reject(new ClickcutError(m.error));
      case 'progress':
        return waiting.get(m.id)?.onProgress?.(m.progress);
      case 'event':
        for (const listener of listeners.get(m.event) ?? []) listener(m.payload);
        return;
      case 'request':
      case 'cancel':
        return;
    }
  });

  const fail = (error: ClickcutError): void => {
    closed ??= error;
    for (const id of [...waiting.keys()]) settle(id)?.reject(error);
  };
  channel.onClose((reason) => fail(new ClickcutError({ code: 'disconnected', message: reason })));

  const call = (method: string, params: unknown, options: CallOptions = {}): Promise<unknown> => {
    const { signal, onProgress } = options;
    if (closed) return Promise.reject(closed);
    if (signal?.aborted) return Promise.reject(cancelled());
    const id = nextId++;
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        channel.send({ kind: 'cancel', id });
        settle(id)?.reject(cancelled());
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      waiting.set(id, { resolve, reject, onProgress, forget: () => signal?.removeEventListener('abort', onAbort) });
      try {
        channel.send({ kind: 'request', id, method, params });
      } catch (cause) {
        const error = new ClickcutError({ code: 'bad-request', message: `${method}: the request cannot be sent.` }, { cause });
        settle(id)?.reject(error);
      }
    });
  };

  const services: Record<string, Record<string, unknown>> = {};
  for (const [name, shape] of Object.entries(contract)) {
    const methods: Record<string, unknown> = {};
    for (const method of Object.keys(shape.methods)) {
      methods[method] = (params: unknown, options?: CallOptions) => call(`${name}.${method}`, params, options);
    }
    services[name] = methods;
  }

  return {
    services: services as Client<C>,
    on: (event, listener) => {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener as (payload: unknown) => void));
      return () => set.delete(listener as (payload: unknown) => void);
    },
    close: () => {
      channel.close();
      fail(new ClickcutError({ code: 'disconnected', message: 'The connection was closed.' }));
    },
  };
}
