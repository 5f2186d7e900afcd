import { describe, expect, it } from 'vitest';
import { ringsFromLogits } from '../../../src-preload/raster/contour';
import { contourArea } from '../../../src-preload/raster/contour-area';
import { polygonArea } from '../../helpers/ring-area';

const image = { width: 4000, height: 3000 };
const frame = { width: 1024, height: 768 };
const logitsOf = (f: (x: number, y: number) => number): Float32Array => Float32Array.from({ length: 65536 }, (_, i) => f(i % 256, Math.floor(i / 256)));
/** A grid step in image pixels. */
const step = 4000 / 256;

describe('the area inside the contour', () => {
  it.each([6, 20, 60])('of a disc with a radius of %d cells is that of the disc', (radius) => {
    const area = contourArea(logitsOf((x, y) => radius - Math.hypot(x - 128, y - 96)), frame, image);
    expect(area / (Math.PI * (radius * step) ** 2)).toBeCloseTo(1, 1);
    expect(Math.abs(area / (Math.PI * (radius * step) ** 2) - 1)).toBeLessThan(0.01);
  });

  it('is the area of the traced contour for ragged shapes with holes that touch the border', () => {
    const logits = logitsOf((x, y) => Math.sin(x / 9) + Math.cos(y / 7) + 0.4 * Math.sin((x * y) / 300));
    const traced = polygonArea(ringsFromLogits(logits, frame, image));
    expect(Math.abs(contourArea(logits, frame, image) / traced - 1)).toBeLessThan(0.01);
  });

  it('is nothing for nothing and the whole photo for everything', () => {
    expect(contourArea(logitsOf(() => -5), frame, image)).toBe(0);
    expect(contourArea(logitsOf(() => 5), frame, image)).toBeCloseTo(12_000_000, -4);
  });
});
