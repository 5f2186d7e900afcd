import { constants, deflateRaw, inflateRaw, type ZlibOptions } from 'node:zlib';

/** Alphas are runs: the second level packs as well as the third, and takes half as long as the sixth. */
const level = 2;

/** Raw deflate, in zlib's own thread. */
export function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const options: ZlibOptions = { level, chunkSize: Math.max(constants.Z_MIN_CHUNK, bytes.length >> 3) };
  return new Promise((resolve, reject) => {
    deflateRaw(bytes, options, (error, packed) => (error ? reject(error) : resolve(packed)));
  });
}

/**
 * Inflates what has to become exactly `size` bytes, in zlib's own thread; not a byte more is ever made. Rejects when
 * it becomes more or less, and when anything follows the stream. The result has a buffer of its own.
 */
export function inflateExactly(packed: Uint8Array, size: number): Promise<Uint8Array<ArrayBuffer>> {
  // One chunk holds it all, with one byte to spare: a full chunk would make zlib allocate a second one.
  const options = { chunkSize: Math.max(constants.Z_MIN_CHUNK, size + 1), maxOutputLength: Math.max(1, size), info: true };
  return new Promise((resolve, reject) => {
    inflateRaw(packed, options, (error, result) => {
      if (error) return reject(error);
      // With `info`, the callback gets the buffer and the engine that counted what it took in.
      const { buffer, engine } = result as unknown as { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };
      if (buffer.length !== size) return reject(new Error(`it unpacks to ${buffer.length} bytes, not ${size}`));
      if (engine.bytesWritten !== packed.length) return reject(new Error('something follows the packed data'));
      const isOwn = buffer.buffer.byteLength <= size + constants.Z_MIN_CHUNK;
      resolve(isOwn ? new Uint8Array(buffer.buffer as ArrayBuffer, buffer.byteOffset, size) : Uint8Array.from(buffer));
    });
  });
}
