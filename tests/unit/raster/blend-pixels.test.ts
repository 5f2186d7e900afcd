import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blendModes, type BlendMode } from '../../../src-preload/model/blend';
import { blendAt, blendAtop, blendOnto, fadeAlpha, maskAlpha } from '../../../src-preload/raster/blend-pixels';
import { compositeReference } from './blend-reference';

const pixel = fc.uint8Array({ minLength: 4, maxLength: 4 });
const unit = fc.double({ min: 0, max: 1, noNaN: true });

function blended(mode: BlendMode, backdrop: readonly number[] | Uint8Array, source: readonly number[] | Uint8Array, opacity = 1): Uint8Array {
  const out = Uint8Array.from(backdrop);
  blendOnto(out, Uint8Array.from(source), mode, opacity);
  return out;
}

/** A repeatable row of pixels with every kind of alpha in it. */
function noise(pixels: number, seed: number): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length: 4 * pixels }, (_, i) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const byte = state >>> 24;
    return i % 4 < 3 ? byte : byte < 60 ? 0 : byte > 170 ? 255 : byte;
  });
}

describe('blendOnto', () => {
  it('has the known values of the specification', () => {
    expect([...blended('multiply', [255, 128, 64, 255], [128, 128, 0, 255])]).toEqual([128, 64, 0, 255]);
    expect([...blended('screen', [0, 128, 255, 255], [128, 128, 9, 255])]).toEqual([128, 192, 255, 255]);
    expect([...blended('difference', [10, 200, 0, 255], [200, 10, 0, 255])]).toEqual([190, 190, 0, 255]);
    expect([...blended('color-dodge', [0, 1, 128, 255], [255, 255, 0, 255])]).toEqual([0, 255, 128, 255]);
    expect([...blended('color-burn', [255, 254, 128, 255], [0, 0, 255, 255])]).toEqual([255, 0, 128, 255]);
    expect([...blended('luminosity', [255, 0, 0, 255], [255, 255, 255, 255])]).toEqual([255, 255, 255, 255]);
    expect([...blended('color', [128, 128, 128, 255], [128, 128, 128, 255])]).toEqual([128, 128, 128, 255]);
    expect([...blended('normal', [0, 0, 255, 255], [255, 0, 0, 255], 0.5)]).toEqual([128, 0, 128, 255]);
  });

  it.each(blendModes)('%s follows the formulas for every alpha and opacity', (mode) => {
    fc.assert(
      fc.property(pixel, pixel, unit, (backdrop, source, opacity) => {
        const [r = 0, g = 0, b = 0, alpha = 0] = compositeReference(mode, backdrop, source, opacity);
        const out = blended(mode, backdrop, source, opacity);
        expect(Math.abs((out[3] ?? 0) - alpha)).toBeLessThan(0.51);
        // Straight bytes may be rounded twice on the way; what counts is what is seen, colour times alpha.
        [r, g, b].forEach((wanted, i) => {
          expect(Math.abs(((out[i] ?? 0) * alpha) / 255 - wanted)).toBeLessThan(1.51);
        });
      }),
      { numRuns: 2000 },
    );
  });

  it.each(blendModes)('%s is within a quarter of a level of the formulas on average', (mode) => {
    const backdrop = noise(4000, 1);
    const source = noise(4000, 2);
    const out = blended(mode, backdrop, source, 0.7);
    let sum = 0;
    for (let i = 0; i < out.length; i += 4) {
      const wanted = compositeReference(mode, backdrop.subarray(i, i + 4), source.subarray(i, i + 4), 0.7);
      for (let c = 0; c < 3; c++) sum += Math.abs(((out[i + c] ?? 0) * (wanted[3] ?? 0)) / 255 - (wanted[c] ?? 0));
    }
    expect(sum / (3 * 4000)).toBeLessThan(0.27);
  });

  it.each(blendModes)('%s leaves the backdrop alone at opacity 0 and under a transparent source', (mode) => {
    const backdrop = noise(300, 3);
    expect(blended(mode, backdrop, noise(300, 4), 0)).toEqual(backdrop);
    const clear = noise(300, 5).map((byte, i) => (i % 4 === 3 ? 0 : byte));
    expect(blended(mode, backdrop, clear)).toEqual(backdrop);
  });

  it.each(blendModes)('%s over nothing gives the source', (mode) => {
    const source = noise(300, 6);
    const out = blended(mode, new Uint8Array(1200).fill(77).map((byte, i) => (i % 4 === 3 ? 0 : byte)), source);
    for (let i = 0; i < 1200; i += 4) {
      if (source[i + 3] === 0) continue;
      expect([...out.subarray(i, i + 4)]).toEqual([...source.subarray(i, i + 4)]);
    }
  });

  it('replaces the backdrop by an opaque source in normal mode, in short and long runs', () => {
    const source = noise(500, 7).map((byte, i) => (i % 4 === 3 ? (i % 800 > 700 ? 0 : 255) : byte));
    const backdrop = noise(500, 8);
    const out = blended('normal', backdrop, source);
    for (let i = 0; i < out.length; i += 4) {
      const from = source[i + 3] === 255 ? source : backdrop;
      expect([...out.subarray(i, i + 4)]).toEqual([...from.subarray(i, i + 4)]);
    }
  });

  it('refuses a source of another size', () => {
    expect(() => {
      blendOnto(new Uint8Array(8), new Uint8Array(4), 'normal', 1);
    }).toThrow(/4 bytes.*8 bytes/);
  });
});

