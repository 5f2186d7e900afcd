import { describe, expect, it } from 'vitest';
import { createViews } from '../../../src-main/services/views/views';
import type { Rect } from '../../../src-preload/model/geometry';
import type { Raster } from '../../../src-preload/raster/raster';
import { distance, noise, pipelineOf, pixel, plain, quadrantPhoto, quadrants } from '../../helpers/fixture-images';
import { addLayers, alphaOf, context, createStudio, cutoutOf } from '../../helpers/fixture-images-document';

async function studioWith(bytes: Uint8Array) {
  const studio = createStudio();
  const state = await studio.open(bytes);
  const views = createViews(studio);
  const view = async (layer: string, region: Rect, width: number, height: number): Promise<Raster> => {
    const answer = await views.layer({ document: state.document.id, layer, region, width, height }, context());
    expect(answer.pixels.length).toBe(width * height * 4);
    return { width, height, channels: 4, data: answer.pixels };
  };
  return { studio, state, view, photo: state.document.layers[0]?.id ?? '' };
}

describe('a view of a photo', () => {
  it('is exact where nothing is scaled', async () => {
    const source = noise(60, 40);
    const { view, photo } = await studioWith(await pipelineOf(source).png().toBuffer());
    for (const region of [{ x: 0, y: 0, width: 60, height: 40 }, { x: 7, y: 3, width: 21, height: 11 }]) {
      const raster = await view(photo, region, region.width, region.height);
      for (let y = 0; y < region.height; y++) {
        for (let x = 0; x < region.width; x++) expect(pixel(raster, x, y)).toEqual([...pixel(source, region.x + x, region.y + y), 255]);
      }
    }
  });

  it('is transparent beyond the canvas, on every side', async () => {
    const source = noise(10, 10);
    const { view, photo } = await studioWith(await pipelineOf(source).png().toBuffer());
    const raster = await view(photo, { x: -4, y: -3, width: 20, height: 20 }, 20, 20);
    expect(pixel(raster, 3, 3)).toEqual([0, 0, 0, 0]);
    expect(pixel(raster, 4, 2)).toEqual([0, 0, 0, 0]);
    expect(pixel(raster, 4, 3)).toEqual([...pixel(source, 0, 0), 255]);
    expect(pixel(raster, 13, 12)).toEqual([...pixel(source, 9, 9), 255]);
    expect(pixel(raster, 14, 13)).toEqual([0, 0, 0, 0]);
    const away = await view(photo, { x: 50, y: 50, width: 9, height: 9 }, 9, 9);
    expect(away.data.every((v) => v === 0)).toBe(true);
  });

  it('takes the full pixels where the proxy has too few, and the proxy else', async () => {
    const { view, photo } = await studioWith(await quadrantPhoto(4000, 2000).png().toBuffer());
    const near = await view(photo, { x: 1990, y: 990, width: 20, height: 20 }, 20, 20);
    expect(pixel(near, 9, 9)).toEqual([...quadrants.red, 255]);
    expect(pixel(near, 10, 9)).toEqual([...quadrants.green, 255]);
    expect(pixel(near, 9, 10)).toEqual([...quadrants.blue, 255]);
    const far = await view(photo, { x: 0, y: 0, width: 4000, height: 2000 }, 400, 200);
    expect(pixel(far, 195, 95)).toEqual([...quadrants.red, 255]);
    expect(pixel(far, 204, 95)).toEqual([...quadrants.green, 255]);
    expect(pixel(far, 195, 104)).toEqual([...quadrants.blue, 255]);
  });

  it('may begin inside a pixel, be a sliver, or be nothing', async () => {
    const { view, photo } = await studioWith(await quadrantPhoto(64, 32).png().toBuffer());
    const enlarged = await view(photo, { x: 31.5, y: 15.5, width: 1, height: 1 }, 100, 100);
    expect(distance(pixel(enlarged, 5, 5), [...quadrants.red, 255])).toBeLessThan(40);
    expect(distance(pixel(enlarged, 95, 5), [...quadrants.green, 255])).toBeLessThan(40);
    await view(photo, { x: 63.9, y: 31.9, width: 5, height: 5 }, 3, 3);
    await view(photo, { x: -1e6, y: -1e6, width: 2e6 + 10, height: 2e6 + 10 }, 3, 3);
    expect((await view(photo, { x: 5, y: 5, width: 0, height: 0 }, 4, 4)).data.every((v) => v === 0)).toBe(true);
  });

  it('does not bleed the colour of transparent pixels into its edges', async () => {
    const source = noise(200, 200, 4);
    for (let i = 0; i < 200 * 200; i++) source.data.set(i % 200 < 100 ? [255, 255, 255, 255] : [0, 0, 0, 0], i * 4);
    const { view, photo } = await studioWith(await pipelineOf(source).png().toBuffer());
    const raster = await view(photo, { x: 0, y: 0, width: 200, height: 200 }, 33, 33);
    let edges = 0;
    for (let x = 0; x < 33; x++) {
      const [r, g, b, a] = pixel(raster, x, 16);
      if (!a) continue;
      if (a < 255) edges += 1;
      expect(Math.min(r ?? 0, g ?? 0, b ?? 0)).toBeGreaterThan(240);
    }
    expect(edges).toBeGreaterThan(0);
  });
});

