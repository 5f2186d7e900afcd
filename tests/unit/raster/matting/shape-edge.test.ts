import { describe, expect, it } from 'vitest';
import { fitAlpha, type CroppedAlpha } from '../../../../src-preload/raster/bounds';
import { shapeEdge, type EdgeSettings } from '../../../../src-preload/raster/matting/shape-edge';
import { shiftEdge } from '../../../../src-preload/raster/matting/shift-edge';
import { smoothEdge } from '../../../../src-preload/raster/matting/smooth-edge';
import { discAlpha, sumOf } from '../discs';
import { softDisc } from './scenes';

const plain: EdgeSettings = { smooth: 0, feather: 0, contrast: 0, shift: 0 };
const size = { width: 120, height: 110 };
const disc = discAlpha(120, 110, 60.3, 55.2, 30);
const mask: CroppedAlpha = fitAlpha(disc, size);
const areaOf = (radius: number): number => Math.PI * radius * radius;

/** Where the edge of a row of alpha, 255 to the left, lies: the sum of its coverage. */
const edgeOf = (row: Uint8Array): number => row.reduce((sum, a) => sum + a / 255, 0);

describe('shiftEdge', () => {
  const straight = (edge: number, softness: number): Uint8Array =>
    Uint8Array.from({ length: 80 * 9 }, (_, i) => Math.min(1, Math.max(0, 0.5 + (edge - (i % 80) - 0.5) / softness)) * 255 + 0.5);

  it.each([1.5, -1.5, 0.3, -0.3, 6.25, -6.25])('moves a straight edge by %d pixels, sharp, between pixels, and soft', (by) => {
    for (const [edge, softness] of [
      [40, 1],
      [40.4, 1],
      [40, 8],
    ] as const) {
      const moved = shiftEdge(straight(edge, softness), { width: 80, height: 9 }, by).subarray(4 * 80, 5 * 80);
      expect(Math.abs(edgeOf(moved) - edge - by)).toBeLessThan(0.12);
    }
  });

  it('leaves a soft edge as soft as it was', () => {
    const moved = shiftEdge(straight(40, 10), { width: 80, height: 9 }, 3).subarray(4 * 80, 5 * 80);
    const soft = moved.filter((a) => a > 0 && a < 255).length;
    expect(soft).toBeGreaterThanOrEqual(9);
    expect(soft).toBeLessThanOrEqual(12);
  });

  it.each([2.5, -2.5, 9, -9])('makes a disc one of another radius (%d)', (by) => {
    expect(Math.abs(sumOf(shiftEdge(disc, size, by)) / areaOf(30 + by) - 1)).toBeLessThan(0.02);
  });

  it('takes away what is thinner than twice the way inwards', () => {
    const line = Uint8Array.from({ length: 900 }, (_, i) => (i % 30 === 14 || i % 30 === 15 ? 255 : 0));
    expect(shiftEdge(line, { width: 30, height: 30 }, -1.6).every((a) => a < 40)).toBe(true);
  });
});

describe('smoothEdge', () => {
  it('keeps a disc where and as large as it is', () => {
    const smoothed = smoothEdge(disc, size, 8);
    expect(Math.abs(sumOf(smoothed) / areaOf(30) - 1)).toBeLessThan(0.02);
    const changed = smoothed.reduce((sum, a, i) => sum + Math.abs(a - (disc[i] as number)) / 255, 0);
    expect(changed).toBeLessThan(2 * Math.PI * 30 * 0.35);
  });

  it('takes steps out of a contour', () => {
    const stairs = Uint8Array.from({ length: 100 * 60 }, (_, i) => (i % 100 < 50 + (Math.floor(Math.floor(i / 100) / 4) % 2 === 0 ? 1.5 : -1.5) ? 255 : 0));
    const spread = (alpha: Uint8Array): number => {
      const edges = Array.from({ length: 30 }, (_, k) => edgeOf(alpha.subarray((15 + k) * 100, (16 + k) * 100)));
      return Math.max(...edges) - Math.min(...edges);
    };
    expect(spread(stairs)).toBe(3);
    expect(spread(smoothEdge(stairs, { width: 100, height: 60 }, 10))).toBeLessThan(0.3);
  });

  it.each([1, 4, 16])('leaves an edge %d pixels wide about as soft', (softness) => {
    const at = softDisc(60, 55, 30, softness);
    const alpha = Uint8Array.from({ length: 120 * 110 }, (_, i) => Math.min(1, Math.max(0, at(i % 120, Math.floor(i / 120)))) * 255 + 0.5);
    const softOf = (plane: Uint8Array): number => plane.reduce((sum, a) => sum + (a / 255) * (1 - a / 255), 0);
    const ratio = softOf(smoothEdge(alpha, size, 4)) / softOf(alpha);
    expect(ratio).toBeGreaterThan(0.7);
    expect(ratio).toBeLessThan(2);
  });
});

describe('shapeEdge', () => {
  it('gives back the mask when nothing is asked', () => {
    expect(shapeEdge(mask, size, plain)).toBe(mask);
  });

  it('grows the bounds with the edge, never beyond the photo', () => {
    const grown = shapeEdge(mask, size, { ...plain, shift: 5 });
    expect(grown.bounds.x).toBe(mask.bounds.x - 5);
    const filled = shapeEdge(mask, size, { ...plain, feather: 30, shift: 30 });
    expect(filled.bounds).toEqual({ x: 0, y: 0, ...size });
  });

  it('feathers by a Gaussian and makes hard with full contrast', () => {
    const soft = shapeEdge(mask, size, { ...plain, feather: 3 });
    expect(Math.abs(sumOf(soft.alpha) / mask.area - 1)).toBeLessThan(0.01);
    expect(soft.alpha.filter((a) => a > 20 && a < 235).length).toBeGreaterThan(2 * Math.PI * 30 * 6);
    const hard = shapeEdge(mask, size, { ...plain, feather: 3, contrast: 1 });
    expect(hard.alpha.every((a) => a === 0 || a === 255)).toBe(true);
    expect(Math.abs(hard.area / mask.area - 1)).toBeLessThan(0.03);
  });

  it('leaves an object that is cut off by the border of the photo cut off', () => {
    const cut = fitAlpha(Uint8Array.from({ length: 1200 }, (_, i) => (i % 40 < 20 ? 255 : 0)), { width: 40, height: 30 });
    const shaped = shapeEdge(cut, { width: 40, height: 30 }, { smooth: 4, feather: 2, contrast: 0.2, shift: -1 });
    for (const y of [0, 15, 29]) expect(shaped.alpha[y * shaped.bounds.width]).toBe(255);
  });

  it('looks the same in a preview of half the size', () => {
    const settings = { smooth: 6, feather: 2, contrast: 0.3, shift: 3 };
    const full = shapeEdge(mask, size, settings);
    const reduced = fitAlpha(discAlpha(60, 55, 30.15, 27.6, 15), { width: 60, height: 55 });
    const preview = shapeEdge(reduced, { width: 60, height: 55 }, settings, 0.5);
    expect(Math.abs((4 * preview.area) / full.area - 1)).toBeLessThan(0.02);
  });
});
