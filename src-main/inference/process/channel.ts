import type { ChildProcess } from 'node:child_process';
import type { Channel } from '../../../src-preload/rpc/protocol';

/** How long a child that has hung up may take to end before the channel stops waiting for the reason. */
const lingerMs = 1000;

/** Messages that come before the receiver is set wait; close handlers run once, late ones at once. */
function createEnd(): {
  readonly deliver: (message: unknown) => void;
  readonly closeWith: (reason: string) => void;
  readonly isClosed: () => boolean;
  readonly receive: Channel['receive'];
  readonly onClose: Channel['onClose'];
} {
  const closeHandlers: ((reason: string) => void)[] = [];
  let early: unknown[] = [];
  let handler: ((message: unknown) => void) | undefined;
  let closed: string | undefined;
  return {
    deliver: (message) => {
      if (handler) handler(message);
      else early.push(message);
    },
    closeWith: (reason) => {
      if (closed !== undefined) return;
      closed = reason;
      for (const close of closeHandlers) close(reason);
    },
    isClosed: () => closed !== undefined,
    receive: (next) => {
      handler = next;
      const kept = early;
      early = [];
      for (const message of kept) next(message);
    },
    onClose: (next) => {
      if (closed === undefined) closeHandlers.push(next);
      else next(closed);
    },
  };
}

/**
 * The parent's end of a forked child (fork it with `serialization: 'advanced'`, so that typed arrays arrive as they
 * are). Closes when the child ends; the reason names its exit code or signal.
 */
export function createChildChannel(child: ChildProcess): Channel {
  const end = createEnd();
  child.on('message', end.deliver);
  child.once('error', (error) => end.closeWith(`could not be started or reached: ${error.message}`));
  child.once('exit', (code, signal) => end.closeWith(signal ? `ended by ${signal}` : `ended with code ${code ?? 'unknown'}`));
  child.once('disconnect', () => setTimeout(() => end.closeWith('hung up'), lingerMs).unref());
  return {
    send: (message) => {
      // A child that is gone is reported by its exit, not by every message that no longer reaches it.
      if (child.connected && !end.isClosed()) child.send(message, () => undefined);
    },
    receive: end.receive,
    onClose: end.onClose,
    close: () => {
      if (child.connected) child.disconnect();
      end.closeWith('The connection was closed.');
    },
  };
}

/** The child's end. Closes when the parent goes away. */
export function createParentChannel(self: NodeJS.Process = process): Channel {
  const end = createEnd();
  self.on('message', end.deliver);
  self.once('disconnect', () => end.closeWith('The parent process went away.'));
  return {
    send: (message) => {
      if (self.connected && !end.isClosed()) self.send?.(message, undefined, undefined, () => undefined);
    },
    receive: end.receive,
    onClose: end.onClose,
    close: () => {
      if (self.connected) self.disconnect?.();
      end.closeWith('The connection was closed.');
    },
  };
}