describe('a view of a cut-out', () => {
  it('has the photo\'s exact colours and the mask\'s exact alpha', async () => {
    const source = noise(50, 40);
    const { studio, state, view } = await studioWith(await pipelineOf(source).png().toBuffer());
    const alpha = alphaOf(50, 40, (x, y) => (x >= 10 && x < 30 && y >= 5 && y < 25 ? (x * 7 + y) % 256 : 0));
    const mask = studio.masks.put(50, 40, alpha);
    addLayers(studio, state, [cutoutOf(state, mask)]);
    const raster = await view('cut', { x: 0, y: 0, width: 50, height: 40 }, 50, 40);
    for (let y = 0; y < 40; y++) {
      for (let x = 0; x < 50; x++) {
        const a = alpha[y * 50 + x] ?? 0;
        expect(pixel(raster, x, y)).toEqual(a === 0 ? [0, 0, 0, 0] : [...pixel(source, x, y), a]);
      }
    }
  });

  it('is the same from the proxy and from the full pixels of a big photo', async () => {
    const { studio, state, view } = await studioWith(await plain([200, 100, 50], { width: 3000, height: 2000 }).png().toBuffer());
    const mask = studio.masks.put(3000, 2000, alphaOf(3000, 2000, (x, y) => (x >= 1000 && x < 2000 && y >= 500 && y < 1500 ? 255 : 0)));
    addLayers(studio, state, [cutoutOf(state, mask)]);
    const far = await view('cut', { x: 0, y: 0, width: 3000, height: 2000 }, 300, 200);
    const near = await view('cut', { x: 900, y: 400, width: 300, height: 200 }, 300, 200);
    for (const [raster, x, y] of [[far, 150, 100], [near, 200, 150]] as const) expect(pixel(raster, x, y)).toEqual([200, 100, 50, 255]);
    expect(pixel(far, 96, 100)).toEqual([0, 0, 0, 0]);
    expect(pixel(far, 103, 100)).toEqual([200, 100, 50, 255]);
    expect(pixel(near, 99, 150)).toEqual([0, 0, 0, 0]);
    expect(pixel(near, 100, 100)).toEqual([200, 100, 50, 255]);
    expect(pixel(near, 100, 99)).toEqual([0, 0, 0, 0]);
  });

  it('multiplies with the photo\'s own transparency', async () => {
    const { studio, state, view } = await studioWith(await plain([90, 60, 30], { width: 9, height: 9 }, 0.5).png().toBuffer());
    const mask = studio.masks.put(9, 9, alphaOf(9, 9, (x) => (x < 3 ? 0 : x < 6 ? 128 : 255)));
    addLayers(studio, state, [cutoutOf(state, mask)]);
    const raster = await view('cut', { x: 0, y: 0, width: 9, height: 9 }, 9, 9);
    expect([pixel(raster, 1, 4), pixel(raster, 4, 4), pixel(raster, 7, 4)]).toEqual([[0, 0, 0, 0], [90, 60, 30, 64], [90, 60, 30, 128]]);
  });

  it('of an empty mask is transparent', async () => {
    const { studio, state, view } = await studioWith(await plain([1, 2, 3]).png().toBuffer());
    addLayers(studio, state, [cutoutOf(state, studio.masks.put(32, 16, new Uint8Array(32 * 16)))]);
    expect((await view('cut', { x: 0, y: 0, width: 32, height: 16 }, 8, 4)).data.every((v) => v === 0)).toBe(true);
  });
});

it('of what is not there is a clear error', async () => {
  const { view, state, studio } = await studioWith(await plain([1, 2, 3]).png().toBuffer());
  await expect(view('none', { x: 0, y: 0, width: 1, height: 1 }, 1, 1)).rejects.toMatchObject({ code: 'not-found' });
  studio.documents.handlers.close({ id: state.document.id }, context());
  await expect(view('none', { x: 0, y: 0, width: 1, height: 1 }, 1, 1)).rejects.toMatchObject({ code: 'not-found' });
});
