import { setImmediate } from 'node:timers/promises';
import type { MaskId } from '../../../src-preload/model/document';
import type { StoredMask } from '../masks/masks';
import { throwIfAborted } from '../../../src-preload/contract/errors';

/** width, height, bounds x, y, width, height: u32 each, little-endian. */
export const maskHeaderBytes = 24;

/** A few milliseconds of adding. */
const sliceWords = 1 << 20;

/** What a mask's id is the SHA-256 of: the header, then the alpha inside the bounds. */
export function maskPayload({ info: { width, height, bounds }, alpha }: StoredMask): Uint8Array<ArrayBuffer> {
  const payload = new Uint8Array(maskHeaderBytes + alpha.length);
  const header = new DataView(payload.buffer);
  [width, height, bounds.x, bounds.y, bounds.width, bounds.height].forEach((value, i) => header.setUint32(4 * i, value, true));
  payload.set(alpha, maskHeaderBytes);
  return payload;
}

/** Sum of bytes, four at a time: pairs of 16-bit lanes hold 128 words before they could overflow. */
async function sumOf(bytes: Uint8Array, signal: AbortSignal | undefined): Promise<number> {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  let sum = 0;
  for (let at = 0; at < words.length; ) {
    const pause = Math.min(words.length, at + sliceWords);
    while (at < pause) {
      const end = Math.min(pause, at + 128);
      let lanes = 0;
      for (; at < end; at++) {
        const word = words[at] ?? 0;
        lanes += (word & 0xff00ff) + ((word >>> 8) & 0xff00ff);
      }
      sum += (lanes & 0xffff) + (lanes >>> 16);
    }
    if (at < words.length) await setImmediate();
    throwIfAborted(signal);
  }
  for (const byte of bytes.subarray(words.length * 4)) sum += byte;
  return sum;
}

/** Whether the outermost rows and columns all hold alpha, as tight bounds do. */
function isTight(alpha: Uint8Array, width: number, height: number): boolean {
  const any = (from: number, step: number, count: number): boolean => {
    for (let i = 0; i < count; i++) if (alpha[from + i * step] !== 0) return true;
    return false;
  };
  return any(0, 1, width) && any((height - 1) * width, 1, width) && any(0, width, height) && any(width - 1, width, height);
}

/**
 * A mask from its payload, whose SHA-256 the caller compares with `id`. Answers a text that says what does not fit.
 * @param payload starts at a multiple of four in its buffer
 */
export async function maskFrom(id: MaskId, payload: Uint8Array, signal?: AbortSignal): Promise<StoredMask | string> {
  if (payload.length < maskHeaderBytes) return 'it is too short for a mask';
  const header = new DataView(payload.buffer, payload.byteOffset);
  const at = (i: number): number => header.getUint32(4 * i, true);
  const [width, height] = [at(0), at(1)];
  const bounds = { x: at(2), y: at(3), width: at(4), height: at(5) };
  const alpha = payload.subarray(maskHeaderBytes);
  if (width === 0 || height === 0) return 'the mask has no size';
  if (alpha.length !== bounds.width * bounds.height) return 'the alpha is not as large as its bounds';
  if (bounds.x + bounds.width > width || bounds.y + bounds.height > height) return 'the bounds lie outside the mask';
  if (alpha.length === 0 ? Object.values(bounds).some((value) => value !== 0) : !isTight(alpha, bounds.width, bounds.height)) {
    return 'the bounds do not fit the alpha tightly';
  }
  return { info: { id, width, height, bounds, area: (await sumOf(alpha, signal)) / 255 }, alpha };
}
