import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayerEffects } from '../../../src-preload/model/effects';
import { effectsMargin, paintEffects } from '../../../src-preload/raster/effects';
import { shiftAlpha } from '../../../src-preload/raster/shift-alpha';
import { discAlpha, featheredDisc, outerRadius } from './discs';

const side = 100;
const disc = discAlpha(side, side, 50, 50, 15);
const alphaOf = (pixels: Uint8Array): Uint8Array => pixels.filter((_, i) => i % 4 === 3);
const paint = (effects: LayerEffects, scale = 1, alpha = disc): Uint8Array => paintEffects({ alpha, width: side, height: side, effects, scale });
const pixelAt = (pixels: Uint8Array, x: number, y: number): number[] => [...pixels.subarray(4 * (y * side + x), 4 * (y * side + x) + 4)];

describe('paintEffects', () => {
  it('paints nothing without effects', () => {
    expect(paint({ shadow: null, outline: null }).every((byte) => byte === 0)).toBe(true);
  });

  it('moves a sharp shadow by dx, dy at the scale, in its colour and opacity', () => {
    const out = paint({ shadow: { dx: 4, dy: -3, blur: 0, colour: '#102030', opacity: 1 }, outline: null }, 2);
    expect(alphaOf(out)).toEqual(discAlpha(side, side, 58, 44, 15));
    expect(pixelAt(out, 58, 44)).toEqual([16, 32, 48, 255]);
    const half = paint({ shadow: { dx: 0, dy: 0, blur: 0, colour: '#ffffff', opacity: 0.5 }, outline: null });
    expect(pixelAt(half, 50, 50)).toEqual([255, 255, 255, 128]);
  });

  it('draws the outline over the shadow, which includes the line', () => {
    const out = paint({ shadow: { dx: 30, dy: 0, blur: 0, colour: '#0000ff', opacity: 1 }, outline: { width: 5, colour: '#ff0000', opacity: 0.5 } });
    expect(pixelAt(out, 50, 32)).toEqual([255, 0, 0, 128]);
    expect(pixelAt(out, 80, 32)).toEqual([0, 0, 255, 255]);
    expect(pixelAt(out, 66, 50)).toEqual([128, 0, 128, 255]);
  });

  it('draws the outline of a feathered layer from its half-way contour on, and nothing beyond it', () => {
    const soft = featheredDisc(side, side, { cx: 50, cy: 50, radius: 20, feather: 24 });
    const outline = { width: 4, colour: '#ff0000', opacity: 1 };
    const line = alphaOf(paint({ shadow: null, outline }, 1, soft));
    for (let turn = 0; turn < 1; turn += 1 / 40) expect(Math.abs(outerRadius(line, side, { cx: 50, cy: 50, turn }) - 24)).toBeLessThan(0.25);
    expect(soft[50 * side + 78]).toBeGreaterThan(20);
    expect(pixelAt(paint({ shadow: null, outline }, 1, soft), 78, 50)).toEqual([0, 0, 0, 0]);
    const shadow = { dx: 0, dy: 0, blur: 0, colour: '#0000ff', opacity: 1 };
    expect(pixelAt(paint({ shadow, outline }, 1, soft), 78, 50)).toEqual([0, 0, 255, soft[50 * side + 78]]);
  });

  it('softens the shadow by half its blur as the deviation', () => {
    const alpha = Uint8Array.from({ length: side * side }, (_, k) => (k % side < 50 ? 255 : 0));
    const out = alphaOf(paint({ shadow: { dx: 0, dy: 0, blur: 10, colour: '#000000', opacity: 1 }, outline: null }, 1, alpha));
    // One deviation beyond a straight edge a Gaussian is at 15.9 %.
    expect(((out[50 * side + 54] ?? 0) + (out[50 * side + 55] ?? 0)) / 2 / 255).toBeCloseTo(0.159, 1);
  });

  it('does not reach beyond its margin', () => {
    const move = fc.double({ min: -10, max: 10, noNaN: true });
    fc.assert(
      fc.property(move, move, fc.double({ min: 0, max: 8, noNaN: true }), fc.double({ min: 0, max: 5, noNaN: true }), (dx, dy, blur, width) => {
        const effects: LayerEffects = { shadow: { dx, dy, blur, colour: '#000000', opacity: 1 }, outline: { width, colour: '#ffffff', opacity: 1 } };
        const margin = effectsMargin(effects);
        const out = alphaOf(paint(effects));
        for (let k = 0; k < out.length; k++) {
          const x = k % side;
          const y = Math.floor(k / side);
          const isWithin = x >= 35 - margin.left && x < 65 + margin.right && y >= 35 - margin.top && y < 65 + margin.bottom;
          if (out[k] !== 0 && !isWithin) throw new Error(`Pixel ${x}, ${y} lies beyond the margin.`);
        }
      }),
      { numRuns: 60 },
    );
    expect(effectsMargin({ shadow: null, outline: null })).toEqual({ left: 0, top: 0, right: 0, bottom: 0 });
  });
});

describe('shiftAlpha', () => {
  it('copies at whole moves, keeps the amount at others, and drops what leaves', () => {
    const size = { width: side, height: side };
    const sum = (plane: Uint8Array): number => plane.reduce((s, a) => s + a, 0);
    expect(shiftAlpha(disc, size, -7, 9)).toEqual(discAlpha(side, side, 43, 59, 15));
    expect(Math.abs(sum(shiftAlpha(disc, size, 3.3, -0.4)) / sum(disc) - 1)).toBeLessThan(0.002);
    expect(shiftAlpha(disc, size, 400, 0).every((a) => a === 0)).toBe(true);
    expect([...shiftAlpha(Uint8Array.from([0, 200, 0]), { width: 3, height: 1 }, 0.5, 0)]).toEqual([0, 100, 100]);
  });
});
