import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cropAround, extentOf, promptsIn, suits } from '../../../src-main/services/segmentation/crop-frame';

const photo = { width: 3000, height: 2000 };

describe('crops around small objects', () => {
  it('holds every object that is small, with something around it, and lies in the photo', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2400 }), fc.integer({ min: 0, max: 1400 }), fc.integer({ min: 4, max: 600 }), fc.integer({ min: 4, max: 600 }), (x, y, width, height) => {
        const object = { x, y, width, height };
        const crop = cropAround(object, photo);
        expect(crop).toBeDefined();
        if (!crop) return;
        expect(suits(crop, object, photo)).toBe(true);
        expect([crop.x, crop.y, crop.width, crop.height].every(Number.isInteger)).toBe(true);
        expect(crop.x).toBeGreaterThanOrEqual(0);
        expect(crop.y).toBeGreaterThanOrEqual(0);
        expect(crop.x + crop.width).toBeLessThanOrEqual(photo.width);
        expect(crop.y + crop.height).toBeLessThanOrEqual(photo.height);
      }),
    );
  });

  it('makes none for an object that fills much of the photo', () => {
    expect(cropAround({ x: 500, y: 300, width: 1500, height: 900 }, photo)).toBeUndefined();
  });

  it('stays the same while an object changes a little', () => {
    const crop = cropAround({ x: 1000, y: 800, width: 200, height: 150 }, photo);
    expect(crop && suits(crop, { x: 990, y: 790, width: 230, height: 160 }, photo)).toBe(true);
    expect(crop && suits(crop, { x: 1000, y: 800, width: 20, height: 15 }, photo)).toBe(false);
    expect(crop && suits(crop, { x: 400, y: 800, width: 800, height: 150 }, photo)).toBe(false);
  });

  it('finds the pixels that a mask and its clicks span', () => {
    const logits = new Float32Array(256 * 256).fill(-1);
    for (let row = 50; row < 60; row++) for (let column = 100; column < 120; column++) logits[row * 256 + column] = 1;
    const extent = extentOf(logits, { width: 1024, height: 512 }, [{ x: 500, y: 210 }]);
    expect(extent).toEqual({ x: 400, y: 200, width: 100, height: 40 });
    expect(extentOf(logits.fill(-1), photo, [])).toBeUndefined();
  });

  it('counts prompts from the corner of the crop and leaves out points beside it', () => {
    const prompts = { points: [{ x: 110, y: 60, positive: true }, { x: 90, y: 60, positive: false }], box: { x: 80, y: 55, width: 50, height: 20 } };
    expect(promptsIn(prompts, { x: 100, y: 50, width: 64, height: 64 })).toEqual({ points: [{ x: 10, y: 10, positive: true }], box: { x: 0, y: 5, width: 30, height: 20 } });
  });
});
