import { rm } from 'node:fs/promises';
import { writeAtomic } from '../../../inference/files/atomic-write';
import type { DocumentRecord } from '../../../../src-preload/model/document';
import { blobName, blobsOfDocument, blobsOfOperations, type BlobName, type BlobRef } from '../blob-refs';
import { inParallel } from '../in-parallel';
import { syncFolder } from '../sync-folder';
import { AheadLog } from './ahead-log';
import { AppendFile } from './append-file';
import { payloadFrom, type BlobSource } from './blob-source';
import { logLine, type LogRecord } from './log-line';
import { writeSnapshot, type Snapshot } from './snapshot';
import type { WorkFolder } from './work-folder';

/** Read and applied in some ten milliseconds, and rarely reached within an hour of work. */
const mostLogBytes = 1024 * 1024;
const mostLogRecords = 500;

const newBlobs = (record: LogRecord): Iterable<readonly [BlobName, BlobRef]> => ('operations' in record ? blobsOfOperations(record.operations) : []);

/** Writes the files of a journal in the order that keeps them readable at every moment. One call at a time. */
export class WorkWriter {
  readonly folder: WorkFolder;
  readonly ahead: AheadLog;
  readonly #source: BlobSource;
  readonly #log: AppendFile;
  /** On the disk, and their names too. */
  readonly #durable: Set<BlobName>;
  #records = 0;
  #began = false;
  #hasSnapshot = false;

  private constructor(folder: WorkFolder, source: BlobSource, log: AppendFile, durable: Set<BlobName>) {
    this.folder = folder;
    this.#source = source;
    this.#log = log;
    this.#durable = durable;
    this.ahead = new AheadLog(folder, source, (name) => durable.has(name));
  }

  /** @param folder held by this process */
  static async open(folder: WorkFolder, source: BlobSource): Promise<WorkWriter> {
    await folder.make();
    const writer = new WorkWriter(folder, source, await AppendFile.open(folder.log), new Set((await folder.blobs()).keys()));
    if (!(await folder.holdsWork())) await writer.#beginAhead();
    return writer;
  }

  /** The log is long enough to be replaced by a snapshot. */
  get isLong(): boolean {
    return this.#log.length > mostLogBytes || this.#records > mostLogRecords;
  }

  async #writeBlobs(refs: Iterable<BlobRef>): Promise<void> {
    const missing = [...refs].filter((ref) => !this.#durable.has(blobName(ref)));
    await inParallel(missing, 4, (ref) => this.#writeBlob(ref));
    await this.folder.syncBlobs(missing);
    for (const ref of missing) this.#durable.add(blobName(ref));
  }

  async #beginAhead(): Promise<void> {
    await this.ahead.begin().catch(() => undefined);
    this.#began = true;
  }

  async #writeBlob(ref: BlobRef): Promise<void> {
    if (await this.ahead.has(ref)) {
      this.ahead.forget(ref);
      // What has become of that file does not matter while its content can be had again.
      if (await this.folder.adoptAhead(ref).then(() => true, () => false)) return;
    }
    await this.folder.writeBlob(ref, await payloadFrom(this.#source, ref));
  }

  /** Replaces snapshot and log; the old ones stay until the new snapshot is on the disk with all that it refers to. */
  async snapshot(snapshot: Snapshot): Promise<void> {
    if (this.#began && !this.#hasSnapshot) this.ahead.snapshot(snapshot);
    await this.#writeBlobs(blobsOfDocument(snapshot.document).values());
    await writeSnapshot(this.folder.snapshot, snapshot);
    await syncFolder(this.folder.path);
    await this.#log.empty();
    this.#records = 0;
    this.#hasSnapshot = true;
    // Not earlier: what an earlier process has left ahead is in this snapshot.
    if (!this.#began) await this.#beginAhead();
    await rm(this.folder.aheadSnapshot, { force: true });
  }

  /** Appends records, once all that they refer to is on the disk. They last after `sync`. */
  async append(records: readonly LogRecord[]): Promise<void> {
    await this.#writeBlobs(new Map(records.flatMap((record) => [...newBlobs(record)])).values());
    await this.#log.append(records.map(logLine).join(''));
    this.#records += records.length;
  }

  sync(): Promise<void> {
    return this.#log.sync();
  }

  /** Removes what neither the document nor the records to come refer to; undoing may fetch it anew. */
  async removeUnused(document: DocumentRecord, records: readonly LogRecord[]): Promise<void> {
    const used = new Set([...blobsOfDocument(document).keys(), ...records.flatMap((record) => [...newBlobs(record)].map(([name]) => name))]);
    for (const name of [...this.#durable].filter((candidate) => !used.has(candidate))) {
      this.#durable.delete(name);
      await this.folder.removeBlob(name);
    }
  }

  async writeThumbnail(png: Uint8Array): Promise<void> {
    await writeAtomic(this.folder.thumbnail, png);
  }

  async close(): Promise<void> {
    await this.ahead.close();
    await this.#log.close();
  }
}
