import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { decodeChannel } from '../../../src-main/services/imports/psd/channel';
import { unpackBits } from '../../../src-main/services/imports/psd/pack-bits';

const bigEndian16 = (values: readonly number[]): Uint8Array => Uint8Array.from(values.flatMap((v) => [v >> 8, v & 255]));
const sixteen = { depth: 16, large: false, isColour: true } as const;

describe('channels of a Photoshop document', () => {
  it('unpack the example of the PackBits specification', () => {
    const packed = [0xfe, 0xaa, 0x02, 0x80, 0x00, 0x2a, 0xfd, 0xaa, 0x03, 0x80, 0x00, 0x2a, 0x22, 0xf7, 0xaa];
    const out = new Uint8Array(24);
    unpackBits(Uint8Array.from(packed), out);
    expect(Buffer.from(out).toString('hex')).toBe(`aaaaaa80002aaaaaaaaa80002a22${'aa'.repeat(10)}`);
    expect(() => unpackBits(Uint8Array.from(packed.slice(0, -1)), out)).toThrow(RangeError);
  });

  it('of 16 bits are the same from raw, zlib, and differences, rounded to 8 bits', () => {
    const row = fc.array(fc.integer({ min: 0, max: 65_535 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(row, (values) => {
        const size = { width: 4, height: 3, ...sixteen };
        const differences = values.map((value, i) => (i % 4 === 0 ? value : (value - (values[i - 1] ?? 0) + 65_536) % 65_536));
        const expected = values.map((value) => Math.round((value * 255) / 65_535));
        expect([...decodeChannel(0, bigEndian16(values), size)]).toEqual(expected);
        expect([...decodeChannel(2, deflateSync(bigEndian16(values)), size)]).toEqual(expected);
        expect([...decodeChannel(3, deflateSync(bigEndian16(differences)), size)]).toEqual(expected);
      }),
    );
  });

  it('of 32 bits are linear light in colour, and as they are in alpha', () => {
    const values = [0, 0.5, 1, 7, -1, Number.NaN];
    const floats = Buffer.alloc(24);
    values.forEach((value, i) => floats.writeFloatBE(value, i * 4));
    const planes = Buffer.from([0, 1, 2, 3].flatMap((byte) => values.map((_, i) => floats[i * 4 + byte] ?? 0)));
    const differences = planes.map((value, i) => value - (i === 0 ? 0 : (planes[i - 1] ?? 0)));
    const size = { width: 6, height: 1, depth: 32, large: false } as const;
    for (const [isColour, expected] of [
      [true, [0, 188, 255, 255, 0, 0]],
      [false, [0, 128, 255, 255, 0, 0]],
    ] as const) {
      expect([...decodeChannel(0, floats, { ...size, isColour })]).toEqual(expected);
      expect([...decodeChannel(3, deflateSync(differences), { ...size, isColour })]).toEqual(expected);
    }
  });

  it('never grow beyond the layer', () => {
    const size = { width: 4, height: 3, depth: 8, large: false, isColour: true } as const;
    expect(() => decodeChannel(2, deflateSync(new Uint8Array(10_000_000)), size)).toThrow();
    expect(() => decodeChannel(2, deflateSync(new Uint8Array(11)), size)).toThrow(RangeError);
    expect(() => decodeChannel(0, new Uint8Array(11), size)).toThrow(RangeError);
    expect(() => decodeChannel(9, new Uint8Array(12), size)).toThrow(RangeError);
  });
});
