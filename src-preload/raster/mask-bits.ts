import type { Size } from '../model/geometry';
import { gridSide } from './logit-grid';

const wordsPerRow = gridSide / 32;

/** The binary mask of a decoder's logits, one bit a sample. */
export interface MaskBits {
  /** 8 words a row, 256 rows; bit `x & 31` of word `y * 8 + (x >> 5)`. */
  readonly words: Uint32Array;
  /** Samples inside. */
  readonly area: number;
  /** First sample inside and one past the last, along each axis; all zero when there is none. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Set bits of a 32-bit word (Warren, "Hacker's Delight", 2002, section 5-1). */
function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * The samples above zero.
 * @param logits f32 [256*256]
 * @param inside columns and rows of the grid that lie in the photo; nothing beyond them is looked at
 */
export function maskBits(logits: Float32Array, inside: Size): MaskBits {
  const words = new Uint32Array(wordsPerRow * gridSide);
  let area = 0;
  let left = gridSide;
  let right = 0;
  let top = gridSide;
  let bottom = 0;
  for (let y = 0; y < inside.height; y++) {
    const before = area;
    for (let x = 0; x < inside.width; x++) {
      if (!((logits[y * gridSide + x] as number) > 0)) continue;
      const at = y * wordsPerRow + (x >> 5);
      words[at] = (words[at] as number) | (1 << (x & 31));
      area++;
      if (x < left) left = x;
      if (x >= right) right = x + 1;
    }
    if (area === before) continue;
    if (top === gridSide) top = y;
    bottom = y + 1;
  }
  return area === 0 ? { words, area, left: 0, top: 0, right: 0, bottom: 0 } : { words, area, left, top, right, bottom };
}

/** Whether the sample is inside the mask. */
export function hasSample({ words }: MaskBits, x: number, y: number): boolean {
  return (((words[y * wordsPerRow + (x >> 5)] ?? 0) >>> (x & 31)) & 1) === 1;
}

/**
 * Intersection over union, 0..1; two empty masks have none.
 * @param least the caller does not tell values at or below this from 0, which spares most of the counting
 */
export function maskIou(a: MaskBits, b: MaskBits, least = 0): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const top = Math.max(a.top, b.top);
  const height = Math.min(a.bottom, b.bottom) - top;
  if (width <= 0 || height <= 0) return 0;
  const mostShared = Math.min(a.area, b.area, width * height);
  if (mostShared <= least * (a.area + b.area - mostShared)) return 0;
  let shared = 0;
  for (let k = top * wordsPerRow; k < (top + height) * wordsPerRow; k++) shared += bitCount((a.words[k] as number) & (b.words[k] as number));
  return shared / (a.area + b.area - shared);
}
