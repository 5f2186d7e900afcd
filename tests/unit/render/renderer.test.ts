import { beforeEach, describe, expect, it } from 'vitest';
import type { ImageInfo } from '../../../src-preload/model/document';
import { compose, identity, rotation, scaling, translation } from '../../../src-preload/model/matrix';
import type { Raster } from '../../../src-preload/raster/raster';
import { distance, noise, pixel, quadrantPixels } from '../../helpers/fixture-images';
import { createRenderStudio, cutoutOf, documentOf, fillOf, groupOf, here, imageOf, never, styleOf, textOf, type RenderStudio } from './render-studio';

const shadow = { dx: 6, dy: 9, blur: 10, colour: '#000000', opacity: 1 };
const outline = { width: 3, colour: '#ff0000', opacity: 1 };
const clear = [0, 0, 0, 0];

let studio: RenderStudio;
let photo: ImageInfo;
let pixels: Raster;
beforeEach(async () => {
  studio = createRenderStudio();
  pixels = noise(60, 40);
  photo = await studio.addPhoto(pixels);
});

const disc = (x: number, y: number): number => Math.round(255 * Math.min(1, Math.max(0, 15.5 - Math.hypot(x - 30, y - 20))));

describe('a whole document', () => {
  it('copies what is only moved, byte by byte, and says where it has content', async () => {
    const scene = documentOf({ width: 100, height: 80 }, [imageOf(photo, { transform: translation(30, -10), blend: 'multiply' })]);
    const { raster, content } = await studio.renderer.full(scene, {}, never());
    expect(content).toEqual({ x: 30, y: 0, width: 60, height: 30 });
    for (let y = 0; y < 80; y += 1) {
      for (let x = 0; x < 100; x += 1) {
        const isInside = x >= 30 && x < 90 && y < 30;
        expect(pixel(raster, x, y)).toEqual(isInside ? [...pixel(pixels, x - 30, y + 10), 255] : clear);
      }
    }
  });

  it('keeps the exact colours of soft edges over nothing', async () => {
    const mask = studio.addMask(photo, (x) => (x < 10 ? 0 : (x * 4) % 256));
    const { raster } = await studio.renderer.full(documentOf(photo, [cutoutOf(photo, mask, { parent: 'g' }), groupOf({ id: 'g' })]), {}, never());
    for (const x of [0, 9, 10, 33, 59]) {
      const alpha = x < 10 ? 0 : (x * 4) % 256;
      expect(pixel(raster, x, 7)).toEqual(alpha === 0 ? clear : [...pixel(pixels, x, 7), alpha]);
    }
  });

  it('has its background under everything only when told', async () => {
    const scene = documentOf({ width: 64, height: 44 }, [imageOf(photo, { opacity: 0.5 })], { background: '#102030' });
    const [bare, grounded] = [await studio.renderer.full(scene, {}, never()), await studio.renderer.full(scene, { background: scene.background }, never())];
    expect([pixel(bare.raster, 62, 42), pixel(grounded.raster, 62, 42)]).toEqual([clear, [0x10, 0x20, 0x30, 255]]);
    expect(pixel(bare.raster, 5, 5)).toEqual([...pixel(pixels, 5, 5), 128]);
    const mixed = pixel(pixels, 5, 5).map((value, i) => Math.round((value + ([0x10, 0x20, 0x30][i] ?? 0)) / 2));
    expect(distance(pixel(grounded.raster, 5, 5), [...mixed, 255])).toBeLessThanOrEqual(1);
  });

  it('shows no seams between strips, whatever is sampled, blurred or looks at neighbours', async () => {
    const strips = createRenderStudio({ stripBytes: 1 });
    const effects = { shadow, outline };
    for (const each of [studio, strips]) await each.addPhoto(noise(150, 170));
    const big = await studio.addPhoto(noise(150, 170));
    const masks = [studio, strips].map((each) => each.addMask(big, (x, y) => Math.round(255 * Math.min(1, Math.max(0, (60 - Math.hypot(x - 75, y - 85)) / 3)))));
    const [mask] = masks;
    if (!mask) throw new Error('no mask');
    const style = styleOf();
    const layers = [
      fillOf({ kind: 'blur', image: big.id, blur: 9 }),
      fillOf({ kind: 'image', image: big.id, fit: 'tile' }, { opacity: 0.3 }),
      fillOf({ kind: 'gradient', shape: 'radial', from: { x: 0.5, y: 0.5 }, to: { x: 1, y: 1 }, stops: [{ at: 0, colour: '#ff0000', opacity: 0.2 }, { at: 1, colour: '#0000ff', opacity: 0.8 }] }),
      imageOf(big, { transform: compose(translation(70, 10), rotation(30)), opacity: 0.8, blend: 'overlay' }),
      imageOf(big, { transform: compose(translation(5.25, 100.5), scaling(0.4, 0.6)) }),
      cutoutOf(big, mask, { transform: compose(translation(40, 60), rotation(-20)), effects }),
      fillOf({ kind: 'colour', colour: '#00ff00' }, { clip: true, opacity: 0.4 }),
      textOf(style, { width: 180, height: 48 }, { transform: compose(translation(10, 150), rotation(-15)), effects }),
    ];
    const scene = documentOf({ width: 220, height: 260 }, layers);
    const whole = (await studio.renderer.full(scene, {}, never())).raster;
    const inStrips = (await strips.renderer.full(scene, {}, never())).raster;
    let worst = 0;
    whole.data.forEach((value, i) => (worst = Math.max(worst, Math.abs(value - (inStrips.data[i] ?? 0)))));
    expect(worst).toBeLessThanOrEqual(1);
  });

  it('composites in strips whose number follows the budget', async () => {
    let count = 0;
    const compositor = { ...here, composite: (program: Parameters<typeof here.composite>[0]) => (count++, here.composite(program)) };
    const strips = createRenderStudio({ compositor, stripBytes: 1 });
    const info = await strips.addPhoto(noise(60, 160));
    await strips.renderer.full(documentOf(info, [imageOf(info)]), {}, never());
    expect(count).toBe(10);
  });

  it('is refused by name when a chosen layer, a photo or a mask is not there', async () => {
    const mask = studio.addMask(photo, disc);
    const scene = documentOf(photo, [imageOf(photo, { id: 'a' }), cutoutOf(photo, mask, { id: 'b', mask: 'f'.repeat(64) })]);
    await expect(studio.renderer.full(scene, { layers: ['none'] }, never())).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining('none') });
    await expect(studio.renderer.full(scene, { layers: ['b'] }, never())).rejects.toMatchObject({ code: 'not-found' });
    const other = documentOf(photo, [imageOf({ ...photo, id: 'e'.repeat(64) })]);
    await expect(studio.renderer.full(other, {}, never())).rejects.toMatchObject({ code: 'not-found' });
  });

  it('stops when it is cancelled, before and on the way, and the next one works', async () => {
    const scene = documentOf(photo, [imageOf(photo)]);
    await expect(studio.renderer.full(scene, {}, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
    const controller = new AbortController();
    const compositor = { ...here, composite: async (program: Parameters<typeof here.composite>[0]) => (controller.abort(), here.composite(program)) };
    const slow = createRenderStudio({ compositor, stripBytes: 1 });
    const info = await slow.addPhoto(pixels);
    await expect(slow.renderer.full(documentOf(info, [imageOf(info)]), {}, controller.signal)).rejects.toMatchObject({ code: 'cancelled' });
    await expect(slow.renderer.full(documentOf(info, [imageOf(info)]), {}, never())).resolves.toMatchObject({ content: { width: 60 } });
  });

  it('renders one after another at full resolution', async () => {
    let running = 0;
    let most = 0;
    const compositor = {
      ...here,
      composite: async (program: Parameters<typeof here.composite>[0]) => {
        most = Math.max(most, ++running);
        const strip = await here.composite(program);
        running -= 1;
        return strip;
      },
    };
    const busy = createRenderStudio({ compositor });
    const info = await busy.addPhoto(pixels);
    const scene = documentOf(info, [imageOf(info)]);
    await Promise.all([1, 2, 3].map(() => busy.renderer.full(scene, {}, never())));
    expect(most).toBe(1);
  });
});