describe('blendAtop', () => {
  it.each(blendModes)('%s keeps the backdrop’s alpha and paints as on an opaque backdrop', (mode) => {
    const backdrop = noise(400, 9);
    const source = noise(400, 10);
    const clipped = Uint8Array.from(backdrop);
    blendAtop(clipped, source, mode, 0.8);
    const opaque = blended(mode, backdrop.map((byte, i) => (i % 4 === 3 ? 255 : byte)), source, 0.8);
    for (let i = 0; i < clipped.length; i += 4) {
      expect(clipped[i + 3]).toBe(backdrop[i + 3]);
      const from = backdrop[i + 3] === 0 ? backdrop : opaque;
      expect([...clipped.subarray(i, i + 3)]).toEqual([...from.subarray(i, i + 3)]);
    }
  });
});

describe('blendAt', () => {
  it('blends the part of the source that lies on the backdrop, wherever it is put', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }), fc.constantFrom<BlendMode>('normal', 'multiply', 'hue'), (x, y, mode) => {
        const backdrop = { width: 6, height: 5, channels: 4 as const, data: noise(30, 11) };
        const source = { width: 4, height: 7, channels: 4 as const, data: noise(28, 12) };
        const moved = new Uint8Array(120);
        for (let row = 0; row < 5; row++) {
          for (let column = 0; column < 6; column++) {
            const sx = column - x;
            const sy = row - y;
            if (sx < 0 || sy < 0 || sx >= 4 || sy >= 7) continue;
            moved.set(source.data.subarray(4 * (sy * 4 + sx), 4 * (sy * 4 + sx) + 4), 4 * (row * 6 + column));
          }
        }
        const wanted = blended(mode, backdrop.data, moved, 0.6);
        blendAt(backdrop, source, { x, y }, mode, 0.6);
        expect(backdrop.data).toEqual(wanted);
      }),
    );
  });
});

describe('fadeAlpha and maskAlpha', () => {
  it('multiply alpha and leave colours alone', () => {
    const pixels = Uint8Array.from([1, 2, 3, 200, 4, 5, 6, 255]);
    fadeAlpha(pixels, 0.5);
    expect([...pixels]).toEqual([1, 2, 3, 100, 4, 5, 6, 128]);
    maskAlpha(pixels, Uint8Array.from([255, 64]));
    expect([...pixels]).toEqual([1, 2, 3, 100, 4, 5, 6, 32]);
    fadeAlpha(pixels, 0);
    expect([...pixels]).toEqual([1, 2, 3, 0, 4, 5, 6, 0]);
  });

  it('a mask of 255 changes nothing, and x * m / 255 is rounded for all bytes', () => {
    for (let mask = 0; mask < 256; mask++) {
      const pixels = Uint8Array.from({ length: 1024 }, (_, i) => i >> 2);
      maskAlpha(pixels, new Uint8Array(256).fill(mask));
      for (let alpha = 0; alpha < 256; alpha++) expect(pixels[4 * alpha + 3]).toBe(Math.round((alpha * mask) / 255));
    }
  });
});
