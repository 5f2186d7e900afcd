import { writeDirectory, type Directory } from './tiff-directory';

/** What is put into a file beside its pixels. */
export interface FileMetadata {
  readonly icc?: Uint8Array | undefined;
  readonly exif?: Directory | undefined;
  /** An XMP packet. */
  readonly xmp?: string | undefined;
  /** IPTC-IIM records, one after the other. Only JPEG and TIFF have a place for them. */
  readonly iptc?: Uint8Array | undefined;
}

/** An EXIF block by itself: a TIFF header with its directories, as PNG and WebP hold it. */
export const exifBlock = (exif: Directory): Buffer => Buffer.concat([Buffer.from('II*\0\x08\0\0\0', 'latin1'), writeDirectory(exif, 8)]);

export const isBare = ({ icc, exif, xmp, iptc }: FileMetadata): boolean => !icc && !exif && !xmp && !iptc;