describe('a view', () => {
  it('shows a region at its scale, transparent outside the canvas', async () => {
    const big = await studio.addPhoto(quadrantPixels(400, 200));
    const scene = documentOf(big, [imageOf(big)], { background: '#ffffff' });
    const raster = await studio.renderer.view(scene, { region: { x: -100, y: -100, width: 600, height: 400 }, width: 60, height: 40, background: '#ffffff' }, never());
    expect([pixel(raster, 5, 20), pixel(raster, 30, 5), pixel(raster, 55, 20), pixel(raster, 30, 35)]).toEqual([clear, clear, clear, clear]);
    expect([pixel(raster, 15, 12), pixel(raster, 45, 12), pixel(raster, 15, 28)]).toEqual([[255, 0, 0, 255], [0, 255, 0, 255], [0, 0, 255, 255]]);
  });

  it('of a big photo made small never touches its full pixels', async () => {
    const big = await studio.addPhoto(quadrantPixels(3000, 2000));
    const mask = studio.addMask(big, (x, y) => (Math.hypot(x - 1500, y - 1000) < 700 ? 255 : 0));
    const { full } = Object.getPrototypeOf(studio.images.get(big.id)) as { full: () => unknown };
    const image = studio.images.get(big.id);
    let fullReads = 0;
    Object.defineProperty(image, 'full', { value: (...args: []) => (fullReads++, full.apply(image, args)) });
    const layers = [imageOf(big), cutoutOf(big, mask, { transform: compose(translation(100, 100), rotation(10)) }), fillOf({ kind: 'blur', image: big.id, blur: 300 }, { opacity: 0.2 })];
    const raster = await studio.renderer.view(documentOf(big, layers), { region: { x: 0, y: 0, width: 3000, height: 2000 }, width: 300, height: 200 }, never());
    expect(fullReads).toBe(0);
    expect(pixel(raster, 2, 2)[3]).toBe(255);
    await studio.renderer.view(documentOf(big, layers), { region: { x: 0, y: 0, width: 300, height: 200 }, width: 300, height: 200 }, never());
    expect(fullReads).toBeGreaterThan(0);
  });

  it('at half the scale has effects of half the size', async () => {
    const mask = studio.addMask(photo, (x, y) => (x >= 20 && x < 40 && y >= 10 && y < 30 ? 255 : 0));
    const layer = cutoutOf(photo, mask, { effects: { shadow: null, outline: { ...outline, width: 4 } } });
    const scene = documentOf(photo, [layer]);
    const raster = await studio.renderer.view(scene, { region: { x: 0, y: 0, width: 60, height: 40 }, width: 30, height: 20 }, never());
    expect(pixel(raster, 8, 10)).toEqual([255, 0, 0, 255]);
    expect(pixel(raster, 6, 10)[3]).toBeLessThan(40);
  });
});

