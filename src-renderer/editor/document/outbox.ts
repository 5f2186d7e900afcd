import { asClickcutError, type ClickcutError } from '../../../src-preload/contract/errors';
import type { Operation } from '../../../src-preload/model/operation';

/** The contract takes no more in one batch. */
const batchLimit = 1000;

export interface OutboxOptions {
  /** Resolves with the revision that the batch has made. */
  readonly send: (revision: number, operations: readonly Operation[]) => Promise<number>;
  /** The batch was refused; everything waiting behind it is dropped, because it was made on top of it. */
  readonly onRefused: (error: ClickcutError) => void;
  readonly onChange: () => void;
}

export interface Outbox {
  readonly revision: number;
  readonly busy: boolean;
  push(operations: readonly Operation[]): void;
  /** After a lost connection: `revision` is the engine's. False when it is not one that this outbox could have led to. */
  resume(revision: number): boolean;
}

/**
 * Sends operations in order, one batch at a time; what gathers meanwhile becomes the next batch. When the connection
 * goes away the batch stays, as nobody knows whether it arrived; the revision tells on the next connection.
 */
export function createOutbox(start: number, options: OutboxOptions): Outbox {
  let revision = start;
  let waiting: readonly Operation[] = [];
  let sending: readonly Operation[] = [];
  let attempt = 0;
  /** The connection broke while a batch was under way. */
  let unsure = false;

  const next = (): void => {
    options.onChange();
    if (sending.length > 0 || waiting.length === 0) return;
    sending = waiting.slice(0, batchLimit);
    waiting = waiting.slice(batchLimit);
    transmit();
  };

  const transmit = (): void => {
    const mine = ++attempt;
    unsure = false;
    options.send(revision, sending).then(
      (reached) => {
        if (mine !== attempt) return;
        revision = reached;
        sending = [];
        next();
      },
      (cause: unknown) => {
        const error = asClickcutError(cause);
        if (mine !== attempt) return;
        if (error.code === 'disconnected') {
          unsure = true;
          return;
        }
        sending = [];
        waiting = [];
        options.onRefused(error);
      },
    );
  };

  return {
    get revision() {
      return revision;
    },
    get busy() {
      return sending.length + waiting.length > 0;
    },
    push: (operations) => {
      waiting = [...waiting, ...operations];
      next();
    },
    resume: (reached) => {
      if (sending.length === 0) return reached === revision;
      // It was handed over while there was no connection, and has gone out on this one: its own answer settles it.
      if (!unsure) return true;
      if (reached === revision) {
        transmit();
        return true;
      }
      if (reached !== revision + 1) return false;
      revision = reached;
      sending = [];
      next();
      return true;
    },
  };
}
