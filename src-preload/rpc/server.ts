import { z } from 'zod';
import type { Contract, Events, Handlers, Method } from '../contract/define';
import { asClickcutError, ClickcutError } from '../contract/errors';
import { message as messageSchema, type Channel, type Message } from './protocol';

export interface RpcServer<C extends Contract> {
  /** Serves one more channel; returns the function that lets it go and aborts what runs for it. */
  attach(channel: Channel): () => void;
  /** Sends an event to every attached channel. */
  emit<E extends keyof Events<C> & string>(event: E, payload: Events<C>[E]): void;
}

type AnyHandler = (params: unknown, context: { signal: AbortSignal; progress: (value: unknown) => void }) => unknown;

/** `Object.hasOwn`, so that a request for `__proto__.constructor` finds nothing. */
function find(contract: Contract, handlers: Handlers<Contract>, name: string): { method: Method; handler: AnyHandler } | undefined {
  const [serviceName, methodName, ...rest] = name.split('.');
  if (serviceName === undefined || methodName === undefined || rest.length > 0) return undefined;
  if (!Object.hasOwn(contract, serviceName)) return undefined;
  const methods = contract[serviceName]?.methods;
  if (!methods || !Object.hasOwn(methods, methodName)) return undefined;
  const method = methods[methodName];
  const handler = handlers[serviceName]?.[methodName] as AnyHandler | undefined;
  return method && handler ? { method, handler } : undefined;
}

/**
 * The answering end. Every request is validated before its handler sees it and is answered exactly once, with a
 * result or a typed error; a message that is not one of ours is answered when it carries an id and dropped when not.
 */
export function createServer<C extends Contract>(contract: C, handlers: Handlers<C>): RpcServer<C> {
  const channels = new Set<Channel>();

  const attach = (channel: Channel): (() => void) => {
    const running = new Map<number, AbortController>();
    channels.add(channel);

    const detach = (): void => {
      channels.delete(channel);
      for (const controller of running.values()) controller.abort();
      running.clear();
    };

    const answer = (reply: Message): void => {
      if (channels.has(channel)) channel.send(reply);
    };

    const run = async (id: number, name: string, params: unknown): Promise<Message> => {
      const target = find(contract, handlers as Handlers<Contract>, name);
      if (!target) throw new ClickcutError({ code: 'unknown-method', message: `There is no method '${name}'.` });
      const parsed = target.method.params.safeParse(params);
      if (!parsed.success) throw new ClickcutError({ code: 'bad-request', message: `${name}: ${z.prettifyError(parsed.error)}` });
      const controller = new AbortController();
      running.set(id, controller);
      const progress = (value: unknown): void => {
        if (running.get(id) === controller) answer({ kind: 'progress', id, progress: value });
      };
      const result: unknown = await target.handler(parsed.data, { signal: controller.signal, progress });
      return { kind: 'result', id, result };
    };

    channel.receive((raw) => {
      const parsed = messageSchema.safeParse(raw);
      if (!parsed.success) {
        const id = z.object({ id: z.number().int().nonnegative() }).safeParse(raw);
        if (id.success) {
          const error = { code: 'bad-request', message: `Not a message of this protocol: ${z.prettifyError(parsed.error)}` } as const;
          answer({ kind: 'error', id: id.data.id, error });
        }
        return;
      }
      const m = parsed.data;
      if (m.kind === 'cancel') return running.get(m.id)?.abort();
      if (m.kind !== 'request') return;
      if (running.has(m.id)) {
        // Answering under a taken id would settle the first request with the second one's answer.
        return answer({ kind: 'error', id: m.id, error: { code: 'bad-request', message: `Request id ${m.id} is in use.` } });
      }
      run(m.id, m.method, m.params)
        .catch((error: unknown): Message => ({ kind: 'error', id: m.id, error: asClickcutError(error).toWire() }))
        .then((reply) => {
          running.delete(m.id);
          answer(reply);
        })
        .catch((error: unknown) => {
          const cause = asClickcutError(error);
          answer({ kind: 'error', id: m.id, error: { code: 'internal', message: `The answer cannot be sent: ${cause.message}` } });
        });
    });
    channel.onClose(detach);
    return detach;
  };

  return {
    attach,
    emit: (event, payload) => {
      for (const channel of channels) channel.send({ kind: 'event', event, payload });
    },
  };
}
