import type { ClickcutError } from '../../../../src-preload/contract/errors';
import type { DocumentRecord } from '../../../../src-preload/model/document';
import type { Operation } from '../../../../src-preload/model/operation';
import type { BlobSource } from './blob-source';
import type { ClaimedFolder } from './claim-folder';
import { journalProblem } from './journal-problem';
import type { LogRecord } from './log-line';
import type { SavedAs } from './snapshot';
import { WorkWriter } from './work-writer';

export interface JournalState {
  readonly document: DocumentRecord;
  /** Counts the applied batches. */
  readonly revision: number;
}

/** Keeps one open document on the disk as it changes. Nothing here waits for the disk but `settled` and `close`. */
export interface JournalEntry {
  /** `operations` have led to `state`, whose revision is one more than that of the state before. */
  append(state: JournalState, operations: readonly Operation[]): void;
  /** A revision is in a project file now. */
  markSaved(revision: number, path: string): void;
  /** Shown where the work is offered again. */
  keepThumbnail(png: Uint8Array): void;
  /** Resolves when everything so far would survive a power loss. @throws ClickcutError why it would not */
  settled(): Promise<void>;
  /** Ends the journal. `discard` removes the work; otherwise it is offered again. Never rejects. */
  close(options: { readonly discard: boolean }): Promise<void>;
}

export interface EntryOptions {
  readonly source: BlobSource;
  /** Once when keeping begins to fail, and with undefined once it works again. */
  readonly onProblem: (problem: ClickcutError | undefined) => void;
  /** Milliseconds until the next try after a failure. */
  readonly retryMs: number;
  /** Milliseconds until a document is kept that was only opened: it is in its file, and whoever opened it has the machine first. */
  readonly beginMs: number;
}

/** After this many milliseconds at most, what was written is flushed: with the writing itself, less than a second. */
const syncMs = 500;

export class WorkEntry implements JournalEntry {
  readonly #options: EntryOptions;
  readonly #path: string;
  readonly #claim: () => Promise<ClaimedFolder>;
  #state: JournalState;
  #savedAs: SavedAs | null;
  /** Not in the log yet. */
  readonly #queue: LogRecord[] = [];
  #snapshotDue = true;
  #thumbnail: Uint8Array | undefined;
  #claimed: ClaimedFolder | undefined;
  #writer: WorkWriter | undefined;
  #running: Promise<void> | undefined;
  #problem: ClickcutError | undefined;
  #isUnsynced = false;
  #flushed: Promise<void> = Promise.resolve();
  #syncTimer: NodeJS.Timeout | undefined;
  #retryTimer: NodeJS.Timeout | undefined;
  readonly #beginTimer: NodeJS.Timeout;
  #closed = false;

  /** @param claim makes the folder and takes its lock; called again when it has failed */
  constructor(path: string, claim: () => Promise<ClaimedFolder>, state: JournalState, savedAs: SavedAs | null, options: EntryOptions) {
    this.#path = path;
    this.#claim = claim;
    this.#state = state;
    this.#savedAs = savedAs;
    this.#options = options;
    this.#beginTimer = setTimeout(() => void this.#run(), options.beginMs).unref();
  }

  append(state: JournalState, operations: readonly Operation[]): void {
    this.#state = state;
    this.#enqueue({ revision: state.revision, operations });
  }

  markSaved(revision: number, path: string): void {
    this.#savedAs = { revision, path };
    this.#enqueue({ revision, saved: path });
  }

  keepThumbnail(png: Uint8Array): void {
    this.#thumbnail = png;
    this.#wake();
  }

  async settled(): Promise<void> {
    do {
      await this.#run();
      await this.#sync();
      if (this.#problem) throw this.#problem;
    } while (!this.#closed && (this.#isDue() || this.#isUnsynced));
  }

  async close({ discard }: { readonly discard: boolean }): Promise<void> {
    if (!discard) await this.settled().catch(() => undefined);
    this.#closed = true;
    clearTimeout(this.#beginTimer);
    clearTimeout(this.#syncTimer);
    clearTimeout(this.#retryTimer);
    await this.#running;
    await this.#flushed;
    await this.#writer?.close().catch(() => undefined);
    if (discard) await this.#claimed?.folder.remove().catch((error: unknown) => this.#fail(error));
    await this.#claimed?.lock.release();
  }

  #enqueue(record: LogRecord): void {
    this.#queue.push(record);
    // However long the disk takes to flush what the record names, the end of this process loses nothing.
    this.#writer?.ahead.append(record);
    this.#wake();
  }

  #isDue(): boolean {
    return this.#snapshotDue || this.#queue.length > 0 || this.#thumbnail !== undefined;
  }

  /** While it fails, the timer decides. */
  #wake(): void {
    if (!this.#problem) void this.#run();
  }

  #run(): Promise<void> {
    clearTimeout(this.#beginTimer);
    this.#running ??= this.#work().finally(() => (this.#running = undefined));
    return this.#running;
  }

  async #work(): Promise<void> {
    while (!this.#closed && this.#isDue()) {
      const wasSnapshot = this.#snapshotDue;
      try {
        await this.#step(await this.#open());
      } catch (error) {
        // The state holds all that the records say, so a snapshot makes up for whatever went wrong with them.
        this.#queue.length = 0;
        this.#snapshotDue = true;
        if (!wasSnapshot) continue;
        this.#fail(error);
        return;
      }
      if (this.#problem) this.#options.onProblem(undefined);
      this.#problem = undefined;
    }
  }

  async #open(): Promise<WorkWriter> {
    this.#claimed ??= await this.#claim();
    this.#writer ??= await WorkWriter.open(this.#claimed.folder, this.#options.source);
    return this.#writer;
  }

  async #step(writer: WorkWriter): Promise<void> {
    if (this.#snapshotDue) {
      const { document, revision } = this.#state;
      const included = this.#queue.length;
      await writer.snapshot({ document, revision, savedAs: this.#savedAs });
      this.#queue.splice(0, included);
      this.#snapshotDue = false;
      this.#isUnsynced = false;
      await writer.removeUnused(document, this.#queue).catch(() => undefined);
    } else if (this.#queue.length > 0) {
      const records = [...this.#queue];
      await writer.append(records);
      this.#queue.splice(0, records.length);
      this.#isUnsynced = true;
      this.#snapshotDue = writer.isLong;
      this.#syncTimer ??= setTimeout(() => void this.#sync(), syncMs);
    } else if (this.#thumbnail) {
      const png = this.#thumbnail;
      this.#thumbnail = undefined;
      // Only a picture: not worth a word to anybody.
      await writer.writeThumbnail(png).catch(() => undefined);
      return;
    }
    if (this.#queue.length === 0) writer.ahead.tidy();
  }

  #sync(): Promise<void> {
    clearTimeout(this.#syncTimer);
    this.#syncTimer = undefined;
    this.#flushed = this.#flushed.then(() => this.#flush());
    return this.#flushed;
  }

  async #flush(): Promise<void> {
    if (!this.#isUnsynced || this.#closed) return;
    this.#isUnsynced = false;
    try {
      await this.#writer?.sync();
    } catch (error) {
      // What a failed flush has lost, a second one does not bring back.
      this.#snapshotDue = true;
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    const isNew = this.#problem === undefined;
    this.#problem = journalProblem(this.#state.document.name, this.#path, error);
    if (isNew) this.#options.onProblem(this.#problem);
    if (this.#closed) return;
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => void this.#run(), this.#options.retryMs).unref();
  }
}
