import { pngSignature } from '../../exports/png-parts';

/** Size and bits a channel from a PNG file's first chunk; undefined when there is none, or no pixel in it. */
export function pngHeader(bytes: Uint8Array): { readonly width: number; readonly height: number; readonly depth: number } | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 26));
  if (head.length < 26 || !head.subarray(0, 8).equals(pngSignature) || head.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  const [width, height, depth] = [head.readUInt32BE(16), head.readUInt32BE(20), head.readUInt8(24)];
  return width > 0 && height > 0 ? { width, height, depth } : undefined;
}
