import { createHash } from 'node:crypto';

/** f16 bit patterns, [256, 64, 64]: channels, rows, columns. */
export const embeddingShape = [256, 64, 64] as const;
export const embeddingLength = embeddingShape[0] * embeddingShape[1] * embeddingShape[2];

const magic = Buffer.from('CCEMBED\0', 'latin1');
const version = 1;
/** magic 8 | version u32 | shape 3 x u32 | reserved 8 | sha256 of the payload 32; little-endian. */
const headerBytes = 64;
const checksumAt = 32;

const checksum = (payload: Uint8Array): Buffer => createHash('sha256').update(payload).digest();
const isBigEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 0;

/** Halves in the file's byte order, which is that of every machine that ONNX Runtime runs on but some. */
function inFileOrder(bytes: Buffer): Buffer {
  return isBigEndian ? Buffer.from(bytes).swap16() : bytes;
}

/** One embedding as the bytes of its cache file. */
export function encodeEmbeddingFile(embedding: Uint16Array): Buffer {
  const payload = inFileOrder(Buffer.from(embedding.buffer, embedding.byteOffset, embedding.byteLength));
  const header = Buffer.alloc(headerBytes);
  magic.copy(header);
  [version, ...embeddingShape].forEach((value, i) => header.writeUInt32LE(value, magic.length + 4 * i));
  checksum(payload).copy(header, checksumAt);
  return Buffer.concat([header, payload]);
}

/** The embedding in a cache file, or undefined when it is cut short, altered, or of another version or shape. */
export function decodeEmbeddingFile(file: Buffer): Uint16Array | undefined {
  if (file.length !== headerBytes + 2 * embeddingLength) return undefined;
  if (!file.subarray(0, magic.length).equals(magic)) return undefined;
  if ([version, ...embeddingShape].some((value, i) => file.readUInt32LE(magic.length + 4 * i) !== value)) return undefined;
  const payload = file.subarray(headerBytes);
  if (!checksum(payload).equals(file.subarray(checksumAt, headerBytes))) return undefined;
  // A copy, because a view of halves needs an even offset, and a Buffer's is anything.
  const bytes = Uint8Array.from(inFileOrder(payload));
  return new Uint16Array(bytes.buffer);
}
