import PQueue, { type Queue, type QueueAddOptions } from 'p-queue';

type Run = () => Promise<unknown>;

interface Waiting {
  readonly run: Run;
  readonly id: string | undefined;
  priority: number;
}

/**
 * What waits, highest priority first, and in the order it came. The queue that p-queue brings keeps up to a hundred
 * entries that it has handed out already, for as long as it never runs empty: for a folder of photos those are a hundred
 * photos in memory. This one forgets them at once.
 */
class WaitingRuns implements Queue<Run, QueueAddOptions> {
  readonly #waiting: Waiting[] = [];

  get size(): number {
    return this.#waiting.length;
  }

  enqueue(run: Run, { priority = 0, id }: Partial<QueueAddOptions> = {}): void {
    const before = this.#waiting.findLastIndex((other) => other.priority >= priority);
    this.#waiting.splice(before + 1, 0, { run, id, priority });
  }

  dequeue(): Run | undefined {
    return this.#waiting.shift()?.run;
  }

  filter({ priority = 0 }: Readonly<Partial<QueueAddOptions>>): Run[] {
    return this.#waiting.filter((waiting) => waiting.priority === priority).map(({ run }) => run);
  }

  setPriority(id: string, priority: number): void {
    const run = this.remove(id);
    if (run) this.enqueue(run, { id, priority });
  }

  remove(id: string | Run): Run | undefined {
    const at = this.#waiting.findIndex((waiting) => (typeof id === 'string' ? waiting.id === id : waiting.run === id));
    return at < 0 ? undefined : this.#waiting.splice(at, 1)[0]?.run;
  }
}

export type WorkQueue = PQueue<WaitingRuns>;

/** A queue that runs so many at a time, and holds nothing of what has begun. */
export const createWorkQueue = (concurrency: number): WorkQueue => new PQueue({ concurrency, queueClass: WaitingRuns });
