import type { Size } from '../../../../src-preload/model/geometry';

const firstCharacter = 48;
/** Seven characters of five bits are more than any photo has pixels. */
const mostShift = 30;

function checkSum(sum: number, { width, height }: Size): void {
  if (sum !== width * height) throw new RangeError(`its run lengths add up to ${sum} pixels, not to ${width} x ${height}`);
}

/**
 * Run lengths from the text that COCO writes (`rleFrString` of the COCO API): column by column, beginning with the outside.
 * @throws RangeError for a text that is none, and for counts below zero or of another size
 */
export function unpackRunLengths(text: string, size: Size): Uint32Array<ArrayBuffer> {
  const counts: number[] = [];
  let sum = 0;
  for (let at = 0; at < text.length; ) {
    let value = 0;
    let shift = 0;
    for (let more = true; more; shift += 5) {
      const bits = text.charCodeAt(at++) - firstCharacter;
      if (!(bits >= 0 && bits < 64) || shift > mostShift) throw new RangeError('its run lengths are damaged');
      value |= (bits & 0x1f) << shift;
      more = (bits & 0x20) !== 0;
      if (!more && (bits & 0x10) !== 0 && shift < mostShift - 4) value |= -1 << (shift + 5);
    }
    const count = counts.length > 2 ? value + (counts[counts.length - 2] ?? 0) : value;
    if (count < 0) throw new RangeError('its run lengths are damaged: one is below zero');
    counts.push(count);
    sum += count;
  }
  checkSum(sum, size);
  return Uint32Array.from(counts);
}

/** The same from COCO's uncompressed list. @throws RangeError likewise */
export function checkRunLengths(counts: readonly unknown[], size: Size): Uint32Array<ArrayBuffer> {
  let sum = 0;
  for (const count of counts) {
    if (typeof count !== 'number' || !Number.isInteger(count) || count < 0) throw new RangeError('its run lengths are damaged: one is no whole number');
    sum += count;
  }
  checkSum(sum, size);
  return Uint32Array.from(counts as readonly number[]);
}
