import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameOf } from '../../../../src-main/services/exports/outputs/frame';
import { boundsAfter } from '../../../../src-preload/model/matrix';
import { effectsMargin } from '../../../../src-preload/raster/effects';

const none = effectsMargin({ shadow: null, outline: null });
const side = fc.integer({ min: 1, max: 3000 });
const region = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }), width: side, height: side });
const padding = fc.integer({ min: 0, max: 60 });
const reach = fc.record({
  outline: fc.integer({ min: 0, max: 40 }).map((width) => effectsMargin({ shadow: null, outline: { width, colour: '#ffffff', opacity: 1 } })),
  shadow: fc.record({ dx: fc.integer({ min: -40, max: 40 }), dy: fc.integer({ min: -40, max: 40 }), blur: fc.integer({ min: 0, max: 40 }) }).map((shadow) =>
    effectsMargin({ shadow: { ...shadow, colour: '#000000', opacity: 1 }, outline: null }),
  ),
});

describe('where content lies in a file', () => {
  it('a size by its longest side is that, with effects, and padding around it', () => {
    fc.assert(
      fc.property(region, fc.integer({ min: 300, max: 4000 }), padding, reach, (content, pixels, pad, margins) => {
        const { size, toPicture } = frameOf({ region: content, size: { by: 'longest', pixels }, padding: pad, reach: margins });
        expect(Math.max(size.width, size.height)).toBeLessThanOrEqual(pixels + 2 * pad + 1);
        const at = boundsAfter(toPicture, content);
        for (const { left, top, right, bottom } of [margins.outline, margins.shadow]) {
          expect(at.x).toBeGreaterThanOrEqual(pad + left - 1e-6);
          expect(at.y).toBeGreaterThanOrEqual(pad + top - 1e-6);
          expect(at.x + at.width).toBeLessThanOrEqual(size.width - pad - right + 1e-6);
          expect(at.y + at.height).toBeLessThanOrEqual(size.height - pad - bottom + 1e-6);
        }
      }),
    );
  });

  it('on a canvas it is centred on whole pixels, fills what it may, and no more', () => {
    fc.assert(
      fc.property(region, fc.integer({ min: 200, max: 3000 }), fc.integer({ min: 200, max: 3000 }), fc.double({ min: 0.1, max: 1, noNaN: true }), padding, (content, width, height, fill, pad) => {
        const { size, toPicture } = frameOf({ region: content, size: { by: 'canvas', width, height, fit: 'contain', fill }, padding: pad, reach: { outline: none, shadow: none } });
        expect(size).toEqual({ width, height });
        const at = boundsAfter(toPicture, content);
        const [across, down] = [(width - 2 * pad) * fill, (height - 2 * pad) * fill];
        expect(at.width).toBeLessThanOrEqual(across + 0.5 + 1e-6);
        expect(at.height).toBeLessThanOrEqual(down + 0.5 + 1e-6);
        expect(Math.min(Math.abs(at.width - across), Math.abs(at.height - down))).toBeLessThanOrEqual(0.5 + 1e-6);
        expect(Math.abs(at.x * 2 + at.width - width)).toBeLessThanOrEqual(1 + 1e-6);
        expect(Math.abs(at.y * 2 + at.height - height)).toBeLessThanOrEqual(1 + 1e-6);
      }),
    );
  });

  it('covering leaves nothing of the canvas empty', () => {
    fc.assert(
      fc.property(region, side, side, (content, width, height) => {
        const { clip, toPicture } = frameOf({ region: content, size: { by: 'canvas', width, height, fit: 'cover', fill: 1 }, padding: 0, reach: { outline: none, shadow: none } });
        const at = boundsAfter(toPicture, content);
        expect(clip).toEqual({ x: 0, y: 0, width, height });
        expect([at.x <= 1e-6, at.y <= 1e-6, at.x + at.width >= width - 1e-6, at.y + at.height >= height - 1e-6]).toEqual([true, true, true, true]);
      }),
    );
  });
});
