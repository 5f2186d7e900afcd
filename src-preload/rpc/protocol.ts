import { z } from 'zod';
import { wireError } from '../contract/errors';

/** Ids are chosen by the caller and are unique per channel and direction. */
const id = z.number().int().nonnegative();

/**
 * The five kinds of message, plus `event`. Payloads may hold ArrayBuffers and typed arrays anywhere; how they
 * travel is the transport's business (structured clone, or raw bytes behind a JSON header).
 */
export const message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('request'), id, method: z.string().max(128), params: z.unknown() }),
  z.object({ kind: z.literal('cancel'), id }),
  z.object({ kind: z.literal('progress'), id, progress: z.unknown() }),
  z.object({ kind: z.literal('result'), id, result: z.unknown() }),
  z.object({ kind: z.literal('error'), id, error: wireError }),
  z.object({ kind: z.literal('event'), event: z.string().max(128), payload: z.unknown() }),
]);

export type Message = z.infer<typeof message>;

/**
 * One end of a two-way, ordered, reliable pipe of messages. A transport makes channels; the RPC uses nothing else.
 * `send` on a closed channel is ignored: the close handler has already failed what was waiting.
 */
export interface Channel {
  send(message: Message): void;
  /** One receiver; messages that arrive before it is set are kept. */
  receive(handler: (message: unknown) => void): void;
  onClose(handler: (reason: string) => void): void;
  close(): void;
}
