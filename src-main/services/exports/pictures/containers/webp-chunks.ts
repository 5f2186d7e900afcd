import type { Size } from '../../../../../src-preload/model/geometry';
import { exifBlock, type FileMetadata } from '../metadata/file-metadata';

const flags = { profile: 0x20, alpha: 0x10, exif: 0x08, xmp: 0x04 };
const riffHead = 12;

function chunk(name: string, data: Uint8Array): Buffer {
  const head = Buffer.from(`${name}\0\0\0\0`, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length & 1)]);
}

/** The extended header that a file must have to hold more than pixels; one that is there already is replaced. */
function extended(file: Buffer, { width, height }: Size, { icc, exif, xmp }: FileMetadata): { readonly header: Buffer; readonly pixels: Buffer } {
  const name = file.toString('latin1', riffHead, riffHead + 4);
  const old = name === 'VP8X' ? (file[riffHead + 8] ?? 0) & flags.alpha : 0;
  // VP8L: a signature byte, 14 bits for each side, and whether alpha is used.
  const ownAlpha = name === 'VP8L' && ((file[riffHead + 12] ?? 0) & 0x10) !== 0 ? flags.alpha : 0;
  const data = Buffer.alloc(10);
  data[0] = old | ownAlpha | (icc ? flags.profile : 0) | (exif ? flags.exif : 0) | (xmp === undefined ? 0 : flags.xmp);
  data.writeUIntLE(width - 1, 4, 3);
  data.writeUIntLE(height - 1, 7, 3);
  return { header: chunk('VP8X', data), pixels: file.subarray(name === 'VP8X' ? riffHead + 18 : riffHead) };
}

/** A WebP file of one picture with a profile and metadata (RFC 9649: VP8X, ICCP, pixels, EXIF, XMP). */
export function withWebpChunks(file: Uint8Array, size: Size, metadata: FileMetadata): Uint8Array<ArrayBuffer> {
  const { icc, exif, xmp } = metadata;
  const { header, pixels } = extended(Buffer.from(file.buffer, file.byteOffset, file.byteLength), size, metadata);
  const out = Buffer.concat([
    Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'),
    header,
    ...(icc ? [chunk('ICCP', icc)] : []),
    pixels,
    ...(exif ? [chunk('EXIF', exifBlock(exif))] : []),
    ...(xmp === undefined ? [] : [chunk('XMP ', Buffer.from(xmp, 'utf8'))]),
  ]);
  out.writeUInt32LE(out.length - 8, 4);
  return new Uint8Array(out);
}
