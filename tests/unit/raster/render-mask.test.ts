import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Size } from '../../../src-preload/model/geometry';
import { expandAlpha } from '../../../src-preload/raster/bounds';
import { frameOf, gridSide, gridStep } from '../../../src-preload/raster/logit-grid';
import { ringsFromLogits } from '../../../src-preload/raster/contour';
import { renderMask } from '../../../src-preload/raster/render-mask';
import { annulus, disc, logitsFrom } from './shapes';
import { polygonArea } from '../../helpers/ring-area';

const photo = { width: 1600, height: 1200 };
const draw = (at: (x: number, y: number) => number, image: Size = photo) => renderMask(logitsFrom(image, at), frameOf(image), image);

/** The definition, pixel by pixel: bilinear, align_corners=false, clamped at the border. */
function upsampled(logits: Float32Array, image: Size, x: number, y: number): number {
  const step = gridStep(frameOf(image), image);
  const clamp = (v: number): number => Math.min(gridSide - 1, Math.max(0, v));
  const gx = clamp((x + 0.5) / step.x - 0.5);
  const gy = clamp((y + 0.5) / step.y - 0.5);
  const i = Math.min(gridSide - 2, Math.floor(gx));
  const j = Math.min(gridSide - 2, Math.floor(gy));
  const at = (c: number, r: number): number => logits[r * gridSide + c] ?? 0;
  const top = at(i, j) * (1 - (gx - i)) + at(i + 1, j) * (gx - i);
  const bottom = at(i, j + 1) * (1 - (gx - i)) + at(i + 1, j + 1) * (gx - i);
  return top * (1 - (gy - j)) + bottom * (gy - j);
}

describe('renderMask', () => {
  it('draws a circle with its area and a one pixel wide edge', () => {
    const mask = draw(disc(800, 600, 400));
    expect(mask.area / (Math.PI * 400 ** 2)).toBeCloseTo(1, 2);
    const middle = mask.alpha.subarray(400 * mask.bounds.width, 401 * mask.bounds.width);
    const soft = middle.filter((a) => a > 0 && a < 255);
    expect(soft.length).toBeLessThanOrEqual(4);
  });

  it('puts the edge of a half plane at the sub-pixel place that it has', () => {
    const mask = draw((x) => 800.25 - x);
    expect(mask.bounds).toEqual({ x: 0, y: 0, width: 801, height: 1200 });
    const row = mask.alpha.subarray(600 * 801, 601 * 801);
    expect(row[799]).toBe(255);
    expect(row[800]).toBe(64);
  });

  it('cuts holes and agrees with the contour', () => {
    const at = annulus(800, 600, 150, 500);
    const rings = ringsFromLogits(logitsFrom(photo, at), frameOf(photo), photo);
    const mask = draw(at);
    expect(expandAlpha(mask, photo)[600 * photo.width + 800]).toBe(0);
    expect(mask.area / polygonArea(rings)).toBeCloseTo(1, 3);
  });

  it('is empty without a positive logit and full without a negative one', () => {
    expect(draw(() => -1)).toEqual({ bounds: { x: 0, y: 0, width: 0, height: 0 }, alpha: new Uint8Array(0), area: 0 });
    const full = draw(() => 1);
    expect(full.bounds).toEqual({ x: 0, y: 0, ...photo });
    expect(full.alpha.every((a) => a === 255)).toBe(true);
  });

  it('gives tight bounds', () => {
    const { bounds, alpha } = draw(disc(300.5, 200.5, 50));
    expect(bounds.width).toBeGreaterThanOrEqual(100);
    expect(bounds.width).toBeLessThanOrEqual(103);
    expect(alpha.subarray(0, bounds.width).some((a) => a > 0)).toBe(true);
    expect(alpha.subarray(-bounds.width).some((a) => a > 0)).toBe(true);
  });

  it('is at least 128 exactly where the upsampled logit is above zero, at any size', () => {
    const value = fc.float({ min: -4, max: 4, noNaN: true });
    const side = fc.integer({ min: 1, max: 700 });
    fc.assert(
      fc.property(fc.array(value, { minLength: 256, maxLength: 256 }), side, side, (coarse, width, height) => {
        const image = { width, height };
        const logits = Float32Array.from({ length: gridSide ** 2 }, (_, k) => {
          return (coarse[((k >> 12) & 15) * 16 + ((k >> 4) & 15)] ?? 0) + Math.sin(k) / 8;
        });
        const alpha = expandAlpha(renderMask(logits, frameOf(image), image), image);
        for (let k = 0; k < alpha.length; k += 7) {
          const logit = upsampled(logits, image, k % width, Math.floor(k / width));
          if (Math.abs(logit) > 1e-4) expect((alpha[k] ?? 0) >= 128).toBe(logit > 0);
        }
      }),
      { numRuns: 25 },
    );
  });
});
