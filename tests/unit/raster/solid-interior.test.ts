import { describe, expect, it } from 'vitest';
import { solidInterior } from '../../../src-preload/raster/solid-interior';

const side = 64;
const alphaOf = (f: (x: number, y: number) => number): Uint8Array => Uint8Array.from({ length: side * side }, (_, i) => f(i % side, Math.floor(i / side)));
const at = (alpha: Uint8Array, x: number, y: number): number => alpha[y * side + x] ?? -1;
const inBox = (x: number, y: number): boolean => x >= 20 && x < 40 && y >= 20 && y < 40;

describe('the solid interior', () => {
  it('makes doubt inside an object certain, and leaves its outermost pixels and everything outside', () => {
    const out = solidInterior(alphaOf((x, y) => (inBox(x, y) ? 180 : 10)), side);
    expect(at(out, 30, 30)).toBe(255);
    expect(at(out, 20, 30)).toBe(180);
    expect(at(out, 39, 30)).toBe(180);
    expect(at(out, 21, 30)).toBeGreaterThan(180);
    expect(at(out, 19, 30)).toBe(10);
  });

  it('keeps a soft edge soft', () => {
    const ramp = (x: number): number => Math.max(0, Math.min(255, (x - 28) * 40));
    const soft = alphaOf(ramp);
    const out = solidInterior(soft, side);
    for (let x = 0; x <= 32; x++) expect(at(out, x, 30)).toBe(at(soft, x, 30));
    expect(at(out, 40, 30)).toBe(255);
  });

  it('keeps holes and what is less than half in', () => {
    const out = solidInterior(alphaOf((x, y) => (x === 30 && y === 30 ? 0 : inBox(x, y) ? 200 : 100)), side);
    expect(at(out, 30, 30)).toBe(0);
    expect(at(out, 31, 30)).toBe(200);
    expect(at(out, 5, 5)).toBe(100);
  });

  it('goes up to the border of a photo that cuts the object off', () => {
    const out = solidInterior(alphaOf((_x, y) => (y >= 30 ? 200 : 0)), side);
    expect(at(out, 0, 63)).toBe(255);
    expect(at(out, 63, 63)).toBe(255);
  });
});
