import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { around, compose, rotation, scaling, translation, type Matrix } from '../../../src-preload/model/matrix';
import { sampleAffine, type AffineSource } from '../../../src-preload/raster/affine-sample';

function picture(width: number, height: number, at: (x: number, y: number) => readonly number[]): AffineSource {
  return { width, height, pixels: Uint8Array.from(Array.from({ length: width * height }, (_, k) => at(k % width, Math.floor(k / width))).flat()) };
}

const chequers = picture(23, 17, (x, y) => [(x * 37 + y * 11) % 256, (x * x + 7 * y) % 256, (x * y * 5) % 256, (x + y) % 3 === 0 ? 255 : (x * 31 + y * 17) % 256]);
const opaque = picture(23, 17, (x, y) => [(x * 37 + y * 11) % 256, (x * x + 7 * y) % 256, (x * y * 5) % 256, 255]);
const red = picture(20, 20, () => [200, 30, 10, 255]);

const sample = (source: AffineSource, toTarget: Matrix, width = source.width, height = source.height, quality: 'smooth' | 'pixels' | 'auto' = 'smooth'): Uint8Array =>
  sampleAffine({ source, toTarget, width, height, quality });

const pixelAt = (pixels: Uint8Array, width: number, x: number, y: number): number[] => [...pixels.subarray(4 * (y * width + x), 4 * (y * width + x) + 4)];

/** Transparent pixels have no colour. */
const seen = (pixels: Uint8Array): Uint8Array => pixels.map((byte, i) => (pixels[i | 3] === 0 ? 0 : byte));

/** Sum of alpha / 255, in pixels. */
const areaOf = (pixels: Uint8Array): number => pixels.reduce((sum, byte, i) => sum + (i % 4 === 3 ? byte : 0), 0) / 255;

