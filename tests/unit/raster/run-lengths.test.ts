import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromRunLengths, packRunLengths, runLengths } from '../../../src-preload/raster/run-lengths';

/** Reads a packed string by the COCO format's definition, which is all that other programs know of it. */
function unpack(text: string): number[] {
  const counts: number[] = [];
  for (let at = 0; at < text.length; ) {
    let value = 0;
    let shift = 0;
    for (let more = true; more; ) {
      const bits = text.charCodeAt(at++) - 48;
      value |= (bits & 0x1f) << shift;
      shift += 5;
      more = (bits & 0x20) !== 0;
      if (!more && bits & 0x10) value |= -1 << shift;
    }
    counts.push(counts.length > 2 ? value + (counts[counts.length - 2] ?? 0) : value);
  }
  return counts;
}

describe('run lengths', () => {
  it('go down the columns and begin with what is outside', () => {
    // . # .
    // # # .
    const alpha = Uint8Array.of(0, 255, 0, 255, 255, 0);
    expect(runLengths({ width: 3, height: 2 }, { x: 0, y: 0, width: 3, height: 2 }, alpha)).toEqual([1, 3, 2]);
  });

  it('are those of the whole picture, whatever part of it is given', () => {
    expect(runLengths({ width: 4, height: 3 }, { x: 1, y: 1, width: 2, height: 1 }, Uint8Array.of(255, 128))).toEqual([4, 1, 2, 1, 4]);
    expect(runLengths({ width: 2, height: 2 }, { x: 0, y: 0, width: 0, height: 0 }, new Uint8Array(0))).toEqual([4]);
  });

  it('bring every mask back, also by way of their text', () => {
    const mask = fc.record({ width: fc.integer({ min: 1, max: 40 }), height: fc.integer({ min: 1, max: 40 }), left: fc.nat(10), top: fc.nat(10), around: fc.nat(10) }).chain(
      ({ width, height, left, top, around }) =>
        fc.uint8Array({ minLength: width * height, maxLength: width * height }).map((alpha) => ({
          size: { width: left + width + around, height: top + height + (around % 3) },
          bounds: { x: left, y: top, width, height },
          alpha,
        })),
    );
    fc.assert(
      fc.property(mask, ({ size, bounds, alpha }) => {
        const counts = runLengths(size, bounds, alpha);
        const back = fromRunLengths(size, unpack(packRunLengths(counts)));
        for (let y = 0; y < size.height; y++) {
          for (let x = 0; x < size.width; x++) {
            const [column, row] = [x - bounds.x, y - bounds.y];
            const isIn = column >= 0 && row >= 0 && column < bounds.width && row < bounds.height;
            const expected = isIn && (alpha[row * bounds.width + column] ?? 0) >= 128 ? 255 : 0;
            if (back[y * size.width + x] !== expected) return false;
          }
        }
        return true;
      }),
    );
  });

  it('of another size are refused', () => {
    expect(() => fromRunLengths({ width: 2, height: 2 }, [1, 2])).toThrow(/2 x 2/);
  });
});
