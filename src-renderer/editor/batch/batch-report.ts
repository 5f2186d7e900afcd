import type { BatchEvent } from '../../../src-preload/contract/batch-events';

/** What became of each file, in the form in which `clickcut batch --report` writes it. */
export interface BatchReport {
  take(event: BatchEvent): void;
  readonly isEmpty: boolean;
  clear(): void;
  bytes(): Uint8Array<ArrayBuffer>;
}

export function createBatchReport(): BatchReport {
  let events: BatchEvent[] = [];
  return {
    take: (event) => {
      if (event.event !== 'started') events.push(event);
    },
    get isEmpty() {
      return events.length === 0;
    },
    clear: () => {
      events = [];
    },
    bytes: () => new TextEncoder().encode(`${JSON.stringify({ events }, null, 2)}\n`),
  };
}