describe('effects', () => {
  it('come from a layer that itself lies outside of what is shown', async () => {
    const scene = documentOf({ width: 100, height: 60 }, [imageOf(photo, { transform: translation(-70, 0), effects: { shadow: { ...shadow, dx: 60, dy: 0, blur: 0 }, outline: null } })]);
    const { raster } = await studio.renderer.full(scene, {}, never());
    expect(pixel(raster, 20, 20)).toEqual([0, 0, 0, 255]);
    expect(pixel(raster, 60, 20)).toEqual(clear);
  });

  it('alone are without the layer and its opacity', async () => {
    const layer = imageOf(photo, { opacity: 0.2, effects: { shadow: null, outline } });
    const raster = await studio.renderer.effects({ width: 60, height: 40 }, layer, { region: { x: -10, y: -10, width: 80, height: 60 }, width: 80, height: 60 }, never());
    expect(pixel(raster, 8, 30)).toEqual([255, 0, 0, 255]);
    expect(pixel(raster, 2, 30)).toEqual(clear);
  });

  it('are not where clipped layers show', async () => {
    const mask = studio.addMask(photo, (x, y) => (x >= 20 && x < 40 && y >= 10 && y < 30 ? 255 : 0));
    const layers = [cutoutOf(photo, mask, { effects: { shadow: null, outline } }), fillOf({ kind: 'colour', colour: '#00ff00' }, { clip: true })];
    const { raster } = await studio.renderer.full(documentOf(photo, layers), {}, never());
    expect([pixel(raster, 18, 20), pixel(raster, 20, 20), pixel(raster, 30, 20)]).toEqual([[255, 0, 0, 255], [0, 255, 0, 255], [0, 255, 0, 255]]);
  });
});

