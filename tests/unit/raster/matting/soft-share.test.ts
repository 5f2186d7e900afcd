import { describe, expect, it } from 'vitest';
import { softShare } from '../../../../src-preload/raster/matting/soft-share';

const size = { width: 240, height: 200 };
const band = 5;
const pixels = size.width * size.height;

/** One half of the plane in, with an edge of so many pixels at 120. */
const edge = (softness: number): Uint8Array<ArrayBuffer> => Uint8Array.from({ length: pixels }, (_, i) => Math.min(255, Math.max(0, 127.5 + ((120 - (i % size.width)) * 255) / softness)));

/** Grey, as alpha says, with noise of so many levels. */
function photoOf(alpha: Uint8Array, noise: number) {
  let state = 9;
  const data = new Uint8Array(3 * pixels);
  for (let i = 0; i < pixels; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    data.fill(60 + ((alpha[i] as number) * 140) / 255 + noise * (state / 2 ** 32 - 0.5), 3 * i, 3 * i + 3);
  }
  return { ...size, channels: 3 as const, data };
}

/** The share half-way down the edge. */
const shareOf = (alpha: Uint8Array, noise: number, firm: Uint8Array, soft: Uint8Array, coarseness: number): number => {
  const share = softShare(photoOf(alpha, noise), firm, soft, { band, coarseness });
  return share[100 * size.width + 122] as number;
};

describe('softShare', () => {
  it('takes the alpha whose transitions lie on those of the photo', () => {
    const hard = edge(2);
    const wide = edge(14);
    expect(shareOf(hard, 4, hard, wide, 1)).toBeLessThan(60);
    expect(shareOf(wide, 4, hard, wide, 1)).toBeGreaterThan(shareOf(hard, 4, hard, wide, 1));
  });

  it('takes less of the soft one the busier it is, and more of it the coarser the mask was', () => {
    const [firm, soft] = [edge(3), edge(5)];
    const calm = shareOf(soft, 4, firm, soft, 1);
    expect(shareOf(soft, 90, firm, soft, 1)).toBeLessThan(calm / 2);
    expect(shareOf(soft, 4, firm, soft, 2)).toBeGreaterThan(shareOf(soft, 4, firm, soft, 0));
  });

  it('says nothing where both are the same', () => {
    const share = softShare(photoOf(edge(4), 4), edge(3), edge(5), { band, coarseness: 1 });
    expect(share[100 * size.width + 5]).toBe(0);
    expect(share[100 * size.width + 230]).toBe(0);
  });

  it('changes smoothly along the contour, from a calm stretch to a busy one', () => {
    const soft = edge(5);
    const data = photoOf(soft, 90).data;
    data.set(photoOf(soft, 4).data.subarray(0, 3 * size.width * 100));
    const share = softShare({ ...size, channels: 3, data }, edge(3), soft, { band, coarseness: 1 });
    const along = Array.from({ length: 180 }, (_, y) => share[(y + 10) * size.width + 122] as number);
    expect(along[0]).toBeGreaterThan((along.at(-1) as number) + 40);
    const steps = along.slice(1).map((value, k) => Math.abs(value - (along[k] as number)));
    expect(Math.max(...steps)).toBeLessThan(16);
  });
});
