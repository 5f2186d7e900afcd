/** Keeps what arrives before the receiver is set, so that no transport can lose its first message. */
export interface Mailbox {
  deliver(message: unknown): void;
  receive(handler: (message: unknown) => void): void;
}

export function createMailbox(): Mailbox {
  let handler: ((message: unknown) => void) | undefined;
  let early: unknown[] = [];
  return {
    deliver: (message) => {
      if (handler) handler(message);
      else early.push(message);
    },
    receive: (next) => {
      handler = next;
      const kept = early;
      early = [];
      for (const message of kept) next(message);
    },
  };
}

/** Close handlers that run once, also for a handler that is added after the close. */
export interface CloseSignal {
  readonly closed: boolean;
  fire(reason: string): void;
  add(handler: (reason: string) => void): void;
}

export function createCloseSignal(): CloseSignal {
  const handlers: ((reason: string) => void)[] = [];
  let reason: string | undefined;
  return {
    get closed() {
      return reason !== undefined;
    },
    fire: (why) => {
      if (reason !== undefined) return;
      reason = why;
      for (const handler of handlers) handler(why);
    },
    add: (handler) => {
      if (reason === undefined) handlers.push(handler);
      else handler(reason);
    },
  };
}
