import { describe, expect, it } from 'vitest';
import type { GradientFill } from '../../../src-preload/model/fill';
import { paintGradient } from '../../../src-preload/raster/gradient';

const blackToWhite: GradientFill = {
  kind: 'gradient',
  shape: 'linear',
  from: { x: 0, y: 0 },
  to: { x: 1, y: 0 },
  stops: [{ at: 0, colour: '#000000', opacity: 1 }, { at: 1, colour: '#ffffff', opacity: 1 }],
};
const canvas = { width: 200, height: 100 };
const whole = { x: 0, y: 0, ...canvas };
const pixelAt = (pixels: Uint8Array, width: number, x: number, y: number): number[] => [...pixels.subarray(4 * (y * width + x), 4 * (y * width + x) + 4)];

describe('paintGradient', () => {
  it('runs straight from the first stop to the last, measured at pixel centres', () => {
    const out = paintGradient(blackToWhite, canvas, whole, 200, 100);
    for (let x = 0; x < 200; x++) {
      const [r, g, b, a] = pixelAt(out, 200, x, 37);
      expect(Math.abs((r ?? 0) - (255 * (x + 0.5)) / 200)).toBeLessThan(0.52);
      expect([g, b, a]).toEqual([r, r, 255]);
    }
  });

  it('interpolates straight colours: a transparent stop keeps its colour', () => {
    const fill: GradientFill = { ...blackToWhite, stops: [{ at: 0, colour: '#ff0000', opacity: 0 }, { at: 1, colour: '#0000ff', opacity: 1 }] };
    const [r, , b, a] = pixelAt(paintGradient(fill, canvas, whole, 200, 100), 200, 100, 0);
    expect(Math.abs((r ?? 0) - 127)).toBeLessThanOrEqual(1);
    expect(Math.abs((b ?? 0) - 128)).toBeLessThanOrEqual(1);
    expect(Math.abs((a ?? 0) - 128)).toBeLessThanOrEqual(1);
  });

  it('is a circle in document pixels when it is radial, and ends in the last colour', () => {
    const fill: GradientFill = { ...blackToWhite, shape: 'radial', from: { x: 0.5, y: 0.5 }, to: { x: 0.75, y: 0.5 } };
    const out = paintGradient(fill, canvas, whole, 200, 100);
    for (const [x, y] of [[100, 50], [120, 50], [100, 70], [114, 64], [80, 50]] as const) {
      const wanted = (255 * Math.hypot(x + 0.5 - 100, y + 0.5 - 50)) / 50;
      expect(Math.abs((pixelAt(out, 200, x, y)[0] ?? 0) - wanted)).toBeLessThan(0.52);
    }
    expect(pixelAt(out, 200, 0, 0)).toEqual([255, 255, 255, 255]);
  });

  it('paints a region, at any scale, as a part of the whole', () => {
    const fill: GradientFill = { ...blackToWhite, from: { x: 0.1, y: 0.2 }, to: { x: 0.9, y: 0.7 } };
    const all = paintGradient(fill, canvas, whole, 200, 100);
    const part = paintGradient(fill, canvas, { x: 40, y: 20, width: 60, height: 30 }, 60, 30);
    for (let y = 0; y < 30; y++) for (let x = 0; x < 60; x++) expect(pixelAt(part, 60, x, y)).toEqual(pixelAt(all, 200, x + 40, y + 20));
    const small = paintGradient(fill, canvas, whole, 50, 25);
    const [a = 0] = pixelAt(small, 50, 20, 10);
    const [b = 0] = pixelAt(all, 200, 81, 41);
    const [c = 0] = pixelAt(all, 200, 82, 42);
    expect(a).toBeGreaterThanOrEqual(b);
    expect(a).toBeLessThanOrEqual(c);
  });

  it('has a hard edge where two stops share a place, and one colour where both ends are one point', () => {
    const stops = [
      { at: 0, colour: '#ff0000', opacity: 1 },
      { at: 0.5, colour: '#ff0000', opacity: 1 },
      { at: 0.5, colour: '#0000ff', opacity: 1 },
      { at: 1, colour: '#0000ff', opacity: 1 },
    ];
    const out = paintGradient({ ...blackToWhite, stops }, canvas, whole, 200, 100);
    expect(pixelAt(out, 200, 99, 3)).toEqual([255, 0, 0, 255]);
    expect(pixelAt(out, 200, 100, 3)).toEqual([0, 0, 255, 255]);
    const point = paintGradient({ ...blackToWhite, stops, to: { x: 0, y: 0 } }, canvas, whole, 200, 100);
    expect(pixelAt(point, 200, 0, 0)).toEqual([0, 0, 255, 255]);
  });

  it('goes on with the outer colours where the stops do not reach the ends', () => {
    const stops = [{ at: 0.25, colour: '#400000', opacity: 1 }, { at: 0.75, colour: '#c00000', opacity: 1 }];
    const out = paintGradient({ ...blackToWhite, stops }, canvas, whole, 200, 100);
    expect(pixelAt(out, 200, 10, 0)).toEqual([64, 0, 0, 255]);
    expect(pixelAt(out, 200, 190, 0)).toEqual([192, 0, 0, 255]);
  });
});