describe('merging', () => {
  it('gives one picture cut to what shows, over transparency, beyond the canvas too', async () => {
    const mask = studio.addMask(photo, disc);
    const layers = [
      imageOf(photo, { id: 'ground' }),
      cutoutOf(photo, mask, { id: 'a', transform: translation(40, 0) }),
      cutoutOf(photo, mask, { id: 'b', transform: translation(45, 20) }),
    ];
    const merged = await studio.renderer.rasterise(documentOf(photo, layers, { background: '#ffffff' }), ['a', 'b'], never());
    expect(merged?.bounds).toEqual({ x: 55, y: 5, width: 36, height: 51 });
    expect(merged?.raster).toMatchObject({ width: 36, height: 51, channels: 4 });
    expect(pixel(merged?.raster ?? pixels, 15, 15)).toEqual([...pixel(pixels, 30, 20), 255]);
    expect(pixel(merged?.raster ?? pixels, 0, 0)).toEqual(clear);
  });

  it('of everything is the document on its background, within the canvas', async () => {
    const layers = [imageOf(photo, { transform: translation(20, 10) })];
    const flat = await studio.renderer.rasterise(documentOf(photo, layers, { background: '#ffffff' }), null, never());
    expect(flat?.bounds).toEqual({ x: 0, y: 0, width: 60, height: 40 });
    expect(pixel(flat?.raster ?? pixels, 5, 5)).toEqual([255, 255, 255, 255]);
    const bare = await studio.renderer.rasterise(documentOf(photo, layers), null, never());
    expect(bare?.bounds).toEqual({ x: 20, y: 10, width: 40, height: 30 });
  });

  it('of nothing to see is nothing', async () => {
    const empty = studio.addMask(photo, () => 0);
    const layers = [cutoutOf(photo, empty, { id: 'a' }), imageOf(photo, { id: 'b', visible: false }), imageOf(photo, { id: 'c', transform: [1, 0, 0, 0, 0, 0] })];
    for (const chosen of [['a'], ['a', 'b'], ['c'], null]) {
      expect(await studio.renderer.rasterise(documentOf(photo, layers), chosen, never())).toBeUndefined();
    }
  });

  it('keeps a placed layer that was only moved exactly', async () => {
    const merged = await studio.renderer.rasterise(documentOf({ width: 10, height: 10 }, [imageOf(photo, { id: 'a', transform: [...identity] })]), ['a'], never());
    expect(merged?.bounds).toEqual({ x: 0, y: 0, width: 60, height: 40 });
    for (const [x, y] of [[0, 0], [59, 39], [31, 17]] as const) expect(pixel(merged?.raster ?? pixels, x, y)).toEqual([...pixel(pixels, x, y), 255]);
  });
});
