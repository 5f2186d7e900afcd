import { describe, expect, it } from 'vitest';
import { autoTrimap, bandReach, bandWidth } from '../../../../src-preload/raster/matting/auto-trimap';
import { logitSoftness } from '../../../../src-preload/raster/matting/logit-softness';
import { makeTrimap } from '../../../../src-preload/raster/matting/trimap';
import { frameOf } from '../../../../src-preload/raster/logit-grid';
import { discAlpha } from '../discs';
import { disc, logitsFrom } from '../shapes';
import { plain, scene } from './scenes';

const size = { width: 120, height: 100 };
const half = Uint8Array.from({ length: 12_000 }, (_, i) => (i % 120 < 60 ? 255 : 0));
const rowOf = (trimap: Uint8Array, y = 50): Uint8Array => trimap.subarray(y * 120, (y + 1) * 120);

describe('makeTrimap', () => {
  it('has the band that it is asked for on either side of a straight edge', () => {
    const row = rowOf(makeTrimap(half, size, { inner: 4, outer: 7 }));
    expect(row.indexOf(128)).toBe(56);
    expect(row.lastIndexOf(128)).toBe(66);
    expect(row[55]).toBe(255);
    expect(row[67]).toBe(0);
  });

  it('is round around a disc', () => {
    const trimap = makeTrimap(discAlpha(120, 100, 60, 50, 25), size, { inner: 5, outer: 10 });
    for (let i = 0; i < trimap.length; i++) {
      const r = Math.hypot((i % 120) + 0.5 - 60, Math.floor(i / 120) + 0.5 - 50);
      if (r < 19) expect(trimap[i]).toBe(255);
      else if (r > 21 && r < 34) expect(trimap[i]).toBe(128);
      else if (r > 36) expect(trimap[i]).toBe(0);
    }
  });

  it('takes soft pixels, painted ones and those of a second opinion for unknown', () => {
    const alpha = half.slice();
    alpha[10 * 120 + 10] = 120;
    const unknown = new Uint8Array(12_000);
    unknown[20 * 120 + 100] = 1;
    const soft = half.slice();
    soft[50 * 120 + 66] = 90;
    soft[50 * 120 + 100] = 90;
    const trimap = makeTrimap(alpha, size, { inner: 4, outer: 4, unknown, soft });
    expect(trimap[10 * 120 + 10]).toBe(128);
    expect(trimap[20 * 120 + 100]).toBe(128);
    expect(trimap[50 * 120 + 66]).toBe(128);
    expect(trimap[50 * 120 + 100]).toBe(0);
  });

  it('has no band along the border of the photo', () => {
    expect(makeTrimap(new Uint8Array(12_000).fill(255), size, { inner: 5, outer: 5 }).every((level) => level === 255)).toBe(true);
  });
});

describe('autoTrimap', () => {
  const fur = (x: number, y: number): readonly [number, number, number] => ((x * 7 + y * 13) % 5 < 2 ? [200, 180, 160] : [60, 50, 40]);
  const unknownIn = (trimap: Uint8Array): number => trimap.reduce((sum, level) => sum + (level === 128 ? 1 : 0), 0);
  const flat = scene(120, 100, (x) => (x < 60 ? 1 : 0), plain(200, 60, 40), plain(40, 60, 200)).photo;
  const busy = scene(120, 100, (x) => (x < 60 ? 1 : 0), fur, fur).photo;

  it('is wider along fur than along a clean edge, and follows its factor and the uncertainty', () => {
    const narrow = unknownIn(autoTrimap(flat, half, { uncertainty: 3 }));
    expect(unknownIn(autoTrimap(busy, half, { uncertainty: 3 }))).toBeGreaterThan(2 * narrow);
    expect(unknownIn(autoTrimap(flat, half, { uncertainty: 12 }))).toBeGreaterThan(1.5 * narrow);
    expect(unknownIn(autoTrimap(flat, half, { uncertainty: 3, factor: 2 }))).toBeGreaterThan(1.5 * narrow);
  });

  it('stays within the room that it asks for', () => {
    const reach = bandReach(bandWidth(half, { uncertainty: 3 }));
    expect(rowOf(autoTrimap(busy, half, { uncertainty: 3, soft: new Uint8Array(12_000).fill(128) })).lastIndexOf(128)).toBeLessThan(60 + reach);
  });

  it('leaves a small object a known middle', () => {
    const alpha = discAlpha(120, 100, 60, 50, 6);
    expect(autoTrimap(busy, alpha, { uncertainty: 20 })[50 * 120 + 60]).toBe(255);
  });
});

describe('logitSoftness', () => {
  it('is the width of doubt in pixels, at every slope', () => {
    const image = { width: 2000, height: 1500 };
    for (const slope of [0.05, 0.2, 1]) {
      const logits = logitsFrom(image, (x, y) => slope * disc(1000, 750, 400)(x, y));
      expect(logitSoftness(logits, frameOf(image), image)).toBeGreaterThan((4 / slope) * 0.9);
      expect(logitSoftness(logits, frameOf(image), image)).toBeLessThan((4 / slope) * 1.1);
    }
    expect(logitSoftness(new Float32Array(65_536).fill(-1), frameOf(image), image)).toBe(0);
  });
});
