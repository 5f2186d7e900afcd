import { describe, expect, it } from 'vitest';
import { estimateForeground } from '../../../../src-preload/raster/matting/estimate-foreground';
import { cool, hairy, plain, scene, softDisc, warm, type Scene } from './scenes';

const bytes = (made: Scene): Uint8Array => Uint8Array.from(made.alpha, (a) => a * 255 + 0.5);

/** Mean difference of a side's colours where alpha is between the two. */
function colourError(got: Uint8Array, wanted: Uint8Array, alpha: Uint8Array, least: number, most: number): number {
  let sum = 0;
  let count = 0;
  alpha.forEach((a, i) => {
    if (a < least || a > most) return;
    for (let c = 0; c < 3; c++) sum += Math.abs((got[3 * i + c] as number) - (wanted[3 * i + c] as number));
    count += 3;
  });
  return sum / count;
}

describe('estimateForeground', () => {
  it('gives both plain colours back', () => {
    const made = scene(100, 90, softDisc(50, 45, 25, 14), plain(210, 70, 30), plain(20, 110, 180));
    const alpha = bytes(made);
    const { foreground, background } = estimateForeground(made.photo, alpha);
    expect(colourError(foreground, made.foreground, alpha, 26, 254)).toBeLessThan(3);
    expect(colourError(background, made.background, alpha, 1, 229)).toBeLessThan(3);
  });

  it('takes the background out of strands: a twelfth of it is left at most', () => {
    const made = scene(160, 150, hairy(80, 75, 35, 30, 50), warm, cool);
    const alpha = bytes(made);
    const { foreground } = estimateForeground(made.photo, alpha);
    const before = colourError(made.photo.data, made.foreground, alpha, 26, 254);
    expect(colourError(foreground, made.foreground, alpha, 26, 254)).toBeLessThan(before / 12);
  });

  it('leaves opaque pixels as the photo has them', () => {
    const made = scene(300, 40, (x) => (x - 140) / 20, warm, cool);
    const alpha = bytes(made);
    const { foreground, background } = estimateForeground(made.photo, alpha);
    alpha.forEach((a, i) => {
      if (a === 255) expect(foreground.subarray(3 * i, 3 * i + 3)).toEqual(made.photo.data.subarray(3 * i, 3 * i + 3));
      if (a === 0) expect(background.subarray(3 * i, 3 * i + 3)).toEqual(made.photo.data.subarray(3 * i, 3 * i + 3));
    });
  });

  it.each([
    [1, 1],
    [1, 37],
    [41, 1],
  ])('takes a photo of %d x %d', (width, height) => {
    const made = scene(width, height, (x, y) => (x + y) / 40, warm, cool);
    expect(estimateForeground(made.photo, bytes(made)).foreground).toHaveLength(3 * width * height);
  });

  it('stops when it is cancelled', () => {
    const made = scene(50, 50, softDisc(25, 25, 12, 6), warm, cool);
    expect(() => estimateForeground(made.photo, bytes(made), { isCancelled: () => true })).toThrow(expect.objectContaining({ name: 'AbortError' }));
  });
});
