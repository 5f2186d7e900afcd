import { trimapLevel } from './photo-region';

/** The unknown pixels of a region's trimap, numbered in reading order. */
export interface UnknownBand {
  /** Where each lies in the region, ascending. */
  readonly at: Int32Array<ArrayBuffer>;
  /** The number of each of the region's pixels, or -1. */
  readonly numbers: Int32Array<ArrayBuffer>;
}

/** @param trimap one byte a pixel; 128 is unknown */
export function unknownBand(trimap: Uint8Array): UnknownBand {
  const numbers = new Int32Array(trimap.length).fill(-1);
  let count = 0;
  for (let i = 0; i < trimap.length; i++) if (trimap[i] === trimapLevel.unknown) numbers[i] = count++;
  const at = new Int32Array(count);
  for (let i = 0; i < trimap.length; i++) if ((numbers[i] as number) >= 0) at[numbers[i] as number] = i;
  return { at, numbers };
}
