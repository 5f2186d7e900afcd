import fc from 'fast-check';
import { expect, it } from 'vitest';
import { enlargeAlpha } from '../../../src-main/services/refining/enlarge-alpha';
import { finerAlpha } from '../../../src-main/services/refining/finer-alpha';
import { planMask, planPreview, type RefineScene } from '../../../src-main/services/refining/refine-plan';
import { intersect, type Rect } from '../../../src-preload/model/geometry';
import { defaultRefine, noRefine } from '../../../src-preload/model/refinement';
import { halvePhoto, halvePlane } from '../../../src-preload/raster/matting/halve';
import { fringedDisc, meanError } from './known-alpha';

const inside = (part: Rect, whole: Rect): boolean => part.width === 0 || JSON.stringify(intersect(part, whole)) === JSON.stringify(part);

it('plans no more than the photo has, and for previews a bounded number of pixels, whatever is asked', () => {
  const side = fc.integer({ min: 1, max: 12_000 });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(side, side, share, share, share, share, fc.integer({ min: 1, max: 4096 }), fc.integer({ min: 1, max: 4096 }), fc.constantFrom('keep', 'auto', 'firm', 'soft'), (width, height, a, b, c, d, w, h, edge) => {
      const image = { width, height };
      const part = (x: number, y: number): Rect => ({ x: Math.floor(x * (width - 1)), y: Math.floor(y * (height - 1)), width: 1 + Math.floor((width - 1) * (1 - x)), height: 1 + Math.floor((height - 1) * (1 - y)) });
      const scene: RefineScene = { image, source: part(a, b), hair: { x: 0, y: 0, width: 0, height: 0 }, sourceArea: 100, settings: { ...noRefine, edge, feather: 250 * c, shift: -100 * d } };
      const all = planMask(scene);
      expect(all.step).toBe(1);
      expect(inside(all.area, { x: 0, y: 0, ...image })).toBe(true);
      expect(inside(scene.source, all.area)).toBe(true);
      const { step, area } = planPreview(scene, { region: { ...part(c, d), x: part(c, d).x - 10 }, view: { width: w, height: h } });
      expect(inside(area, { x: 0, y: 0, width: Math.floor(width / step), height: Math.floor(height / step) })).toBe(true);
      expect(area.width * area.height).toBeLessThan(4.2e6);
    }),
  );
});

it('keeps to one plan while a slider is dragged over a whole photo', () => {
  const scene = (more: object): RefineScene => ({
    image: { width: 4000, height: 3000 },
    source: { x: 900, y: 500, width: 1800, height: 2500 },
    hair: { x: 0, y: 0, width: 0, height: 0 },
    sourceArea: 2e6,
    settings: { ...defaultRefine, ...more },
  });
  const plan = (more: object) => planPreview(scene(more), { region: { x: 0, y: 0, width: 4000, height: 3000 }, view: { width: 1200, height: 900 } });
  for (const more of [{ feather: 1 }, { feather: 250 }, { shift: -100 }, { shift: 100 }, { smooth: 100, contrast: 1 }]) expect(plan(more)).toEqual(plan({}));
});

it('enlarges what is even to the same level, up to the photo\'s border', () => {
  const view = { width: 41, height: 37 };
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 255 }), fc.double({ min: 0, max: 5, noNaN: true }), fc.double({ min: 1, max: 9, noNaN: true }), (level, from, extent) => {
      const plane = { bounds: { x: 0, y: 0, width: 10, height: 8 }, alpha: new Uint8Array(80).fill(level) };
      expect(new Set(enlargeAlpha(plane, { width: 10, height: 8 }, { x: from, y: -1, width: extent, height: 10 }, view))).toEqual(new Set([level]));
    }),
  );
  const ramp = { bounds: { x: 2, y: 0, width: 4, height: 1 }, alpha: Uint8Array.of(0, 80, 160, 240) };
  const row = enlargeAlpha(ramp, { width: 8, height: 1 }, { x: 2.5, y: 0, width: 3, height: 1 }, { width: 30, height: 1 });
  row.forEach((a, i) => expect(Math.abs(a - (i + 0.5) * 8)).toBeLessThan(1));
});

it('sharpens an alpha by the photo better than enlarging alone', () => {
  const size = { width: 241, height: 181 };
  const { photo, alpha } = fringedDisc(size, 30);
  const region = { ...photo, channels: 3 as const };
  const coarse = halvePhoto(region);
  const half = halvePlane(alpha, size);
  const level = { width: coarse.width, height: coarse.height };
  const plain = enlargeAlpha({ bounds: { x: 0, y: 0, ...level }, alpha: half }, level, { x: 0, y: 0, width: size.width / 2, height: size.height / 2 }, size);
  expect(meanError(finerAlpha(coarse, half, region), alpha)).toBeLessThan(0.6 * meanError(plain, alpha));
});
