/** RGBA as 32-bit words, one a pixel, alpha in the top byte (all our platforms are little-endian). Copies only if the bytes do not start on a word. */
export function wordsOf(pixels: Uint8Array): Uint32Array {
  const aligned = pixels.byteOffset % 4 === 0 ? pixels : pixels.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
}
