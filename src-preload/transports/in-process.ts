import type { Channel } from '../rpc/protocol';
import { createCloseSignal, createMailbox } from '../rpc/mailbox';

/**
 * Two channel ends in one process. Messages are structured clones and arrive in a later microtask, as on every
 * other transport, so that no caller can come to rely on shared objects or on synchronous answers.
 */
export function createInProcessPair(): readonly [Channel, Channel] {
  const boxes = [createMailbox(), createMailbox()] as const;
  const close = createCloseSignal();
  const end = (own: 0 | 1, other: 0 | 1): Channel => ({
    send: (message) => {
      if (close.closed) return;
      const copy: unknown = structuredClone(message);
      queueMicrotask(() => {
        if (!close.closed) boxes[other].deliver(copy);
      });
    },
    receive: boxes[own].receive,
    onClose: close.add,
    close: () => close.fire('The connection was closed.'),
  });
  return [end(0, 1), end(1, 0)];
}
