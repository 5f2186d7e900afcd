import { deflateSync } from 'node:zlib';
import { pngChunk, pngSignature } from '../../png-parts';
import { exifBlock, type FileMetadata } from '../metadata/file-metadata';

/** Chunks for a profile and metadata, in an order that is allowed before the pixels (PNG, third edition: iCCP, eXIf, iTXt). */
export function metadataChunks({ icc, exif, xmp }: FileMetadata): readonly Buffer[] {
  return [
    ...(icc ? [pngChunk('iCCP', Buffer.concat([Buffer.from('icc\0\0', 'latin1'), deflateSync(icc)]))] : []),
    ...(exif ? [pngChunk('eXIf', exifBlock(exif))] : []),
    // Keyword, not compressed, no language, no translated keyword.
    ...(xmp === undefined ? [] : [pngChunk('iTXt', Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0', 'latin1'), Buffer.from(xmp, 'utf8')]))]),
  ];
}

/** Says that the numbers are sRGB, with the perceptual intent. */
export const srgbChunk = pngChunk('sRGB', Buffer.from([0]));

/** The chunks directly behind the header: before palette and pixels, where all of them may be. */
export function withPngChunks(file: Uint8Array, chunks: readonly Buffer[]): Uint8Array<ArrayBuffer> {
  const behindHeader = pngSignature.length + 12 + 13;
  const out = new Uint8Array(file.length + chunks.reduce((sum, { length }) => sum + length, 0));
  out.set(file.subarray(0, behindHeader));
  let at = behindHeader;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  out.set(file.subarray(behindHeader), at);
  return out;
}
