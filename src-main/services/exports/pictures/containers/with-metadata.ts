import type { Size } from '../../../../../src-preload/model/geometry';
import type { PixelFormat } from '../../../../../src-preload/model/exporting/export-format';
import { isBare, type FileMetadata } from '../metadata/file-metadata';
import { withJpegSegments } from './jpeg-segments';
import { metadataChunks, withPngChunks } from './png-chunks';
import { withTiffTags } from './tiff-tags';
import { withWebpChunks } from './webp-chunks';

/**
 * A file with a profile and metadata; its pixels are not touched. What a format has no place for is left out: IPTC
 * records in PNG and WebP.
 * @param file without any
 */
export function withMetadata(file: Uint8Array<ArrayBuffer>, type: Exclude<PixelFormat['type'], 'avif'>, size: Size, metadata: FileMetadata): Uint8Array<ArrayBuffer> {
  if (isBare(metadata)) return file;
  switch (type) {
    case 'png':
      return withPngChunks(file, metadataChunks(metadata));
    case 'jpeg':
      return withJpegSegments(file, metadata);
    case 'webp':
      return withWebpChunks(file, size, metadata);
    case 'tiff':
      return withTiffTags(file, metadata);
  }
}
