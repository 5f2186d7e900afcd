import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MaskInfo } from '../../../src-preload/contract/common';
import type { BrushSettings } from '../../../src-preload/raster/brush';
import { noise, plain } from '../../helpers/fixture-images';
import { flower } from '../../helpers/sample-photos';
import { context, createMaskStudio } from './mask-studio';

const [width, height] = [120, 80];
const { images, masks, tools, photo, alpha } = createMaskStudio();
let image = '';
beforeAll(async () => {
  image = await photo(noise(width, height));
});

const rectangle = (x: number, y: number, w: number, h: number) => [{ x, y }, { x: x + w, y }, { x: x + w, y: y + h }, { x, y: y + h }];
const filled = async (...rects: readonly (readonly [number, number, number, number])[]): Promise<MaskInfo> =>
  tools.polygons({ image, rings: rects.map((r) => rectangle(...r)) }, context);
const brush: BrushSettings = { mode: 'reveal', size: 20, hardness: 1, opacity: 1, flow: 1 };
const stroke = async (mask: string, points: readonly (readonly [number, number])[], settings: Partial<BrushSettings> = {}) =>
  tools.stroke({ mask, settings: { ...brush, ...settings }, points: points.map(([x, y]) => ({ x, y, pressure: 1 })) }, context);
describe('shapes', () => {
  it('are filled, with holes and soft edges', async () => {
    const ring = await filled([10, 10, 60, 40], [20, 20, 10.5, 10]);
    expect(ring.bounds).toEqual({ x: 10, y: 10, width: 60, height: 40 });
    expect(ring.area).toBeCloseTo(2400 - 105, 0);
    const plane = await alpha(ring.id);
    expect([plane[25 * width + 25], plane[15 * width + 15], plane[5]]).toEqual([0, 255, 0]);
    expect(Math.abs((plane[25 * width + 30] ?? 0) - 127)).toBeLessThanOrEqual(1);
  });

  it('may be all of the photo', async () => {
    expect(await tools.whole({ image }, context)).toMatchObject({ width, height, area: width * height, bounds: { x: 0, y: 0, width, height } });
    await expect(async () => tools.whole({ image: 'f'.repeat(64) }, context)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the wand', () => {
  it('takes the ground of the flower photo, and not the flower', async () => {
    const { info } = await images.open({ kind: 'bytes', name: 'flower.jpg', bytes: await readFile(flower) });
    const at = { x: 10, y: 10 };
    const ground = await tools.wand({ image: info.id, at, tolerance: 40, contiguous: true }, context);
    const plane = await alpha(ground.id);
    expect(ground).toMatchObject({ width: info.width, height: info.height });
    expect(plane[10 * info.width + 10]).toBe(255);
    expect(ground.area / (info.width * info.height)).toBeGreaterThan(0.02);
    expect(ground.area / (info.width * info.height)).toBeLessThan(0.98);
    const strict = await tools.wand({ image: info.id, at, tolerance: 5, contiguous: true }, context);
    expect(strict.area).toBeLessThan(ground.area);
    const anywhere = await tools.wand({ image: info.id, at, tolerance: 40, contiguous: false }, context);
    expect(anywhere.area).toBeGreaterThanOrEqual(ground.area);
  });

  it('is for points on the photo', async () => {
    await expect(tools.wand({ image, at: { x: width, y: 3 }, tolerance: 9, contiguous: true }, context)).rejects.toMatchObject({ code: 'bad-request' });
  });
});

describe('combining', () => {
  it('adds, subtracts and intersects', async () => {
    const [a, b] = [await filled([10, 10, 40, 40]), await filled([30, 30, 40, 40])];
    const area = async (how: 'add' | 'subtract' | 'intersect') => (await tools.combine({ a: a.id, b: b.id, how }, context)).area;
    expect(await area('add')).toBe(1600 + 1600 - 400);
    expect(await area('subtract')).toBe(1600 - 400);
    expect(await area('intersect')).toBe(400);
    expect((await tools.combine({ a: a.id, b: a.id, how: 'subtract' }, context)).area).toBe(0);
  });

  it('needs masks of one size, and names both', async () => {
    const a = await filled([0, 0, 5, 5]);
    const b = masks.put(30, 20, new Uint8Array(600).fill(9)).info;
    const refused = { code: 'bad-request', message: expect.stringMatching(/120 x 80.*30 x 20/) };
    await expect(tools.combine({ a: a.id, b: b.id, how: 'add' }, context)).rejects.toMatchObject(refused);
    await expect(tools.rebase({ from: a.id, mask: a.id, to: b.id }, context)).rejects.toMatchObject(refused);
  });

  it('inverts, and twice is nothing', async () => {
    const mask = await filled([10.25, 10, 41.5, 40]);
    const inverse = await tools.invert({ mask: mask.id }, context);
    expect(inverse.area + mask.area).toBeCloseTo(width * height, 6);
    expect(await tools.invert({ mask: inverse.id }, context)).toEqual(mask);
  });
});

describe('a stroke', () => {
  it('adds what it covers, and takes it away', async () => {
    const mask = await filled([10, 10, 20, 20]);
    const more = await stroke(mask.id, [[60, 40], [90, 40]]);
    expect(more.area - mask.area).toBeGreaterThan(30 * 20);
    expect(more.bounds).toEqual({ x: 10, y: 10, width: 90, height: 40 });
    const plane = await alpha(more.id);
    expect([plane[40 * width + 75], plane[20 * width + 20], plane[15 * width + 75]]).toEqual([255, 255, 0]);
    const less = await stroke(more.id, [[60, 40], [90, 40]], { mode: 'hide', size: 24 });
    expect(less).toEqual(mask);
    expect(await masks.load(mask.id)).toMatchObject({ info: mask });
    expect((await alpha(more.id))[40 * width + 75]).toBe(255);
  });

  it('beyond the photo or of an empty mask is no trouble', async () => {
    const mask = await filled([10, 10, 20, 20]);
    expect(await stroke(mask.id, [[-500, -500], [-400, -500]])).toEqual(mask);
    const empty = await stroke(mask.id, [[0, 20], [60, 20]], { mode: 'hide', size: 200 });
    expect(empty).toMatchObject({ area: 0, bounds: { width: 0, height: 0 } });
    expect(await stroke(empty.id, [[5, 5]], { mode: 'hide' })).toEqual(empty);
    expect((await stroke(empty.id, [[0, 0]])).bounds).toEqual({ x: 0, y: 0, width: 10, height: 10 });
  });

  it('tells the same bounds and area as its pixels, wherever it goes', async () => {
    const point = fc.tuple(fc.double({ min: -20, max: 140, noNaN: true }), fc.double({ min: -20, max: 100, noNaN: true }));
    const soft = { size: fc.double({ min: 0.5, max: 90, noNaN: true }), hardness: fc.constantFrom(0, 0.5, 1), opacity: fc.constantFrom(0.3, 1), flow: fc.constantFrom(0.2, 1) };
    await fc.assert(
      fc.asyncProperty(fc.array(point, { minLength: 1, maxLength: 4 }), fc.record({ mode: fc.constantFrom('reveal', 'hide'), ...soft }), async (points, settings) => {
        const mask = await filled([30, 20, 50.5, 30], [70, 40, 40, 35]);
        const made = await stroke(mask.id, points, settings);
        // Asked of a store of its own, which has to look at every pixel.
        const { masks: fresh } = createMaskStudio();
        expect(fresh.put(width, height, await alpha(made.id)).info).toEqual(made);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a new base under what was painted', () => {
  it('keeps the painting', async () => {
    const from = await filled([10, 10, 40, 40]);
    const painted = await stroke((await stroke(from.id, [[80, 60]])).id, [[20, 20]], { mode: 'hide' });
    const to = await filled([12, 12, 60, 40]);
    const plane = await alpha((await tools.rebase({ from: from.id, mask: painted.id, to: to.id }, context)).id);
    const at = (x: number, y: number) => plane[y * width + x];
    expect([at(80, 60), at(20, 20), at(60, 40), at(11, 40)]).toEqual([255, 0, 255, 0]);
    expect(await tools.rebase({ from: from.id, mask: painted.id, to: from.id }, context)).toEqual(painted);
    expect(await tools.rebase({ from: from.id, mask: from.id, to: to.id }, context)).toEqual(to);
  });
});

describe('a part of the alpha', () => {
  it('is exact where nothing is scaled, and zero outside', async () => {
    const mask = await filled([10.5, 10, 40, 40]);
    const plane = await alpha(mask.id);
    const part = await tools.alpha({ mask: mask.id, region: { x: -5, y: -5, width: 40, height: 30 }, width: 40, height: 30 }, context);
    for (let y = 0; y < 30; y++) {
      for (let x = 0; x < 40; x++) expect(part.alpha[y * 40 + x]).toBe(x < 5 || y < 5 ? 0 : plane[(y - 5) * width + x - 5]);
    }
    const away = await tools.alpha({ mask: mask.id, region: { x: 1e9, y: 0, width: 10, height: 10 }, width: 3, height: 3 }, context);
    expect([...away.alpha]).toEqual(Array.from({ length: 9 }, () => 0));
    const nothing = await tools.alpha({ mask: mask.id, region: { x: 20, y: 20, width: 0, height: 0 }, width: 2, height: 1 }, context);
    expect(nothing.alpha).toHaveLength(2);
  });

  it('is the mean of what each pixel shows, from any place and at any size', async () => {
    const mask = await filled([10, 10, 40, 40]);
    const all = await tools.alpha({ mask: mask.id, region: { x: 0, y: 0, width: 1e7, height: 1e7 }, width: 1, height: 1 }, context);
    expect(all.alpha[0]).toBe(0);
    const halves = await tools.alpha({ mask: mask.id, region: { x: 9.5, y: 20, width: 1, height: 1 }, width: 1, height: 1 }, context);
    expect(halves.alpha[0]).toBeCloseTo(127.5, -1);
    const small = await tools.alpha({ mask: mask.id, region: { x: 0, y: 0, width, height }, width: 12, height: 8 }, context);
    expect([...small.alpha.subarray(12, 18)]).toEqual([0, 255, 255, 255, 255, 0]);
    const enlarged = await tools.alpha({ mask: mask.id, region: { x: 9, y: 20, width: 2, height: 1 }, width: 100, height: 1 }, context);
    expect([enlarged.alpha[49], enlarged.alpha[50]]).toEqual([0, 255]);
  });
});

describe('the outline', () => {
  it('runs along the edge, with its holes', async () => {
    const mask = await filled([10, 10, 60, 40], [20, 20, 10, 10]);
    const { rings } = await tools.outline({ mask: mask.id, tolerance: 0.75 }, context);
    expect(rings).toHaveLength(2);
    for (const ring of rings) {
      expect(ring.length).toBeLessThan(2 * 12);
      for (let i = 0; i < ring.length; i += 2) {
        const [x, y] = [ring[i] ?? 0, ring[i + 1] ?? 0];
        const nearest = Math.min(...[10, 20, 30, 70].map((v) => Math.abs(x - v)), ...[10, 20, 30, 50].map((v) => Math.abs(y - v)));
        expect(nearest).toBeLessThan(0.6);
      }
    }
    const empty = masks.put(width, height, new Uint8Array(width * height)).info;
    expect((await tools.outline({ mask: empty.id, tolerance: 1 }, context)).rings).toEqual([]);
  });

  it('of noise is bounded, and lies where the noise is', async () => {
    const side = 1500;
    const { data } = noise(side, side, 1);
    const mask = masks.put(side, side, data).info;
    const { rings } = await tools.outline({ mask: mask.id, tolerance: 0 }, context);
    expect(rings.length).toBeGreaterThan(100);
    expect(rings.reduce((sum, ring) => sum + ring.length / 2, 0)).toBeLessThanOrEqual(200_000);
    expect(rings.every((ring) => ring.every((v) => v >= -4 && v <= side + 4))).toBe(true);
  });

  it('of a disc that is looked at coarsely still runs along its edge', async () => {
    // Noise in one corner forces the coarse look; the disc is far from it.
    const side = 1500;
    const plane = new Uint8Array(side * side);
    const speckle = noise(1200, 1200, 1).data;
    for (let y = 0; y < 1200; y++) plane.set(speckle.subarray(y * 1200, (y + 1) * 1200), y * side);
    for (let y = 1200; y < side; y++) {
      for (let x = 1200; x < side; x++) plane[y * side + x] = Math.max(0, Math.min(255, 255 * (100.5 - Math.hypot(x + 0.5 - 1350, y + 0.5 - 1350))));
    }
    const mask = masks.put(side, side, plane).info;
    const { rings } = await tools.outline({ mask: mask.id, tolerance: 0 }, context);
    const disc = rings.filter((ring) => ring.every((v) => v > 1210)).toSorted((a, b) => b.length - a.length)[0];
    expect(disc?.length).toBeGreaterThan(40);
    for (let i = 0; i < (disc?.length ?? 0); i += 2) {
      expect(Math.abs(Math.hypot((disc?.[i] ?? 0) - 1350, (disc?.[i + 1] ?? 0) - 1350) - 100)).toBeLessThan(0.5);
    }
  });
});

describe('masks as pictures', () => {
  it('come back as they went out', async () => {
    const mask = await stroke((await filled([10.5, 10.25, 41, 40])).id, [[70, 40], [100, 60]], { hardness: 0 });
    const file = await tools.export({ mask: mask.id, name: 'a/b: mask' }, context);
    expect(file).toMatchObject({ name: expect.stringMatching(/^[^/:]+\.png$/), mime: 'image/png' });
    expect(await sharp(file.bytes).metadata()).toMatchObject({ width, height, channels: 1, space: 'b-w', depth: 'uchar' });
    expect(await tools.import({ image, name: file.name, bytes: new Uint8Array(file.bytes) }, context)).toEqual(mask);
  });

  it('are taken from the alpha where there is one, else from the brightness', async () => {
    const bytesOf = async (picture: Sharp) => new Uint8Array(await picture.png().toBuffer());
    const bring = async (picture: Sharp) => tools.import({ image, name: 'mask.png', bytes: await bytesOf(picture) }, context);
    const size = { width, height };
    expect((await bring(plain([255, 255, 255], size))).area).toBe(width * height);
    expect((await bring(plain([0, 0, 0], size))).area).toBe(0);
    expect((await bring(plain([255, 255, 255], size, 1))).area).toBe(width * height);
    const half = await bring(plain([0, 0, 0], size, 0.5));
    expect(half.area / (width * height)).toBeCloseTo(0.5, 1);
    expect((await bring(plain([255, 255, 255], { width: 60, height: 40 }))).area).toBe(width * height);
    expect((await bring(plain([255, 255, 255], { width: 241, height: 160 }))).area).toBe(width * height);
  });

  it('of another shape, and files that are none, are refused', async () => {
    const bytes = new Uint8Array(await plain([255, 255, 255], { width: 60, height: 60 }).png().toBuffer());
    const bring = async (own: Uint8Array<ArrayBuffer>) => tools.import({ image, name: 'mask.png', bytes: own }, context);
    await expect(bring(bytes)).rejects.toMatchObject({ code: 'bad-request', message: expect.stringMatching(/60 x 60.*120 x 80/) });
    const noisy = new Uint8Array(await sharp(noise(width, height).data, { raw: { width, height, channels: 3 } }).png().toBuffer());
    await expect(bring(noisy.subarray(0, noisy.length / 2))).rejects.toMatchObject({ code: 'image-corrupt' });
    await expect(bring(new TextEncoder().encode('no picture'))).rejects.toMatchObject({ code: 'image-unsupported' });
  });
});
