import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** The fastest level: masks are flat nearly everywhere, and more effort gains little. */
const level = 1;
/** What zlib wants at the least. */
const leastChunk = 64;

const owned = (bytes: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);

/** Deflates an alpha in a thread of the pool. */
export async function packAlpha(alpha: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const packed = await deflate(alpha, { level });
  // zlib answers with a piece of something larger: a copy lets that go.
  return Uint8Array.from(packed);
}

/** The alpha again, `length` bytes. @throws Error when the bytes are not those of an alpha of this length */
export async function unpackAlpha(packed: Uint8Array, length: number): Promise<Uint8Array<ArrayBuffer>> {
  if (length === 0) return new Uint8Array(0);
  // One chunk of the right size, so that nothing has to be joined.
  const alpha = owned(await inflate(packed, { chunkSize: Math.max(leastChunk, length), maxOutputLength: Math.max(leastChunk, length) }));
  if (alpha.length !== length) throw new Error(`a packed alpha holds ${alpha.length} instead of ${length} bytes`);
  return alpha;
}
