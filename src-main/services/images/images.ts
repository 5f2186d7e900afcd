import type { ImageId, ImageInfo } from '../../../src-preload/model/document';
import type { Raster } from '../../../src-preload/raster/raster';

/** Bytes with the name to use in errors, or a file to read. */
export type ImageSource =
  | { readonly kind: 'bytes'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'path'; readonly path: string };

/** One opened photo. Rasters are oriented, sRGB, 3 channels, or 4 where the photo has transparency. */
export interface OpenImage {
  readonly info: ImageInfo;
  /** The file as it was given: the document keeps it, exports take the profile from it. */
  readonly bytes: Uint8Array;
  /** All pixels. Decoded on first use, kept while the memory budget allows. */
  full(signal?: AbortSignal): Promise<Raster>;
  /** Scaled to fit `maxSide` (never enlarged). 2048 is kept in memory from the opening on. */
  scaled(maxSide: number, signal?: AbortSignal): Promise<Raster>;
  /** Stretched to exactly `width` x `height`, 3 channels, transparency over white: what models eat. */
  stretched(width: number, height: number, signal?: AbortSignal): Promise<Raster>;
}

export interface OpenImageOptions {
  /**
   * The id of these very bytes, checked by the caller, as by a project's checksums: they are not hashed again, and not
   * decoded before somebody asks for pixels. Should they be damaged all the same, whoever asks gets the error.
   */
  readonly known?: ImageId;
}

export interface Images {
  /** Reads, checks and keeps a photo; opening the same bytes again is the same image, counted once more. */
  open(source: ImageSource, signal?: AbortSignal, options?: OpenImageOptions): Promise<OpenImage>;
  /** @throws ClickcutError `not-found` */
  get(id: ImageId): OpenImage;
  /**
   * Keeps what shows this photo on disk, for it will be opened again: a person's photos, not those of a batch.
   * Does nothing where photos are not kept, and for one that is small or not open. @throws what `scaled` throws
   */
  remember(id: ImageId, signal?: AbortSignal): Promise<void>;
  /** Undoes one `open`; the last one frees the memory. */
  release(id: ImageId): void;
}
