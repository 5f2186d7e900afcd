import { centralHeader, endRecord, localHeader, type ZipEntry } from './records';

export interface ByteSink {
  write(bytes: Uint8Array): Promise<void>;
}

/** One entry with its content as it goes into the file. */
export type PackedEntry = Omit<ZipEntry, 'packedBytes' | 'offset'> & { readonly packed: Uint8Array };

/** Writes a zip entry by entry; nothing but the directory is kept in memory. */
export class ZipWriter {
  readonly #sink: ByteSink;
  readonly #entries: ZipEntry[] = [];
  #offset = 0;

  constructor(sink: ByteSink) {
    this.#sink = sink;
  }

  get bytes(): number {
    return this.#offset;
  }

  async add({ packed, ...described }: PackedEntry): Promise<void> {
    const entry: ZipEntry = { ...described, packedBytes: packed.length, offset: this.#offset };
    await this.#write(localHeader(entry));
    await this.#write(packed);
    this.#entries.push(entry);
  }

  async end(): Promise<void> {
    const directoryOffset = this.#offset;
    for (const entry of this.#entries) await this.#write(centralHeader(entry));
    await this.#write(endRecord(this.#entries.length, this.#offset - directoryOffset, directoryOffset));
  }

  async #write(bytes: Uint8Array): Promise<void> {
    await this.#sink.write(bytes);
    this.#offset += bytes.length;
  }
}
