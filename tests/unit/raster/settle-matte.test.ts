import { describe, expect, it } from 'vitest';
import { settleMatte } from '../../../src-preload/raster/settle-matte';

const side = 96;
const alphaOf = (f: (x: number, y: number) => number): Uint8Array => Uint8Array.from({ length: side * side }, (_, i) => f(i % side, Math.floor(i / side)));
const at = (alpha: Uint8Array, x: number, y: number): number => alpha[y * side + x] ?? -1;
const ramp = (x: number): number => Math.max(0, Math.min(255, Math.round((x - 20) * 25.5)));
const area = (alpha: Uint8Array): number => alpha.reduce((sum, a) => sum + (a >= 128 ? 1 : 0), 0);

describe('settling a matte', () => {
  it('leaves a soft edge where the model has it', () => {
    const soft = alphaOf(ramp);
    for (const keep of [-1, 0, 1]) {
      const out = settleMatte(soft, side, keep);
      for (let x = 0; x < side; x++) expect(at(out, x, 40) >= 128, `${keep}: ${x}`).toBe(at(soft, x, 40) >= 128);
    }
  });

  it('takes a part that the model has doubts about in as a whole, without a gap beside the sure part', () => {
    const doubt = alphaOf((x, y) => (y < 20 || y >= 76 ? 0 : x < 20 ? 0 : x < 50 ? 255 : x < 80 ? 110 : 0));
    const out = settleMatte(doubt, side);
    for (let x = 26; x < 74; x++) expect(at(out, x, 48), String(x)).toBe(255);
    expect(at(out, 79, 48)).toBeGreaterThanOrEqual(128);
    expect(at(out, 80, 48)).toBe(0);
  });

  it('counts doubt out with less kept, and in with more', () => {
    const levels = alphaOf((x) => (x < 40 ? 255 : x < 60 ? 120 : x < 80 ? 40 : 0));
    const areas = [-1, -0.5, 0, 0.5, 1].map((keep) => area(settleMatte(levels, side, keep)));
    expect(areas).toEqual(areas.toSorted((a, b) => a - b));
    expect(areas[0]).toBe(40 * side);
    expect(areas[2]).toBe(60 * side);
    expect(areas[4]).toBe(80 * side);
  });

  it('drops what is small beside the object, unless all is to be kept', () => {
    const speck = (x: number, y: number): boolean => x >= 80 && x < 88 && y >= 10 && y < 18;
    const scene = alphaOf((x, y) => ((x >= 10 && x < 70 && y >= 10 && y < 80) || speck(x, y) ? 255 : 0));
    expect(at(settleMatte(scene, side), 84, 14)).toBe(0);
    expect(at(settleMatte(scene, side, 1), 84, 14)).toBe(255);
  });

  it('keeps several objects of a size, down to the largest when little is kept', () => {
    const scene = alphaOf((x, y) => (y < 20 || y >= 60 ? 0 : (x >= 5 && x < 55) || (x >= 70 && x < 90) ? 255 : 0));
    expect(at(settleMatte(scene, side), 80, 40)).toBe(255);
    expect(at(settleMatte(scene, side, -1), 80, 40)).toBe(0);
    expect(at(settleMatte(scene, side, -1), 30, 40)).toBe(255);
  });

  it('leaves the hole of a ring open', () => {
    const ring = alphaOf((x, y) => {
      const r = Math.hypot(x - 48, y - 48);
      return r < 12 || r > 32 ? 0 : r < 14 || r > 30 ? 128 : 255;
    });
    for (const keep of [-1, 0, 1]) {
      const out = settleMatte(ring, side, keep);
      expect(at(out, 48, 48)).toBe(0);
      expect(at(out, 48, 48 + 22)).toBe(255);
    }
  });

  it('gives nothing for nothing', () => {
    expect(area(settleMatte(alphaOf(() => 0), side, 1))).toBe(0);
  });
});
