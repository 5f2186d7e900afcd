import { blobName, blobsOfDocument, blobsOfOperations, type BlobName, type BlobRef } from '../blob-refs';
import { inParallel } from '../in-parallel';
import { AppendFile } from './append-file';
import { payloadFrom, type BlobSource } from './blob-source';
import { logLine, type LogRecord } from './log-line';
import type { Snapshot } from './snapshot';
import type { WorkFolder } from './work-folder';

/**
 * Records as soon as they come, with blobs that nobody has flushed: what is here outlives the process, not a power
 * cut. Whoever reads it compares every blob with its name and ends at the first that is not whole. It is a help, so it
 * never rejects: after a failure it stays silent until it is emptied.
 */
export class AheadLog {
  readonly #folder: WorkFolder;
  readonly #source: BlobSource;
  readonly #isDurable: (name: BlobName) => boolean;
  #file: AppendFile | undefined;
  #waiting: LogRecord[] = [];
  #chain: Promise<void> = Promise.resolve();
  readonly #written = new Set<BlobName>();
  /** Counts the records that came. */
  #came = 0;
  #failed = false;

  /** @param isDurable is flushed already, and needs no copy here */
  constructor(folder: WorkFolder, source: BlobSource, isDurable: (name: BlobName) => boolean) {
    this.#folder = folder;
    this.#source = source;
    this.#isDurable = isDurable;
  }

  /** Begins empty: what an earlier process has left is in the snapshot by now, or not whole. */
  async begin(): Promise<void> {
    await this.#folder.emptyAhead();
    const file = await AppendFile.open(this.#folder.ahead);
    if (file.length > 0) await file.empty();
    this.#file = file;
  }

  /** The first snapshot of all, which the records then follow on. */
  snapshot(snapshot: Snapshot): void {
    this.#then(async () => {
      await this.#writeBlobs(blobsOfDocument(snapshot.document));
      await this.#folder.writeAheadSnapshot(JSON.stringify(snapshot));
    });
  }

  /** Nothing is taken before it has begun: the snapshot that the records follow on is not there yet. */
  append(record: LogRecord): void {
    this.#came += 1;
    if (!this.#file || this.#failed) return;
    this.#waiting.push(record);
    if (this.#waiting.length === 1) this.#then((file) => this.#write(file));
  }

  /** Whether a blob lies here, whole, once all that came so far has been written. */
  async has(ref: BlobRef): Promise<boolean> {
    await this.#chain;
    return this.#written.has(blobName(ref));
  }

  /** A blob has found its own place. */
  forget(ref: BlobRef): void {
    this.#written.delete(blobName(ref));
  }

  /** All that came is in the log, or in the snapshot: it goes here, unless more comes meanwhile. */
  tidy(): void {
    const came = this.#came;
    this.#then(async (file) => {
      if (this.#came !== came) return;
      await file.empty({ flush: false });
      if (this.#written.size > 0) await this.#folder.emptyAhead();
      this.#written.clear();
      this.#failed = false;
    });
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await this.#chain;
    await file?.close();
  }

  #then(work: (file: AppendFile) => Promise<void>): void {
    this.#chain = this.#chain.then(async () => {
      try {
        if (this.#file) await work(this.#file);
      } catch {
        this.#failed = true;
      }
    });
  }

  async #write(file: AppendFile): Promise<void> {
    const records = this.#waiting;
    this.#waiting = [];
    if (this.#failed) return;
    const refs = new Map(records.flatMap((record) => ('operations' in record ? [...blobsOfOperations(record.operations)] : [])));
    await this.#writeBlobs(refs);
    await file.append(records.map(logLine).join(''));
  }

  async #writeBlobs(refs: ReadonlyMap<BlobName, BlobRef>): Promise<void> {
    const missing = [...refs].filter(([name]) => !this.#isDurable(name) && !this.#written.has(name));
    await inParallel(missing, 4, async ([name, ref]) => {
      await this.#folder.writeAhead(ref, await payloadFrom(this.#source, ref));
      this.#written.add(name);
    });
  }
}
