import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxOf } from '../../../src-preload/raster/box-lines';
import { blurPixels, blurPlane } from '../../../src-preload/raster/gaussian-blur';

/** Weight of everything from `offset` samples on, of a sampled Gaussian. */
function gaussianFrom(offset: number, deviation: number): number {
  let from = 0;
  let all = 0;
  for (let k = -Math.ceil(6 * deviation); k <= Math.ceil(6 * deviation); k++) {
    const weight = Math.exp((-k * k) / (2 * deviation * deviation));
    all += weight;
    if (k >= offset) from += weight;
  }
  return from / all;
}

describe('blurPlane', () => {
  it('leaves a plane alone at deviation 0, and hands out a copy', () => {
    const plane = Uint8Array.from([1, 2, 3, 4]);
    const out = blurPlane(plane, { width: 2, height: 2 }, 0);
    expect(out).toEqual(plane);
    expect(out).not.toBe(plane);
  });

  it('has exactly the asked deviation for every value', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 300, noNaN: true }), (deviation) => {
        const { reach, edge } = boxOf(deviation);
        let second = 2 * edge * (reach + 1) ** 2;
        for (let i = -reach; i <= reach; i++) second += i * i;
        expect(edge).toBeGreaterThanOrEqual(-1e-9);
        expect(edge).toBeLessThan(1);
        expect(Math.sqrt((3 * second) / (2 * reach + 1 + 2 * edge))).toBeCloseTo(deviation, 6);
      }),
    );
  });

  it.each([0.7, 1.5, 4, 11.3])('turns a straight edge into the Gaussian’s slope, deviation %d', (deviation) => {
    const size = { width: 160, height: 100 };
    const plane = Uint8Array.from({ length: 16000 }, (_, k) => (k % 160 < 80 ? 0 : 255));
    const out = blurPlane(plane, size, deviation, 'clamped');
    for (let x = 0; x < 160; x++) {
      expect(Math.abs((out[50 * 160 + x] ?? 0) - 255 * gaussianFrom(80 - x, deviation))).toBeLessThan(0.03 * 255);
    }
  });

  it('keeps the amount of a dot and spreads it alike in both directions', () => {
    const size = { width: 81, height: 81 };
    const plane = new Uint8Array(6561);
    for (let y = 35; y < 46; y++) for (let x = 35; x < 46; x++) plane[y * 81 + x] = 255;
    const out = blurPlane(plane, size, 5);
    const sum = out.reduce((s, a) => s + a, 0);
    expect(Math.abs(sum / (121 * 255) - 1)).toBeLessThan(0.01);
    for (let y = 0; y < 81; y++) for (let x = 0; x < 81; x++) expect(Math.abs((out[y * 81 + x] ?? 0) - (out[x * 81 + y] ?? 0))).toBeLessThanOrEqual(1);
  });

  it('fades at transparent edges, by a half at the border, and not at clamped ones', () => {
    const size = { width: 60, height: 60 };
    const full = new Uint8Array(3600).fill(255);
    expect(blurPlane(full, size, 6, 'clamped')).toEqual(full);
    const faded = blurPlane(full, size, 6, 'transparent');
    expect(faded[30 * 60]).toBeGreaterThan(127);
    expect(faded[30 * 60]).toBeLessThan(146);
    expect(faded[30 * 60 + 30]).toBe(255);
  });

  it('gets along with planes smaller than the blur', () => {
    const out = blurPlane(Uint8Array.from([255]), { width: 1, height: 1 }, 40, 'clamped');
    expect([...out]).toEqual([255]);
    expect(blurPlane(new Uint8Array(0), { width: 0, height: 0 }, 3)).toHaveLength(0);
  });
});

describe('blurPixels', () => {
  it('blurs each channel as a plane of its own', () => {
    const size = { width: 37, height: 21 };
    const pixels = Uint8Array.from({ length: 4 * 777 }, (_, i) => (i * i * 31 + i * 7) % 256);
    const out = blurPixels(pixels, size, 2.3, 'clamped');
    for (let c = 0; c < 4; c++) {
      const plane = pixels.filter((_, i) => i % 4 === c);
      expect(out.filter((_, i) => i % 4 === c)).toEqual(blurPlane(plane, size, 2.3, 'clamped'));
    }
  });
});
