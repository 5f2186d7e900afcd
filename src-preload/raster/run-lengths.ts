import type { Rect, Size } from '../model/geometry';

/**
 * Run lengths of a binary mask in COCO's order: column by column from the left, each from the top, beginning with the
 * zeros (maskApi of the COCO API). Alphas of 128 and more count as inside.
 * @param alpha one byte a pixel inside `bounds`, row-major; everything around it is outside
 * @returns counts that alternate between outside and inside and add up to width * height
 */
export function runLengths({ width, height }: Size, bounds: Rect, alpha: Uint8Array): readonly number[] {
  const counts: number[] = [];
  let inside = false;
  let from = 0;
  const turn = (at: number): void => {
    counts.push(at - from);
    from = at;
    inside = !inside;
  };
  for (let column = 0; column < bounds.width; column++) {
    const top = (bounds.x + column) * height + bounds.y;
    // Between columns lies what is outside the bounds, unless they are as high as the mask.
    if (inside && bounds.height < height) turn(top - height + bounds.height);
    for (let row = 0, at = column; row < bounds.height; row++, at += bounds.width) {
      if ((alpha[at] ?? 0) >= 128 !== inside) turn(top + row);
    }
  }
  const end = (bounds.x + bounds.width - 1) * height + bounds.y + bounds.height;
  if (inside && end < width * height) turn(end);
  counts.push(width * height - from);
  return counts;
}

/** The reverse of `runLengths`: one byte a pixel, row-major, 255 inside. @throws RangeError when the counts do not fit the size */
export function fromRunLengths({ width, height }: Size, counts: readonly number[]): Uint8Array<ArrayBuffer> {
  if (counts.reduce((sum, count) => sum + count, 0) !== width * height) throw new RangeError(`Run lengths do not add up to ${width} x ${height} pixels.`);
  const alpha = new Uint8Array(width * height);
  let at = 0;
  for (const [index, count] of counts.entries()) {
    if (index % 2 === 1) for (let i = at; i < at + count; i++) alpha[(i % height) * width + Math.floor(i / height)] = 255;
    at += count;
  }
  return alpha;
}

const bitsPerCharacter = 5;
const firstCharacter = 48;

/**
 * Run lengths as COCO writes them in JSON: each count from the third on as the difference to the one two before it,
 * five bits a character from the low ones up, bit 6 for "more follows" (`rleToString` of the COCO API).
 */
export function packRunLengths(counts: readonly number[]): string {
  const characters: number[] = [];
  for (const [index, count] of counts.entries()) {
    let rest = index > 2 ? count - (counts[index - 2] ?? 0) : count;
    for (let more = true; more; ) {
      let bits = rest & 0x1f;
      rest >>= bitsPerCharacter;
      // The highest of the five bits is the sign: nothing follows once all others repeat it.
      more = bits & 0x10 ? rest !== -1 : rest !== 0;
      if (more) bits |= 0x20;
      characters.push(bits + firstCharacter);
    }
  }
  return String.fromCharCode(...characters);
}
