import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { floatToHalf, halfToFloat } from '../../../src-preload/model/half-float';

const toHalf = (value: number): number => floatToHalf(Float32Array.of(value))[0] as number;
const toFloat = (bits: number): number => halfToFloat(Uint16Array.of(bits))[0] as number;

describe('half floats', () => {
  it.each([
    [0, 0x0000],
    [-0, 0x8000],
    [1, 0x3c00],
    [-2, 0xc000],
    [65504, 0x7bff],
    [65519.996, 0x7bff],
    [65520, 0x7c00],
    [1e30, 0x7c00],
    [Infinity, 0x7c00],
    [-Infinity, 0xfc00],
    [2 ** -14, 0x0400],
    [2 ** -24, 0x0001],
    [2 ** -25, 0x0000],
    [2 ** -25 * 1.001, 0x0001],
    [-(2 ** -24) * 1.5, 0x8002],
    [2 ** -30, 0x0000],
    [1 + 2 ** -11, 0x3c00],
    [1 + 3 * 2 ** -11, 0x3c02],
  ])('%f becomes 0x%s', (value, bits) => expect(toHalf(value)).toBe(bits));

  it('keeps NaN', () => {
    expect(toFloat(toHalf(NaN))).toBeNaN();
    expect(toFloat(0x7e00)).toBeNaN();
  });

  it('gives back every half that is a number', () => {
    const all = Uint16Array.from({ length: 65536 }, (_, bits) => bits).filter((bits) => (bits & 0x7c00) !== 0x7c00 || (bits & 0x3ff) === 0);
    expect(floatToHalf(halfToFloat(all))).toEqual(all);
  });

  it('takes the nearest half, and the even one of two', () => {
    fc.assert(
      fc.property(fc.float({ min: -65504, max: 65504, noNaN: true }), (value) => {
        const bits = toHalf(value);
        const error = Math.abs(toFloat(bits) - value);
        for (const neighbour of [bits - 1, bits + 1]) {
          if ((neighbour & 0x7c00) === 0x7c00 || (neighbour & 0x8000) !== (bits & 0x8000)) continue;
          const other = Math.abs(toFloat(neighbour) - value);
          if (other < error || (other === error && bits % 2 === 1)) return false;
        }
        return true;
      }),
      { numRuns: 3000 },
    );
  });

  it('refuses a target of another length', () => expect(() => halfToFloat(new Uint16Array(2), new Float32Array(3))).toThrow(RangeError));
});