describe('sampleAffine', () => {
  it('copies exactly under the identity and whole moves, cutting off what leaves the target', () => {
    expect(sample(chequers, [1, 0, 0, 1, 0, 0])).toEqual(chequers.pixels);
    fc.assert(
      fc.property(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -30, max: 30 }), (dx, dy) => {
        const out = sample(chequers, translation(dx, dy), 19, 21);
        for (let y = 0; y < 21; y++) {
          for (let x = 0; x < 19; x++) {
            const isInside = x >= dx && y >= dy && x < dx + 23 && y < dy + 17;
            expect(pixelAt(out, 19, x, y)).toEqual(isInside ? pixelAt(chequers.pixels, 23, x - dx, y - dy) : [0, 0, 0, 0]);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it.each(['smooth', 'pixels'] as const)('gives the first picture back after four quarter turns and after two mirrors (%s)', (quality) => {
    for (const source of [chequers, opaque]) {
      let turned = source;
      for (let i = 0; i < 4; i++) {
        const { width, height } = turned;
        turned = { width: height, height: width, pixels: sample(turned, compose(translation(height, 0), rotation(90)), height, width, quality) };
      }
      expect(seen(turned.pixels)).toEqual(seen(source.pixels));
      const mirror: Matrix = [-1, 0, 0, 1, 23, 0];
      expect(seen(sample({ ...source, pixels: sample(source, mirror, 23, 17, quality) }, mirror, 23, 17, quality))).toEqual(seen(source.pixels));
    }
  });

  it('agrees with plain interpolation of premultiplied colours inside the picture', () => {
    const map = compose(translation(4.3, -2.6), compose(rotation(17), scaling(1.2, 0.95)));
    const [a, b, c, d, e, f] = map;
    const det = a * d - b * c;
    for (const source of [chequers, opaque]) {
      const out = sample(source, map, 30, 30);
      let compared = 0;
      for (let y = 0; y < 30; y++) {
        for (let x = 0; x < 30; x++) {
          const u = (d * (x + 0.5 - e) - c * (y + 0.5 - f)) / det - 0.5;
          const v = (a * (y + 0.5 - f) - b * (x + 0.5 - e)) / det - 0.5;
          if (u < 1 || v < 1 || u > 20 || v > 14) continue;
          compared++;
          const sums = [0, 0, 0, 0];
          for (const [ox, oy] of [[0, 0], [1, 0], [0, 1], [1, 1]] as const) {
            const weight = (ox ? u % 1 : 1 - (u % 1)) * (oy ? v % 1 : 1 - (v % 1));
            const p = pixelAt(source.pixels, 23, Math.floor(u) + ox, Math.floor(v) + oy);
            for (let i = 0; i < 3; i++) sums[i] = (sums[i] ?? 0) + (weight * (p[i] ?? 0) * (p[3] ?? 0)) / 255;
            sums[3] = (sums[3] ?? 0) + weight * (p[3] ?? 0);
          }
          const got = pixelAt(out, 30, x, y);
          const alpha = got[3] ?? 0;
          expect(Math.abs(alpha - (sums[3] ?? 0))).toBeLessThan(2);
          for (let i = 0; i < 3; i++) expect(Math.abs(((got[i] ?? 0) * alpha) / 255 - (sums[i] ?? 0))).toBeLessThan(2.5);
        }
      }
      expect(compared).toBeGreaterThan(150);
    }
  });

  it('lets no colour bleed out of transparent pixels', () => {
    const source = picture(20, 20, (x) => (x < 10 ? [200, 30, 10, 255] : [0, 255, 0, 0]));
    const out = sample(source, compose(translation(3.4, 1.2), rotation(20)), 30, 30);
    for (let i = 0; i < out.length; i += 4) if (out[i + 3] !== 0) expect([...out.subarray(i, i + 3)]).toEqual([200, 30, 10]);
  });

  it('antialiases the border: a half-pixel move leaves half of a column, a turn keeps the area', () => {
    const moved = sample(red, translation(0.5, 0), 22, 20);
    expect(pixelAt(moved, 22, 0, 5)).toEqual([200, 30, 10, 128]);
    expect(pixelAt(moved, 22, 1, 5)).toEqual([200, 30, 10, 255]);
    expect(pixelAt(moved, 22, 20, 5)).toEqual([200, 30, 10, 128]);
    expect(pixelAt(moved, 22, 21, 5)).toEqual([0, 0, 0, 0]);
    for (const degrees of [10, 30, 45, 77]) {
      for (const scale of [0.6, 1, 1.7, 3]) {
        const map = compose(around({ x: 50, y: 50 }, compose(rotation(degrees), scaling(scale, scale))), translation(40, 40));
        for (const quality of ['smooth', 'pixels'] as const) {
          const area = (20 * scale) ** 2;
          expect(Math.abs(areaOf(sample(red, map, 100, 100, quality)) - area)).toBeLessThan(0.01 * area + 1);
        }
      }
    }
  });

  it('shows flat pixels when asked to, by itself from twice the size on', () => {
    const map = scaling(3, 3);
    const out = sample(opaque, map, 69, 51, 'pixels');
    for (let y = 0; y < 51; y++) for (let x = 0; x < 69; x++) expect(pixelAt(out, 69, x, y)).toEqual(pixelAt(opaque.pixels, 23, Math.floor(x / 3), Math.floor(y / 3)));
    expect(sample(opaque, map, 69, 51, 'auto')).toEqual(out);
    expect(sample(opaque, scaling(1.9, 1.9), 40, 30, 'auto')).toEqual(sample(opaque, scaling(1.9, 1.9), 40, 30, 'smooth'));
  });

  it('averages when it shrinks to a half, so that a fine pattern turns grey', () => {
    const fine = picture(40, 40, (x, y) => ((x + y) % 2 === 0 ? [255, 255, 255, 255] : [0, 0, 0, 255]));
    const out = sample(fine, scaling(0.5, 0.5), 20, 20);
    for (let y = 1; y < 19; y++) for (let x = 1; x < 19; x++) expect(Math.abs((pixelAt(out, 20, x, y)[0] ?? 0) - 127.5)).toBeLessThan(2);
  });

  it('shrinks translucent pictures alike inside and along the border, without bleeding', () => {
    const source = picture(60, 60, (x) => (x % 4 < 2 ? [200, 30, 10, 160] : [0, 255, 0, 0]));
    const out = sample(source, scaling(0.5, 0.5), 30, 30);
    for (let y = 0; y < 30; y++) {
      for (let x = 2; x < 28; x++) {
        expect(pixelAt(out, 30, x, y)).toEqual(pixelAt(out, 30, x, 15));
        if (pixelAt(out, 30, x, y)[3] !== 0) expect(pixelAt(out, 30, x, y).slice(0, 3)).toEqual([200, 30, 10]);
      }
    }
    expect(Math.abs(areaOf(out) - (30 * 30 * 80) / 255)).toBeLessThan(6);
  });

  it('draws nothing through a map that flattens, and a sliver as thin as it is', () => {
    expect(sample(red, scaling(0, 1)).every((byte) => byte === 0)).toBe(true);
    expect(areaOf(sample(red, compose(translation(5.3, 2), scaling(0.01, 1)), 20, 30))).toBeCloseTo(0.2 * 20, 0);
  });

  it('reads pixels that do not start on a word of memory', () => {
    const shifted = new Uint8Array(opaque.pixels.length + 1).subarray(1);
    shifted.set(opaque.pixels);
    const map = compose(translation(2, 3), rotation(12));
    expect(sample({ ...opaque, pixels: shifted }, map)).toEqual(sample(opaque, map));
  });
});
