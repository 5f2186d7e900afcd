import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';

/** A file that only grows, by whole pieces: what a failed write has left of a piece is cut off before the next one. */
export class AppendFile {
  readonly #file: FileHandle;
  #length: number;
  #torn = false;

  private constructor(file: FileHandle, length: number) {
    this.#file = file;
    this.#length = length;
  }

  /** What the file held stays until `empty`. */
  static async open(path: string): Promise<AppendFile> {
    // Not O_APPEND: Windows lets no file that was opened with it be cut.
    const file = await open(path, constants.O_RDWR | constants.O_CREAT);
    return new AppendFile(file, (await file.stat()).size);
  }

  get length(): number {
    return this.#length;
  }

  async append(text: string): Promise<void> {
    const bytes = Buffer.from(text);
    if (this.#torn) await this.#file.truncate(this.#length);
    this.#torn = true;
    for (let at = 0; at < bytes.length; ) at += (await this.#file.write(bytes, at, bytes.length - at, this.#length + at)).bytesWritten;
    this.#length += bytes.length;
    this.#torn = false;
  }

  /** @param flush so that a power cut does not bring back what was there */
  async empty({ flush = true }: { readonly flush?: boolean } = {}): Promise<void> {
    await this.#file.truncate(0);
    this.#length = 0;
    this.#torn = false;
    if (flush) await this.#file.datasync();
  }

  sync(): Promise<void> {
    return this.#file.datasync();
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}
