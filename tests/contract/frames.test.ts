import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFrame, encodeFrame } from '../../src-preload/transports/frame';

const leaf = fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.constant(null), fc.uint8Array({ maxLength: 40 }), fc.float32Array({ maxLength: 9, noNaN: true }));
const value = fc.letrec((tie) => ({
  node: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('node'), { maxLength: 4 }), fc.dictionary(fc.string().filter((k) => k !== '$b' && k !== '__proto__'), tie('node'), { maxKeys: 4 })),
})).node;

describe('binary frames', () => {
  it('give back what went in', () => {
    fc.assert(
      fc.property(value, (v) => {
        expect(decodeFrame(encodeFrame(v).buffer)).toEqual(v);
      }),
    );
  });

  it('cut short or altered anywhere are refused or decoded, never read beyond their end', () => {
    const frame = encodeFrame({ kind: 'request', id: 1, params: { a: new Uint8Array(100).fill(7), b: new Float32Array(20) } });
    fc.assert(
      fc.property(fc.nat(frame.length - 1), fc.nat(255), fc.boolean(), (at, byte, cut) => {
        const bad = cut ? frame.slice(0, at) : frame.slice();
        if (!cut) bad[at] = byte;
        try {
          decodeFrame(bad.buffer);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
    );
  });

  it('that point outside themselves are refused', () => {
    const header = (text: string): ArrayBuffer => {
      const json = new TextEncoder().encode(text);
      const bytes = new Uint8Array(4 + json.length);
      new DataView(bytes.buffer).setUint32(0, json.length, true);
      bytes.set(json, 4);
      return bytes.buffer;
    };
    for (const text of ['{"m":{"$b":["Uint8Array",0]},"l":[1000000000]}', '{"m":{"$b":["Uint8Array",3]},"l":[]}', '{"m":{"$b":["Function",0]},"l":[0]}', '{"m":1}', '{"m":1,"l":[-1]}', 'nonsense']) {
      expect(() => decodeFrame(header(text)), text).toThrow();
    }
  });
});
