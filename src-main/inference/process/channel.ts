import type { ChildProcess } from 'node:child_process';
import { createCloseSignal, createMailbox } from '../../../src-preload/rpc/mailbox';
import type { Channel } from '../../../src-preload/rpc/protocol';

/** How long a child that has hung up may take to end before the channel stops waiting for the reason. */
const lingerMs = 1000;

/**
 * The parent's end of a forked child (fork it with `serialization: 'advanced'`, so that typed arrays arrive as they
 * are). Closes when the child ends; the reason names its exit code or signal.
 */
export function createChildChannel(child: ChildProcess): Channel {
  const box = createMailbox();
  const close = createCloseSignal();
  child.on('message', box.deliver);
  child.once('error', (error) => close.fire(`could not be started or reached: ${error.message}`));
  child.once('exit', (code, signal) => close.fire(signal ? `ended by ${signal}` : `ended with code ${code ?? 'unknown'}`));
  child.once('disconnect', () => setTimeout(() => close.fire('hung up'), lingerMs).unref());
  return {
    send: (message) => {
      // A child that is gone is reported by its exit, not by every message that no longer reaches it.
      if (child.connected && !close.closed) child.send(message, () => undefined);
    },
    receive: box.receive,
    onClose: close.add,
    close: () => {
      if (child.connected) child.disconnect();
      close.fire('The connection was closed.');
    },
  };
}

/** The child's end. Closes when the parent goes away. */
export function createParentChannel(self: NodeJS.Process = process): Channel {
  const box = createMailbox();
  const close = createCloseSignal();
  self.on('message', box.deliver);
  self.once('disconnect', () => close.fire('The parent process went away.'));
  return {
    send: (message) => {
      if (self.connected && !close.closed) self.send?.(message, undefined, undefined, () => undefined);
    },
    receive: box.receive,
    onClose: close.add,
    close: () => {
      if (self.connected) self.disconnect?.();
      close.fire('The connection was closed.');
    },
  };
}
