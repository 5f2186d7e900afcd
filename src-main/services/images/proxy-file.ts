import { crc32 } from 'node:zlib';
import type { Raster } from '../../../src-preload/raster/raster';

const magic = Buffer.from('CCPROXY\0', 'latin1');
const version = 1;
/** magic 8 | version u32 | width u32 | height u32 | channels u32 | crc32 of the pixels u32 | reserved 4; little-endian. */
const headerBytes = 32;
const checksumAt = 24;

/**
 * A proxy as the bytes of its cache file. Pixels as they are: any coding would cost more to undo than the file to
 * read, and a proxy that is read back must be the one that was made, or a reopened photo would answer differently.
 */
export function encodeProxyFile({ width, height, channels, data }: Raster): Buffer {
  const header = Buffer.alloc(headerBytes);
  magic.copy(header);
  [version, width, height, channels, crc32(data)].forEach((value, i) => header.writeUInt32LE(value, magic.length + 4 * i));
  return Buffer.concat([header, data]);
}

/** The proxy in a cache file, a view on its bytes; undefined when it is cut short, altered, or of another version. */
export function decodeProxyFile(file: Buffer): Raster | undefined {
  if (file.length < headerBytes || !file.subarray(0, magic.length).equals(magic)) return undefined;
  const [found, width = 0, height = 0, channels] = [0, 1, 2, 3].map((i) => file.readUInt32LE(magic.length + 4 * i));
  if (found !== version || (channels !== 3 && channels !== 4)) return undefined;
  const data = file.subarray(headerBytes);
  if (data.length !== width * height * channels || crc32(data) !== file.readUInt32LE(checksumAt)) return undefined;
  return { width, height, channels, data };
}
